using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests;

/// <summary>Updates that are interrupted, fail, run side by side, or write an index anew.</summary>
public sealed class UpdateRunTests
{
    private static readonly string[] ThreeWords = ["apple", "banana", "cherry"];

    [Fact]
    public void What_was_done_before_a_cancel_is_kept_and_the_next_update_does_the_rest()
    {
        using var folder = new IndexedFolder { Options = new IndexerOptions { Threads = 1 } };
        for (var i = 0; i < 20; i++)
            folder.Files.Write($"{i:00}.txt", "apple");

        using var cancel = new CancellationTokenSource();
        var report = folder.Updater.Update([folder.Files.FullPath], new Told(p => CancelAt(p, 7, cancel)), cancel.Token);
        Assert.True(report.Cancelled);
        Assert.Equal(7, folder.Search("apple").Total);
        Assert.Equal(13, folder.Status().Behind);

        Assert.False(folder.Update().Cancelled);
        Assert.Equal(20, folder.Search("apple").Total);
    }

    [Fact]
    public void Cancelled_before_anything_was_read_it_says_so()
    {
        using var folder = new IndexedFolder();
        folder.Files.Write("a.txt", "apple");
        Assert.Throws<OperationCanceledException>(() => folder.Updater.Update([folder.Files.FullPath], null, new CancellationToken(canceled: true)));
        Assert.False(folder.Location.Exists);
    }

    [Fact]
    public void There_is_one_writer_at_a_time()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        folder.Files.Write("b.txt", "banana");
        using (WriterTurn.Wait(folder.Location, folder.Options, CancellationToken.None))
        {
            var error = Assert.Throws<IndexException>(folder.Update);
            Assert.Equal((IndexErrorKind.Locked, folder.Location.Folder), (error.Kind, error.IndexPath));
            Assert.Equal(["a.txt"], folder.Paths("apple"));
        }

