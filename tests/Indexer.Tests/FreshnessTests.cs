using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests;

public sealed class FreshnessTests
{
    private static readonly FreshnessLimits Patient = new() { CheckTime = TimeSpan.FromHours(1) };

    [Fact]
    public void Small_changes_are_brought_in()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        folder.Files.Write("b.txt", "banana");
        var freshness = Bring(folder, Patient);

        Assert.Equal((0, null, 1), (freshness.Behind, freshness.Reason, freshness.Report!.Added));
        Assert.Equal(["b.txt"], folder.Paths("banana"));
        Assert.Null(Bring(folder, Patient).Report);
    }

    [Fact]
    public void Changes_that_would_take_long_are_counted()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        folder.Files.Write("b.txt", "banana");
        folder.Files.Write("c.txt", "cherry");
        foreach (var limits in new[] { Patient with { Files = 1 }, Patient with { Bytes = 11 } })
        {
            var freshness = Bring(folder, limits);
            Assert.Equal((2, true, true), (freshness.Behind, freshness.Report is null, freshness.Reason is { Length: > 0 }));
            Assert.Empty(folder.Paths("banana"));
        }

        Assert.Equal(0, Bring(folder, Patient with { Bytes = 12, Files = 2 }).Behind);
    }

    [Fact]
    public void A_check_that_takes_long_says_so_and_changes_nothing()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        folder.Files.Delete("a.txt");
        var freshness = Bring(folder, Patient with { CheckTime = TimeSpan.Zero, AlwaysChecked = 0 });

        Assert.Contains("could not be checked", freshness.Reason, StringComparison.Ordinal);
        Assert.Equal(["a.txt"], folder.Paths("apple"));
    }

    [Fact]
    public void Another_writer_is_not_waited_for()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        folder.Files.Write("b.txt", "banana");
        using var other = WriterTurn.Wait(folder.Location, folder.Options, CancellationToken.None);
        var freshness = Bring(folder, Patient);

        Assert.Equal((1, "another process is bringing the index up to date"), (freshness.Behind, freshness.Reason));
    }

    [Fact]
    public void A_small_index_of_other_rules_is_made_anew_and_a_larger_one_answers()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"), ("b.txt", "banana"));
        MakeOutdated(folder, FormatVersion.OldestReadable);
        folder.Files.Write("c.txt", "apple");
        var freshness = Bring(folder, Patient with { Files = 2 });
        Assert.Contains("made by an older version", freshness.Reason, StringComparison.Ordinal);
        Assert.Equal((null, false), (freshness.Report, freshness.IsExact));
        Assert.Equal(["a.txt"], folder.Paths("apple"));

        Assert.True(Bring(folder, Patient with { Files = 3 }).Report!.Rebuilt);
        Assert.Equal(["a.txt", "c.txt"], folder.Paths("apple").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_index_that_is_too_old_to_answer_is_made_anew_whatever_the_limits()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"), ("b.txt", "banana"));
        MakeOutdated(folder, FormatVersion.OldestReadable - 1);
        Assert.True(Bring(folder, Patient with { Files = 1 }).Report!.Rebuilt);
        Assert.Equal(["a.txt"], folder.Paths("apple"));
    }

    [Fact]
    public void A_place_that_cannot_be_scanned_is_told()
    {
        using var folder = new IndexedFolder();
        folder.Files.Write("docs/a.txt", "apple");
        folder.Updater.Update([folder.Files["docs"]], null, CancellationToken.None);
        Directory.Move(folder.Files["docs"], folder.Files["away"]);

        Assert.Equal("docs", Assert.Single(Bring(folder, Patient).Report!.Faults).Path);
    }

    private static void MakeOutdated(IndexedFolder folder, int format)
    {
        using var session = IndexSession.Open(folder.Location, Generation.First, folder.Options, files: 1, lastId: 0);
        session.Commit(new CommitStamp(format, AnalysisFingerprint.Current + "-old", ["."], 1));
    }

    private static Freshness Bring(IndexedFolder folder, FreshnessLimits limits) =>
        Freshness.Bring(folder.Location, folder.Options, limits, null, CancellationToken.None);
}
