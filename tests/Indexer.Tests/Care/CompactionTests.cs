using CsCheck;
using DocumentSearch.Indexer.Care;
using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search;
using DocumentSearch.Testing;
using Lucene.Net.Store;
using Directory = System.IO.Directory;

namespace DocumentSearch.Indexer.Tests.Care;

public sealed class CompactionTests
{
    private static readonly string[] Names = ["a.txt", "b.txt", "c.md", "d/a.txt", "d/e/b.txt", "f.cs"];

    private enum Change
    {
        Write,
        Delete,
        Move,
        Touch,
    }

    [Fact]
    public void A_compact_index_answers_as_a_new_one() =>
        Gen.Select(Gen.Enum<Change>(), Gen.Int[0, 5], Gen.Int[0, 5], Gen.OneOf(Answers.Words).Array[0, 12]).Array[5, 40].Sample(
            steps =>
            {
                using var folder = new IndexedFolder();
                foreach (var (change, at, to, words) in steps)
                {
                    Apply(folder.Files, change, Names[at], Names[to], string.Join(' ', words));
                    folder.Update();
                }

                Compact(folder);
                using var fresh = new IndexedFolder();
                foreach (var name in Names.Where(n => File.Exists(folder.Files[n])))
                    fresh.Files.Write(name, File.ReadAllBytes(folder.Files[name]));

                fresh.Update();
                Assert.Equal(Answers.Of(fresh), Answers.Of(folder));
                Assert.True(folder.Status() is { Behind: 0, Space.IsCompact: true });
            },
            iter: 15,
            threads: 1);

    [Fact]
    public void What_is_dead_goes_and_what_the_commit_says_stays()
    {
        using var folder = Fragmented();
        var (before, answers) = (IndexSnapshot.ReadStamp(folder.Location), Answers.Of(folder));
        var compaction = Compact(folder);
        Assert.True(compaction.Before is { Segments: 5, DeadBytes: > 0 }, $"{compaction.Before}");
        Assert.True(compaction.After is { Segments: 1, DeadBytes: 0 }, $"{compaction.After}");
        Assert.True(compaction.After.Bytes < compaction.Before.Bytes, $"{compaction}");
        Assert.Equal(compaction.After.Bytes, Directory.GetFiles(folder.Location.SegmentsFolder).Sum(file => new FileInfo(file).Length));
        Assert.Equal(answers.Length, Answers.Of(folder).Length);
        Assert.Equal(before.Write(), IndexSnapshot.ReadStamp(folder.Location).Write());

        var files = Files(folder);
        Assert.True(folder.Update() is { Added: 0, Modified: 0, Unchanged: > 0 });
        Assert.Equal(files, Files(folder));
    }

    [Fact]
    public void A_compact_index_is_left_alone()
    {
        using var folder = Fragmented();
        Compact(folder);
        var files = Files(folder);
        using var other = WriterTurn.Wait(folder.Location, folder.Options, CancellationToken.None);
        var compaction = Compact(folder);

        Assert.Equal(compaction.Before, compaction.After);
        Assert.Equal(files, Files(folder));
    }

    [Fact]
    public void Values_that_were_superseded_go_even_from_a_single_segment()
    {
        using var folder = IndexedFolder.InOneSegment(("a.txt", "apple"), ("b.txt", "banana"));
        folder.Files.Move("a.txt", "c.txt");
        folder.Update();
        var compaction = Compact(folder);

        Assert.True(compaction.Before is { Segments: 1, DeadBytes: > 0 });
        Assert.True(compaction.After is { Segments: 1, DeadBytes: 0 });
        Assert.Equal("c.txt", Assert.Single(folder.Paths("apple")));
        Assert.Equal(0, folder.Status().Behind);
    }

    [Fact]
    public void An_index_without_documents_becomes_compact_too()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        folder.Files.Delete("a.txt");
        folder.Update();