        folder.Update();
        Assert.Equal(["b.txt"], folder.Paths("banana"));
    }

    [Fact]
    public void A_failure_commits_nothing()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"), ("gone.txt", "apple"));
        folder.Files.Write("a.txt", "banana");
        folder.Files.Write("b.txt", "banana");
        folder.Files.Delete("gone.txt");
        Assert.Throws<TimeZoneNotFoundException>(() => folder.Updater.Update([], new Told(_ => throw new TimeZoneNotFoundException()), CancellationToken.None));

        Assert.Equal(["a.txt", "gone.txt"], folder.Paths("apple").Order(StringComparer.Ordinal));
        Assert.Empty(folder.Paths("banana"));
        folder.Update();
        Assert.Equal(["a.txt", "b.txt"], folder.Paths("banana").Order(StringComparer.Ordinal));
        Assert.Empty(folder.Paths("apple"));
    }

    [Fact]
    public void A_long_update_commits_as_it_goes()
    {
        var options = new IndexerOptions { Threads = 2, BufferMegabytes = 16, CommitBytes = 10 * IndexerOptions.MinFileCost };
        using var folder = new IndexedFolder { Options = options };
        for (var i = 0; i < 100; i++)
            folder.Files.Write($"{i}.txt", $"apple number{i}");

        // What a process that is killed would leave: the commits so far, and not the last one.
        Assert.Throws<TimeZoneNotFoundException>(() => folder.Updater.Update(
            [folder.Files.FullPath], new Told(p => { if (p.Files == 95) throw new TimeZoneNotFoundException(); }), CancellationToken.None));
        var kept = folder.Search("apple").Total;
        Assert.InRange(kept, 10, 99);
        Assert.Equal(100 - kept, folder.Update().Added);
        Assert.Equal((100, 0), (folder.Search("apple").Total, folder.Status().Behind));
    }

    [Fact]
    public void A_rebuild_that_was_interrupted_goes_on_and_the_old_index_answers_meanwhile()
    {
        var options = new IndexerOptions { Threads = 1, BufferMegabytes = 16, CommitBytes = 10 * IndexerOptions.MinFileCost };
        using var folder = new IndexedFolder { Options = options };
        for (var i = 0; i < 50; i++)
            folder.Files.Write($"{i}.txt", $"apple number{i}");

        folder.Update();
        MakeOutdated(folder);
        using (var cancel = new CancellationTokenSource())
            Assert.True(folder.Updater.Update([], new Told(p => CancelAt(p, 30, cancel)), cancel.Token).Cancelled);

        Assert.Equal(50, folder.Search("apple").Total);
        Assert.Equal(2, Generation.All(folder.Location).Count);
        var report = folder.Update();
        Assert.Equal((20, 30, true), (report.Added, report.Unchanged, report.Rebuilt));
        Assert.Equal((50, 0), (folder.Search("apple").Total, folder.Status().Behind));
        Assert.Equal([Generation.Current(folder.Location)], Generation.All(folder.Location));
        Assert.NotEqual(Generation.First, Generation.Current(folder.Location));
        Assert.Equal(0, folder.Update().Added);
    }

    [Fact]
    public void An_index_of_other_rules_is_written_anew()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"), ("b.txt", "banana"));
        MakeOutdated(folder);
        Assert.True(folder.Update().Rebuilt);
        Assert.Equal((1, 1), (folder.Search("apple").Total, folder.Search("banana").Total));
        Assert.False(folder.Update().Rebuilt);
    }

    [Fact]
    public void An_index_of_other_rules_is_written_anew_even_if_its_folder_is_empty()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        folder.Files.Delete("a.txt");
        MakeOutdated(folder);
        folder.Update();

        Assert.Equal(0, folder.Search("apple").Total);
    }

    [Fact]
    public void Two_processes_that_find_old_rules_do_not_undo_each_other()
    {
        using var folder = IndexedFolder.Of([.. ThreeWords.Select(w => ($"{w}.txt", w))]);
        MakeOutdated(folder);
        var late = folder.Updater;
        var prepared = late.Prepare(new UpdateRequest(), default, CancellationToken.None);
        folder.Update();
        folder.Files.Write("late.txt", "late");
        late.Apply(prepared, new UpdateRequest(), null, CancellationToken.None);

        Assert.Equal([1, 1, 1, 1], ThreeWords.Append("late").Select(w => folder.Search(w).Total));
    }

    [Fact]
    public void Two_processes_with_the_same_work_do_it_once()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        folder.Files.Write("b.txt", "banana");
        var late = folder.Updater;
        var prepared = late.Prepare(new UpdateRequest(), default, CancellationToken.None);
        folder.Update();
        late.Apply(prepared, new UpdateRequest(), null, CancellationToken.None);

        Assert.Equal((1, 1), (folder.Search("apple").Total, folder.Search("banana").Total));
    }

    [Fact]
    public void Progress_counts_every_file_and_byte()
    {
        using var folder = new IndexedFolder { Options = new IndexerOptions { Threads = 1 } };
        folder.Files.Write("a.txt", "apple");
        folder.Files.Write("b.txt", "banana");
        var told = new List<UpdateProgress>();
        folder.Updater.Update([folder.Files.FullPath], new Told(told.Add), CancellationToken.None);

        Assert.Equal([new UpdateProgress(1, 2, 5, 11), new UpdateProgress(2, 2, 11, 11)], told);
    }

    private static void MakeOutdated(IndexedFolder folder)
    {
        using var session = IndexSession.Open(folder.Location, Generation.First, folder.Options, files: 1, lastId: 0);
        session.Commit(Stamp(folder.Location) with { Analysis = AnalysisFingerprint.Current + "-old" });
    }

    private static void CancelAt(UpdateProgress progress, int files, CancellationTokenSource cancel)
    {
        if (progress.Files == files)
            cancel.Cancel();
    }

    private sealed class Told(Action<UpdateProgress> action) : IProgress<UpdateProgress>
    {
        public void Report(UpdateProgress value) => action(value);
    }

    private static CommitStamp Stamp(IndexLocation location)
    {
        using var snapshot = IndexSnapshot.Open(location);
        return snapshot.Stamp;
    }
}
