using System.Text;
using CsCheck;
using DocumentSearch.Indexer.Check;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests.Check;

public sealed class IndexCheckTests
{
    [Fact]
    public void An_index_of_many_kinds_of_documents_is_sound()
    {
        using var folder = ManyKinds.WithLong();
        var report = Check(folder);

        AssertSound(report);
        Assert.Equal((19, true), (report.Documents, report.IsCurrent));
        Assert.InRange(report.Segments, 2, 5);
        Assert.InRange(report.Deleted, 1, 3);
        Assert.InRange(report.Postings, report.Terms + 1_000_000, 4_000_000);
        Assert.Empty(report.Notes);
        Assert.Equal(
            new DirectoryInfo(folder.Location.SegmentsFolder).EnumerateFiles().Where(f => f.Name is not ("segments.gen" or "write.lock")).Sum(f => f.Length),
            report.Bytes);
    }

    [Fact]
    public void An_index_of_nothing_is_sound()
    {
        using var folder = IndexedFolder.Of();
        AssertSound(Check(folder));
    }

    [Fact]
    public void The_sources_need_not_be_there()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        folder.Files.Delete("a.txt");
        AssertSound(Check(folder));
    }

    [Fact]
    public void Random_texts_in_any_encoding_are_sound() => Gen.Select(
        Gen.Select(Gen.Int[0, 4], Gen.Char.Array[0, 400]).Array[1, 6], Gen.Bool).Sample(
        (texts, updateTwice) =>
        {
            using var folder = new IndexedFolder();
            for (var i = 0; i < texts.Length; i++)
            {
                folder.Files.Write($"{i}.txt", EncodingOf(texts[i].Item1).GetBytes(new string(texts[i].Item2)));
                if (updateTwice)
                    folder.Update();
            }

            folder.Update();
            AssertSound(Check(folder));
        },
        iter: 60,
        threads: 1);

    [Fact]
    public void Progress_comes_to_the_end()
    {
        using var folder = ManyKinds.Small();
        var told = new System.Collections.Concurrent.ConcurrentBag<UpdateProgress>();
        var report = IndexCheck.Run(folder.Location, new Told(told.Add), TestContext.Current.CancellationToken);

        Assert.Equal(report.Documents, told.Count);
        var last = told.MaxBy(p => p.Files);
        Assert.Equal((last.TotalFiles, last.TotalBytes), (last.Files, last.Bytes));
        var cancelled = new CancellationToken(canceled: true);
        Assert.Throws<OperationCanceledException>(() => IndexCheck.Run(folder.Location, null, cancelled));
    }

    [Fact]
    public void Where_there_is_no_index_it_says_so()
    {
        using var folder = new IndexedFolder();
        Assert.Equal(IndexErrorKind.Missing, Assert.Throws<IndexException>(() => Check(folder)).Kind);
        Assert.Equal(IndexErrorKind.Missing, Assert.Throws<IndexException>(() => Damaged.Repair(folder)).Kind);
    }

    [Fact]
    public void An_index_of_a_newer_version_is_left_alone()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        Damaged.Commit(folder, stamp => stamp with { Format = FormatVersion.Current + 1 });
        Assert.Equal(IndexErrorKind.NewerFormat, Assert.Throws<IndexException>(() => Check(folder)).Kind);

        Assert.Equal(IndexErrorKind.NewerFormat, Assert.Throws<IndexException>(() => Damaged.Repair(folder)).Kind);
    }

    [Fact]
    public void Of_an_index_of_older_rules_only_the_files_are_verified()
    {
        using var folder = ManyKinds.Small();
        Damaged.Commit(folder, stamp => stamp with { Analysis = AnalysisFingerprint.Current + "-old" });
        var report = Check(folder);
        AssertSound(report);
        Assert.Equal((false, 0L), (report.IsCurrent, report.Postings));

        Damaged.Flip(folder.Location.SegmentsFolder, "*.cfs", 500);
        Assert.Equal(CheckFindingKind.File, Assert.Single(Check(folder).Findings).Kind);
    }

    [Fact]
    public void What_is_left_over_is_noted_and_is_no_damage()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        folder.Files.Write(".search/main/_9.cfs", "left over");
        folder.Files.Write(".search/main/segments_9", "");
        folder.Files.MakeFolder(".search/main-7");
        var newest = Directory.GetFiles(folder.Location.SegmentsFolder, "segments_?").Order(StringComparer.Ordinal).First();
        File.Move(newest, Path.Combine(folder.Location.SegmentsFolder, "segments_8"));
        var report = Check(folder);

        AssertSound(report);
        Assert.Equal(2, report.Notes.Count);
        Assert.Contains("_9.cfs, segments_9", report.Notes[0], StringComparison.Ordinal);
        Assert.StartsWith("main-7: ", report.Notes[1], StringComparison.Ordinal);
    }

    [Fact]
    public void One_broken_segment_does_not_hide_another()
    {
        using var folder = ManyKinds.Small();
        var descriptions = Directory.GetFiles(folder.Location.SegmentsFolder, "*.si").Order(StringComparer.Ordinal).ToArray();
        File.Delete(descriptions[0]);
        Damaged.Flip(folder.Location.SegmentsFolder, Path.GetFileNameWithoutExtension(descriptions[1]) + ".cfs", 2000);
        var report = Check(folder);

        Assert.Equal(2, report.FindingCount);
        Assert.Equal($"its file {Path.GetFileName(descriptions[0])} is missing", report.Findings[0].Detail);
        Assert.Matches(@"its file _\w+\.cfs has a wrong checksum, in _\w+\.\w+", report.Findings[1].Detail);
        Assert.InRange(report.Documents, 1, 16);
    }

    [Fact]
    public void A_check_while_others_write_is_sound()
    {
        using var folder = ManyKinds.Small();
        using var end = new CancellationTokenSource();
        var writer = new Thread(() => WriteUntil(folder, end.Token));
        writer.Start();
        try
        {
            for (var i = 0; i < 25; i++)
                AssertSound(Check(folder));
        }
        finally
        {
            end.Cancel();
            writer.Join();
        }

        AssertSound(Check(folder));
    }

    internal static CheckReport Check(IndexedFolder folder) => IndexCheck.Run(folder.Location, null, CancellationToken.None);

    internal static void AssertSound(CheckReport report)
    {
        Assert.Empty(report.Findings);
        Assert.True(report.IsSound);
    }

    private static void WriteUntil(IndexedFolder folder, CancellationToken end)
    {
        for (var i = 0; !end.IsCancellationRequested; i++)
        {
            folder.Files.Write($"new/{i % 7}.txt", $"apple {i}");
            if (i % 3 == 2)
                folder.Files.Delete($"new/{(i + 3) % 7}.txt");

            folder.Update();
        }
    }

    private static Encoding EncodingOf(int number) => number switch
    {
        0 => Encoding.Unicode,
        1 => Encoding.BigEndianUnicode,
        2 => Encoding.UTF32,
        3 => Encoding.Latin1,
        _ => Encoding.UTF8,
    };

    private sealed class Told(Action<UpdateProgress> action) : IProgress<UpdateProgress>
    {
        public void Report(UpdateProgress value) => action(value);
    }
}
