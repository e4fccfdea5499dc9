using System.Globalization;
using DocumentSearch.Indexer.Source;
using DocumentSearch.Indexer.Watch;
using DocumentSearch.IndexFormat;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests.Watch;

/// <summary>On Linux an event is there as soon as what caused it is done, so that nothing has to be waited for.</summary>
public sealed class FolderWatchTests : IDisposable
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(1);

    private readonly TempFolder _files = new();
    private readonly FolderWatch _watch;

    public FolderWatchTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "events come later elsewhere");
        _watch = new FolderWatch(IndexLocation.At(_files["docs/.search"]), new WatchOptions());
        _files.Write("docs/sub/a.txt", "apple");
        Arm("docs");
    }

    [Fact]
    public void Whatever_happens_to_a_file_is_told()
    {
        AssertTold(() => _files.Write("docs/sub/b.txt", "banana"));
        AssertTold(() => File.AppendAllText(_files["docs/sub/b.txt"], "!"));
        AssertTold(() => _files.Move("docs/sub/b.txt", "docs/c.txt"));
        AssertTold(() => File.SetLastWriteTimeUtc(_files["docs/c.txt"], DateTime.UnixEpoch));
        AssertTold(() => _files.Move("docs/c.txt", "away/c.txt"));
        AssertTold(() => _files.Move("away/c.txt", "docs/c.txt"));
        AssertTold(() => _files.Delete("docs/c.txt"));
        AssertTold(() => File.CreateSymbolicLink(_files["docs/link"], "sub"));
        Assert.False(_watch.IsStale);
    }

    [Theory]
    [InlineData("docs/.hidden", false)]
    [InlineData("docs/sub/.a.txt.swp", false)]
    [InlineData("docs/.git/index", false)]
    [InlineData("docs/.git/refs/heads/main", false)]
    [InlineData("other/a.txt", false)]
    [InlineData("docs/.gitignore", true)]
    [InlineData("docs/sub/.ignore", true)]
    [InlineData("docs/.searchignore", true)]
    [InlineData("docs/.git/.gitignore", false)]
    [InlineData("docs/not.hidden", true)]
    public void What_is_hidden_is_not_told_unless_it_says_what_to_leave_out(string name, bool isTold)
    {
        _files.MakeFolder("docs/.git/refs/heads");
        Arm("docs");
        _files.Write(name, "text");
        Assert.Equal(isTold, IsTold());
    }

    [Theory]
    [InlineData("docs/.hidden", true)]
    [InlineData("docs/.config/a.txt", true)]
    [InlineData("docs/.config/deep/.a.txt", true)]
    [InlineData("docs/.git/index", false)]
    [InlineData("docs/.config/.git/index", false)]
    [InlineData("docs/.search/main/segments_1", false)]
    [InlineData("docs/.config/.search/main/segments_1", false)]
    public void What_is_hidden_is_told_where_it_was_chosen_but_never_of_an_index_or_a_repository(string name, bool isTold)
    {
        foreach (var folder in new[] { "docs/.config/deep", "docs/.git", "docs/.config/.git", "docs/.search/main", "docs/.config/.search/main" })
            _files.MakeFolder(folder);

        Arm("docs", new SourceChoices { Hidden = true });
        _files.Write(name, "text");
        Assert.Equal(isTold, IsTold());
    }

    [Fact]
    public void Hidden_folders_that_come_have_to_be_watched_where_they_were_chosen()
    {
        _files.MakeFolder("docs/.one");
        Assert.False(IsTold());

        var choices = new SourceChoices { Hidden = true };
        Arm("docs", choices);
        AssertTold(() => _files.MakeFolder("docs/.two"));
        Assert.True(_watch.IsStale);
        Arm("docs", choices);
        AssertTold(() => _files.Write("docs/.two/b.txt", "banana"));
        _files.MakeFolder("docs/.search");
        Assert.False(IsTold());
    }

    [Fact]
    public void Folders_that_are_left_out_are_not_watched()
    {
        _files.Write("docs/.gitignore", "node_modules/");
        _files.MakeFolder("docs/sub/node_modules/deep");
        _files.MakeFolder("docs/sub/build");
        Arm("docs", new SourceChoices { Exclude = ["build"] });
        _files.Write("docs/sub/node_modules/deep/b.txt", "banana");
        _files.Write("docs/sub/build/b.txt", "banana");
        Assert.False(IsTold());

        Arm("docs", new SourceChoices { IgnoreFiles = false });
        AssertTold(() => _files.Write("docs/sub/node_modules/deep/c.txt", "cherry"));
    }

    [Theory]
    [InlineData("docs/.gitignore")]
    [InlineData("docs/sub/.ignore")]
    [InlineData("docs/.searchignore")]
    public void Folders_that_are_left_out_no_longer_have_to_be_watched(string ignoreFile)
    {
        _files.Write(ignoreFile, "b*");
        _files.MakeFolder("docs/sub/build/deep");
        Arm("docs");
        _files.Write("docs/sub/build/deep/b.txt", "banana");
        Assert.False(IsTold());

        AssertStaleAfter(() => _files.Write(ignoreFile, "c*"));
        AssertTold(() => _files.Write("docs/sub/build/deep/c.txt", "cherry"));
        AssertStaleAfter(() => _files.Move(ignoreFile, "away"));
        AssertStaleAfter(() => _files.Move("away", ignoreFile));
        AssertStaleAfter(() => _files.Delete(ignoreFile));

        void AssertStaleAfter(Action action)
        {
            AssertTold(action);
            Assert.True(_watch.IsStale);
            Arm("docs");
        }
    }

    [Fact]
    public void A_repository_that_comes_ends_the_rules_from_above()
    {
        _files.Write("docs/.gitignore", "build");
        _files.MakeFolder("docs/sub/build");
        Arm("docs");
        AssertTold(() => _files.MakeFolder("docs/sub/.git"));
        Assert.True(_watch.IsStale);
        Arm("docs");
        AssertTold(() => _files.Write("docs/sub/build/b.txt", "banana"));
    }

    [Fact]
    public void Ignore_files_above_a_root_are_looked_at()
    {
        _files.MakeFolder(".git");
        _files.Write(".gitignore", "build");
        _files.MakeFolder("docs/build");
        Arm("docs");
        AssertToldInTime(() => _files.Delete(".gitignore"));
        Assert.True(_watch.IsStale);
        Arm("docs");
        AssertTold(() => _files.Write("docs/build/b.txt", "banana"));
        AssertToldInTime(() => _files.Write(".ignore", "build"));
        Assert.True(_watch.IsStale);
    }

    [Fact]
    public void What_a_link_leads_to_is_watched_where_links_are_followed()
    {
        _files.MakeFolder("docs/.config/deep");
        File.CreateSymbolicLink(_files["docs/link"], ".config");
        Arm("docs", new SourceChoices { FollowLinks = true });
        AssertTold(() => _files.Write("docs/.config/deep/b.txt", "banana"));
    }

    [Fact]
    public void A_root_that_a_link_leads_to_stays_watched_as_a_root()
    {
        _files.MakeFolder("other");
        File.CreateSymbolicLink(_files["docs/link"], "../other");
        _watch.Arm([_files["docs"], _files["other"]], new SourceChoices { FollowLinks = true }, CancellationToken.None);
        AssertTold(() => Directory.Move(_files["other"], _files["away"]));
        Assert.True(_watch.IsStale);
    }

    [Theory]
    [InlineData(".search")]
    [InlineData("kept")]
    public void An_index_in_the_folder_is_not_told_of(string name)
    {
        var location = IndexLocation.At(_files[$"docs/{name}"]);
        using var watch = new FolderWatch(location, new WatchOptions());
        Update();
        watch.Arm([_files["docs"]], new SourceChoices(), CancellationToken.None);
        _files.Write("docs/b.txt", "banana");
        Assert.True(watch.Wait(TimeSpan.Zero, CancellationToken.None));

        Update();
        Assert.False(watch.Wait(TimeSpan.Zero, CancellationToken.None));

        void Update()
        {
            new IndexUpdater(location, new IndexerOptions { Threads = 1 }).Update([_files["docs"]], null, CancellationToken.None);
            watch.NoteCommit();
        }
    }

    [Fact]
    public void A_commit_of_another_process_is_told()
    {
        var folder = IndexLocation.At(_files["docs/.search"]).SegmentsFolder;
        Directory.CreateDirectory(folder);
        _watch.NoteCommit();
        File.WriteAllText(Path.Combine(folder, "segments_1"), "");
        Assert.True(_watch.Wait(Guard, CancellationToken.None));
        Assert.False(_watch.IsStale);
    }

    [Fact]
    public void New_folders_have_to_be_watched()
    {
        AssertTold(() => _files.MakeFolder("docs/new/er"));
        Assert.True(_watch.IsStale);
        Arm("docs");
        AssertTold(() => _files.Write("docs/new/er/b.txt", "banana"));

        Directory.CreateDirectory(_files["away/moved/in"]);
        AssertTold(() => Directory.Move(_files["away/moved"], _files["docs/moved"]));
        Assert.True(_watch.IsStale);
        Arm("docs");
        AssertTold(() => _files.Write("docs/moved/in/c.txt", "cherry"));
    }

    [Fact]
    public void Folders_that_move_away_do_not_end_it()
    {
        _files.MakeFolder("docs/one");
        _files.MakeFolder("docs/two");
        _files.MakeFolder("away");
        Arm("docs");
        AssertTold(() =>
        {
            Directory.Move(_files["docs/one"], _files["away/one"]);
            Directory.Move(_files["docs/two"], _files["away/two"]);
        });
        AssertTold(() => _files.Write("docs/b.txt", "banana"));
        Assert.True(_watch.IsStale);
        Arm("docs");
        _files.Write("away/one/c.txt", "cherry");
        Assert.False(IsTold());
    }

    [Fact]
    public void More_events_than_the_system_keeps_are_told_as_lost()
    {
        var kept = int.Parse(File.ReadAllText("/proc/sys/fs/inotify/max_queued_events"), CultureInfo.InvariantCulture);
        Assert.SkipWhen(kept > 200_000, $"the system keeps {kept} events");
        for (var i = 0; i < kept / 3 + 1; i++)
        {
            File.WriteAllText(_files["docs/b.txt"], "");
            File.Delete(_files["docs/b.txt"]);
        }

        Assert.True(IsTold());
        Assert.True(_watch.IsStale);
        Arm("docs");
        AssertTold(() => _files.Write("docs/c.txt", "cherry"));
        Assert.False(_watch.IsStale);
    }

    [Fact]
    public void A_root_may_come_later_go_and_come_again()
    {
        Arm("later/docs");
        AssertToldInTime(() => _files.Write("later/docs/a.txt", "apple"));
        Arm("later/docs");
        AssertTold(() => _files.Write("later/docs/b.txt", "banana"));
        AssertToldInTime(() => Directory.Delete(_files["later"], recursive: true));
        Assert.True(_watch.IsStale);
        Arm("later/docs");
        AssertToldInTime(() => _files.MakeFolder("later/docs"));
        Arm("later/docs");
        AssertTold(() => _files.Write("later/docs/c.txt", "cherry"));
    }

    [Fact]
    public void A_root_that_is_replaced_is_watched_anew()
    {
        AssertToldInTime(() =>
        {
            Directory.Delete(_files["docs"], recursive: true);
            _files.MakeFolder("docs");
        });
        Assert.True(_watch.IsStale);
        Arm("docs");
        AssertTold(() => _files.Write("docs/b.txt", "banana"));

        AssertToldInTime(() => Directory.Move(_files["docs"], _files["away"]));
        Assert.True(_watch.IsStale);
    }

    [Fact]
    public void A_root_may_be_a_link_that_comes_to_mean_another_folder()
    {
        _files.MakeFolder("one");
        _files.MakeFolder("two");
        Directory.CreateSymbolicLink(_files["link"], "one");
        Arm("link");
        AssertTold(() => _files.Write("one/b.txt", "banana"));
        AssertToldInTime(() =>
        {
            File.Delete(_files["link"]);
            Directory.CreateSymbolicLink(_files["link"], "two");
        });
        Arm("link");
        AssertTold(() => _files.Write("two/b.txt", "banana"));
    }

    [Fact]
    public void A_root_may_be_a_single_file()
    {
        _files.Write("one.txt", "apple");
        Arm("one.txt");
        AssertToldInTime(() => File.AppendAllText(_files["one.txt"], " and banana"));
        AssertToldInTime(() => _files.Delete("one.txt"));
        AssertToldInTime(() => _files.Write("one.txt", "apple"));
        Assert.False(_watch.IsStale);
    }

    [Fact]
    public void Polling_waits_for_no_event()
    {
        using var watch = new FolderWatch(IndexLocation.At(_files[".search"]), new WatchOptions { Poll = TimeSpan.FromSeconds(1) });
        watch.Arm([_files["docs"]], new SourceChoices(), CancellationToken.None);
        _files.Write("docs/b.txt", "banana");
        Assert.Equal("polling was asked for", watch.PollingReason);
        Assert.False(watch.Wait(TimeSpan.Zero, CancellationToken.None));
        Assert.False(watch.IsStale);
    }

    [Fact]
    public void Waiting_ends_when_it_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        using var events = InotifyEvents.Of([_files["docs"]], IndexLocation.At(_files[".search"]), new SourceChoices(), cancel.Token);
        var waiting = new Thread(() => events.Wait(TimeSpan.FromDays(1), cancel.Token)) { IsBackground = true };
        waiting.Start();
        cancel.Cancel();
        Assert.True(waiting.Join(Guard));
    }

    public void Dispose()
    {
        _watch.Dispose();
        _files.Dispose();
    }

    private void Arm(string root, SourceChoices? choices = null)
    {
        _watch.Arm([_files[root]], choices ?? new SourceChoices(), CancellationToken.None);
        Assert.Null(_watch.PollingReason);
        Assert.False(_watch.IsStale);
    }

    private bool IsTold() => _watch.Wait(TimeSpan.Zero, CancellationToken.None);

    private void AssertTold(Action action)
    {
        action();
        Assert.True(IsTold());
        Assert.False(IsTold());
    }

    // What is not told by an event is seen at the next look at the roots.
    private void AssertToldInTime(Action action)
    {
        action();
        Assert.True(_watch.Wait(Guard, CancellationToken.None));
    }
}
