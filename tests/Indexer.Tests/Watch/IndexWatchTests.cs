using System.Globalization;
using DocumentSearch.Indexer.Watch;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Testing;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Tests.Watch;

public sealed class IndexWatchTests
{
    private static readonly WatchOptions NoRescan = new() { RescanInterval = TimeSpan.FromHours(1) };
    private static readonly WatchOptions OnlyRescan = new() { RescanInterval = TimeSpan.FromMilliseconds(200) };

    [Fact]
    public void It_catches_up_and_follows_every_change()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"), ("b.txt", "banana"));
        folder.Files.Delete("b.txt");
        folder.Files.Write("c.txt", "cherry");
        using var watch = RunningWatch.CaughtUp(folder, options: NoRescan);
        var first = Assert.Single(watch.Updates);
        Assert.Equal((1, 0, 1, false), (first.Added, first.Modified, first.Removed, first.Cancelled));
        Assert.Equal(["c.txt"], folder.Paths("cherry"));

        folder.Files.Write("a.txt", "date");
        watch.WaitFor("date", 1);
        folder.Files.Move("c.txt", "deep/er/d.txt");
        watch.WaitFor(() => folder.Paths("cherry") is ["deep/er/d.txt"]);
        folder.Files.Delete("deep/er/d.txt");
        watch.WaitFor("cherry", 0);
        Assert.Equal($"watching {folder.Files.FullPath}", Assert.Single(watch.Notices(WatchNotice.Watching)));
    }

    [Fact]
    public void An_index_is_made_where_there_is_none()
    {
        using var folder = new IndexedFolder();
        folder.Files.Write("a.txt", "apple");
        using var watch = RunningWatch.CaughtUp(folder);
        Assert.Equal(["a.txt"], folder.Paths("apple"));
    }

    [Fact]
    public void Files_that_come_together_with_many_folders_are_all_found()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        using var watch = RunningWatch.CaughtUp(folder, options: NoRescan);
        for (var i = 0; i < 200; i++)
            folder.Files.Write($"{i % 7}/{i % 5}/{i % 3}/{i}/b.txt", "banana");

        watch.WaitFor("banana", 200);
    }

    [Fact]
    public void Events_that_were_lost_are_made_up_for()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only there is it known how many events are kept");
        var kept = int.Parse(File.ReadAllText("/proc/sys/fs/inotify/max_queued_events"), CultureInfo.InvariantCulture);
        Assert.SkipWhen(kept > 200_000, $"the system keeps {kept} events");
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        using var watch = new RunningWatch(folder, options: NoRescan, onTold: told =>
        {
            if (told is WatchEvent.Notice { Kind: WatchNotice.Watching })
                LoseEvents();
        });
        watch.WaitFor(watch.IsCaughtUp);
        watch.WaitFor("banana", 1);
        folder.Files.Write("new/c.txt", "cherry");
        watch.WaitFor("cherry", 1);

        // While the watch is telling something it does not look at events.
        void LoseEvents()
        {
            for (var i = 0; i < kept / 3 + 1; i++)
            {
                folder.Files.Write("noise.txt", "");
                folder.Files.Delete("noise.txt");
            }

            folder.Files.Write("new/b.txt", "banana");
        }
    }

    [Fact]
    public void What_no_event_tells_is_found_by_looking_now_and_then()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "there are no hard links in .NET's own methods");
        using var outside = new TempFolder();
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        outside.Write("b.txt", "banana");
        System.Diagnostics.Process.Start("ln", [outside["b.txt"], folder.Files["b.txt"]]).WaitForExit();
        using var watch = RunningWatch.CaughtUp(folder, options: OnlyRescan);
        outside.Write("b.txt", "cherry");
        watch.WaitFor("cherry", 1);
    }

    [Fact]
    public void Polling_needs_no_events()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        using var watch = RunningWatch.CaughtUp(folder, options: NoRescan with { Poll = TimeSpan.FromMilliseconds(100) });
        Assert.Equal("looking for changes every 0.1 s: polling was asked for", Assert.Single(watch.Notices(WatchNotice.Polling)));
        folder.Files.Write("new/b.txt", "banana");
        watch.WaitFor("banana", 1);
    }

    [Fact]
    public void Its_own_commits_do_not_wake_it()
    {
        using var folder = new IndexedFolder();
        using var watch = RunningWatch.CaughtUp(folder, options: NoRescan);
        var looks = watch.Looks;
        for (var i = 1; i <= 3; i++)
        {
            folder.Files.Write($"{i}.txt", "apple");
            watch.WaitFor(() => watch.Updates.Sum(update => update.Added) == i);
        }

        // A file may be seen while it is being written, but a commit that woke it would do so each time.
        Assert.InRange(watch.Looks - looks, 3, 5);
    }

    [Fact]
    public void A_root_may_come_later()
    {
        using var folder = new IndexedFolder();
        using var watch = RunningWatch.CaughtUp(folder, ["docs"], NoRescan);
        Assert.Equal($"{folder.Files["docs"]}: no such file or folder yet; it is indexed when it appears", Assert.Single(watch.Notices(WatchNotice.Missing)));
        folder.Files.Write("docs/a.txt", "apple");
        watch.WaitFor("apple", 1);
        folder.Files.Write("docs/b.txt", "banana");
        watch.WaitFor("banana", 1);
    }

    [Fact]
    public void A_root_that_goes_is_told_once_and_followed_when_it_is_back()
    {
        using var folder = new IndexedFolder();
        folder.Files.Write("docs/a.txt", "apple");
        using var watch = RunningWatch.CaughtUp(folder, ["docs", "more"], NoRescan);
        Directory.Move(folder.Files["docs"], folder.Files["away"]);
        watch.WaitFor(() => watch.Updates.Any(update => update.Faults.Count > 0));
        folder.Files.Write("more/c.txt", "cherry");
        watch.WaitFor("cherry", 1);
        Directory.Move(folder.Files["away"], folder.Files["docs"]);
        folder.Files.Write("docs/b.txt", "banana");
        watch.WaitFor("banana", 1);
        Assert.Single(watch.Updates, update => update.Faults.Count > 0);
    }

    [Fact]
    public void A_root_that_another_process_adds_is_followed_too()
    {
        using var folder = new IndexedFolder();
        folder.Files.Write("one/a.txt", "apple");
        folder.Files.Write("two/b.txt", "banana");
        using var watch = RunningWatch.CaughtUp(folder, ["one"], NoRescan);
        var looks = watch.Looks;
        folder.Updater.Update([folder.Files["two"]], null, CancellationToken.None);
        watch.WaitFor(() => watch.Looks > looks);
        folder.Files.Write("two/c.txt", "cherry");
        watch.WaitFor("cherry", 1);
    }

    [Fact]
    public void Another_choice_of_another_process_is_followed_too()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        using var watch = RunningWatch.CaughtUp(folder, options: NoRescan);
        var looks = watch.Looks;
        folder.Update(choices => choices with { Hidden = true });
        watch.WaitFor(() => watch.Looks > looks);
        folder.Files.Write(".config/b.txt", "banana");
        watch.WaitFor("banana", 1);
        folder.Files.Write(".config/c.txt", "cherry");
        watch.WaitFor("cherry", 1);
    }

    [Fact]
    public void Ignore_files_are_followed()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"), ("build/b.txt", "banana"));
        using var watch = RunningWatch.CaughtUp(folder, options: NoRescan);
        folder.Files.Write(".gitignore", "build");
        watch.WaitFor("banana", 0);
        folder.Files.Delete(".gitignore");
        watch.WaitFor("banana", 1);
        folder.Files.Write("build/deep/c.txt", "cherry");
        watch.WaitFor("cherry", 1);
    }

    [Fact]
    public void Another_process_that_writes_is_waited_for()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        using var watch = RunningWatch.CaughtUp(folder, options: NoRescan);
        using (var directory = IndexDirectory.Open(folder.Location))
        using (var held = directory.MakeLock(IndexWriter.WRITE_LOCK_NAME))
        {
            Assert.True(held.Obtain());
            folder.Files.Write("b.txt", "banana");
            watch.WaitFor(() => watch.HasTold(WatchNotice.Waiting));
            Assert.Empty(folder.Paths("banana"));
        }

        watch.WaitFor("banana", 1);
        Assert.Single(watch.Notices(WatchNotice.Waiting));
    }

    [Fact]
    public void An_index_that_cannot_be_written_for_a_while_is_told_and_tried_again()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        using var watch = RunningWatch.CaughtUp(folder, options: NoRescan);
        var obstacle = Path.Combine(folder.Location.SegmentsFolder, IndexWriter.WRITE_LOCK_NAME);
        File.Delete(obstacle);
        Directory.CreateDirectory(obstacle);
        folder.Files.Write("b.txt", "banana");
        watch.WaitFor(() => watch.HasTold(WatchNotice.Failed));
        Directory.Delete(obstacle);
        watch.WaitFor("banana", 1);
        Assert.Equal($"{folder.Location.Folder}: the index cannot be written: no permission; it is tried again", Assert.Single(watch.Notices(WatchNotice.Failed)));
    }

    [Fact]
    public void An_index_that_is_gone_ends_it()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        using var watch = RunningWatch.CaughtUp(folder, options: NoRescan);
        Directory.Move(folder.Location.Folder, folder.Files[".away"]);
        var failure = Assert.IsType<IndexException>(watch.WaitForFailure());
        Assert.Equal(IndexErrorKind.Missing, failure.Kind);
    }

    [Fact]
    public void An_index_of_a_newer_version_ends_it()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        using var watch = RunningWatch.CaughtUp(folder, options: NoRescan);
        using (var directory = IndexDirectory.Open(folder.Location))
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, null)))
        {
            writer.SetCommitData(new CommitStamp(FormatVersion.Current + 1, AnalysisFingerprint.Current, ["."], 1).Write());
            writer.Commit();
        }

        var failure = Assert.IsType<IndexException>(watch.WaitForFailure());
        Assert.Equal(IndexErrorKind.NewerFormat, failure.Kind);
    }

    [Fact]
    public void What_was_done_before_a_cancel_is_kept()
    {
        using var folder = new IndexedFolder { Options = new IndexerOptions { Threads = 1 } };
        for (var i = 0; i < 20; i++)
            folder.Files.Write($"{i:00}.txt", "apple");

        using var cancel = new CancellationTokenSource();
        var told = new List<WatchEvent>();
        new IndexWatch(folder.Location, folder.Options, NoRescan, told.Add).Run([folder.Files.FullPath], new CancelAt(7, cancel), cancel.Token);
        Assert.True(Assert.IsType<WatchEvent.Updated>(Assert.Single(told)).Report.Cancelled);
        Assert.Equal(7, folder.Search("apple").Total);
    }

    [Fact]
    public void Cancelled_before_the_beginning_it_does_nothing()
    {
        using var folder = new IndexedFolder();
        new IndexWatch(folder.Location, folder.Options, NoRescan, _ => { }).Run([folder.Files.FullPath], null, new CancellationToken(canceled: true));
        Assert.False(folder.Location.Exists);
    }

    private sealed class CancelAt(int files, CancellationTokenSource cancel) : IProgress<UpdateProgress>
    {
        public void Report(UpdateProgress value)
        {
            if (value.Files == files)
                cancel.Cancel();
        }
    }
}