        Assert.Equal((0, 0L), (Compact(folder).After.Segments, folder.Status().Space.DeadBytes));
    }

    [Fact]
    public void Readers_keep_answering()
    {
        using var folder = Fragmented();
        using var before = Searcher.Open(folder.Location);
        var answers = Answers.Of(before);
        Compact(folder);

        Assert.Equal(answers, Answers.Of(before));
    }

    [Fact]
    public void An_update_planned_before_is_carried_out_after()
    {
        using var folder = Fragmented();
        folder.Files.Write("late.txt", "late");
        folder.Files.Delete("0-0.txt");
        var late = folder.Updater;
        var prepared = late.Prepare(new UpdateRequest(), default, CancellationToken.None);
        Compact(folder);
        late.Apply(prepared, new UpdateRequest(), null, CancellationToken.None);

        Assert.Equal(["late.txt"], folder.Paths("late"));
        Assert.DoesNotContain("0-0.txt", folder.Paths("apple"));
        Assert.Equal(0, folder.Status().Behind);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(1000)]
    public void Ended_early_it_leaves_the_index_as_it_was(int outputs)
    {
        using var folder = Fragmented();
        using var cancel = new CancellationTokenSource();
        var (files, answers) = (Files(folder), Answers.Of(folder));
        var left = outputs;
        var options = folder.Options with { OpenSegments = path => new Watched(IndexDirectory.Open(path), CountDown) };
        if (outputs == 0)
            cancel.Cancel();

        if (outputs == 1000)
            Compaction.Run(folder.Location, options, cancel.Token);
        else
            Assert.Throws<OperationCanceledException>(() => Compaction.Run(folder.Location, options, cancel.Token));

        Assert.Equal(outputs == 1000, !files.SequenceEqual(Files(folder)));
        if (outputs != 1000)
            Assert.Equal(answers, Answers.Of(folder));

        void CountDown()
        {
            if (--left == 0)
                cancel.Cancel();
        }
    }

    [Fact]
    public void A_disk_that_fills_up_leaves_the_index_as_it_was()
    {
        using var folder = Fragmented();
        var (files, answers, left) = (Files(folder), Answers.Of(folder), 8);
        var options = folder.Options with { OpenSegments = path => new Watched(IndexDirectory.Open(path), Fill) };
        var error = Assert.Throws<IndexException>(() => Compaction.Run(folder.Location, options, CancellationToken.None));

        Assert.Equal(IndexErrorKind.NotWritable, error.Kind);
        Assert.Equal($"{folder.Location.Folder}: the index cannot be written: no space left on device", error.Message);
        Assert.Equal(files, Files(folder));
        Assert.Equal(answers, Answers.Of(folder));

        void Fill()
        {
            if (--left <= 0)
                throw new IOException("No space left on device");
        }
    }

    [Fact]
    public void It_needs_twice_the_commit_in_free_space()
    {
        using var folder = Fragmented();
        folder.Files.Write(".search/scratch/left-behind", new byte[10_000]);
        var (files, bytes) = (Files(folder), folder.Status().Space.CommitBytes);
        var tight = folder.Options with { FreeBytes = _ => 2 * bytes - 1 };
        var error = Assert.Throws<IndexException>(() => Compaction.Run(folder.Location, tight, CancellationToken.None));
        Assert.Equal($"{folder.Location.Folder}: not enough free space: 1 MB are needed, 0 MB are free", error.Message);
        Assert.Equal(files, Files(folder));

        Compaction.Run(folder.Location, folder.Options with { FreeBytes = _ => 2 * bytes }, CancellationToken.None);
        Assert.True(folder.Status().Space.IsCompact);
    }

    [Fact]
    public void What_a_killed_writer_left_behind_is_dead_and_dropped()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        Compact(folder);
        folder.Files.Write(".search/main/_zz.cfs", new byte[1000]);
        folder.Files.Write(".search/main-7/_0.cfs", new byte[200]);
        folder.Files.Write(".search/scratch/work/x", new byte[30]);
        using (WriterLock.Take(folder.Location, TimeSpan.Zero, null, CancellationToken.None))
            Assert.Equal((0, true), (folder.Status().Space.DeadBytes, folder.Status().IsWriting));

        Assert.Equal((1230, false), (folder.Status().Space.DeadBytes, folder.Status().IsWriting));
        Compact(folder);
        Assert.Equal(["main"], Directory.GetDirectories(folder.Location.Folder).Select(path => Path.GetFileName(path)));
        Assert.False(File.Exists(folder.Files[".search/main/_zz.cfs"]));
        Assert.Equal(["a.txt"], folder.Paths("apple"));
    }

    [Fact]
    public void Damage_is_not_copied()
    {
        using var folder = Fragmented();
        var largest = Directory.GetFiles(folder.Location.SegmentsFolder, "*.cfs").MaxBy(path => new FileInfo(path).Length)!;
        Damage.Middle(largest);
        var files = Files(folder);
        var error = Assert.Throws<IndexException>(() => Compact(folder));

        Assert.Equal(IndexErrorKind.Corrupt, error.Kind);
        Assert.Equal(files, Files(folder));
    }

    private static Compaction Compact(IndexedFolder folder) => Compaction.Run(folder.Location, folder.Options, CancellationToken.None);

    // Segments of three documents each, of which one is gone in the first, and one was moved in the second.
    private static IndexedFolder Fragmented()
    {
        var folder = IndexedFolder.ByOneThread();
        for (var i = 0; i < 5; i++)
        {
            for (var j = 0; j < 3; j++)
                folder.Files.Write($"{i}-{j}.txt", $"apple banana {i} {Answers.Words[2 + j % 2]}");

            folder.Update();
        }

        folder.Files.Delete("0-1.txt");
        folder.Files.Move("1-0.txt", "moved.txt");
        folder.Update();
        return folder;
    }

    private static string[] Files(IndexedFolder folder) =>
        [.. Directory.GetFiles(folder.Location.SegmentsFolder).Select(path => Path.GetFileName(path)).Where(name => name != "segments.gen").Order(StringComparer.Ordinal)];

    private static void Apply(TempFolder files, Change change, string name, string other, string text)
    {
        switch (change)
        {
            case Change.Write:
                files.Write(name, text);
                break;
            case Change.Delete when File.Exists(files[name]):
                files.Delete(name);
                break;
            case Change.Move when File.Exists(files[name]):
                files.Move(name, other);
                break;
            case Change.Touch when File.Exists(files[name]):
                File.SetLastWriteTimeUtc(files[name], new DateTime(2000, 1, 1 + text.Length % 28, 0, 0, 0, DateTimeKind.Utc));
                break;
        }
    }

    /// <summary>A folder of segments that tells of every file that is begun in it.</summary>
    private sealed class Watched(Lucene.Net.Store.Directory folder, Action onOutput) : FilterDirectory(folder)
    {
        public override IndexOutput CreateOutput(string name, IOContext context)
        {
            onOutput();
            return base.CreateOutput(name, context);
        }
    }
}
