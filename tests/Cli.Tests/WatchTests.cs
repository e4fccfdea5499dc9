using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DocumentSearch.Cli.Tests;

/// <summary>A watch in one process, and searches in others that only read what it has committed.</summary>
[Trait("Category", "Native")]
public sealed partial class WatchTests : IDisposable
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(1);

    private readonly Sandbox _sandbox = new();
    private Process? _watch;

    public WatchTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no such signals");

    [Fact]
    public void Another_process_finds_what_was_written_changed_moved_and_removed()
    {
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        Start("docs");
        WaitFor("walrus", "docs/a.txt");
        _sandbox.Write("docs/b.txt", "A donkey sleeps.\n");
        WaitFor("donkey", "docs/b.txt");
        _sandbox.Write("docs/b.txt", "A goat sleeps.\n");
        WaitFor("goat", "docs/b.txt");
        WaitFor("donkey");
        File.Move(_sandbox.PathOf("docs/b.txt"), _sandbox.PathOf("docs/c.txt"));
        WaitFor("goat", "docs/c.txt");
        File.Delete(_sandbox.PathOf("docs/c.txt"));
        WaitFor("goat");

        var ran = Stop();
        Assert.Equal([$"watching {_sandbox.PathOf("docs")}"], ran.ErrorLines);
        Assert.Equal(["1 added", "1 added", "1 changed", "1 moved", "1 removed"], ran.OutLines.Select(line => Line().Match(line).Groups["changes"].Value));
    }

    [Fact]
    public void What_happened_while_it_did_not_run_is_caught_up_with()
    {
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        _sandbox.Index("docs");
        File.Delete(_sandbox.PathOf("docs/a.txt"));
        _sandbox.Write("docs/b.txt", "A donkey sleeps.\n");
        Start();
        WaitFor("donkey", "docs/b.txt");
        WaitFor("walrus");
        Assert.EndsWith("1 added, 1 removed", Line().Match(Assert.Single(Stop().OutLines)).Groups["changes"].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Seeds_are_watched_where_there_is_no_index_yet()
    {
        _sandbox.Write("seeds/a.txt", "A walrus sleeps.\n");
        Start();
        WaitFor("walrus", "seeds/a.txt");
        Stop();
    }

    [Fact]
    public void Many_files_in_new_folders_and_a_burst_of_thousands_are_all_found()
    {
        Start("docs");
        WaitFor(() => Directory.Exists(_sandbox.PathOf(".search/main")) && Directory.EnumerateFiles(_sandbox.PathOf(".search/main"), "segments_*").Any());
        for (var i = 0; i < 100; i++)
            _sandbox.Write($"docs/{i % 9}/{i % 7}/{i % 5}/{i}/a.txt", "A walrus sleeps.\n");

        WaitForTotal("walrus", 100);
        for (var i = 0; i < 5000; i++)
            _sandbox.Write($"docs/burst/{i % 50}/{i}.txt", "A donkey sleeps.\n");

        WaitForTotal("donkey", 5000);
        Stop();
        Assert.Equal((5100, 0), (Status().GetProperty("indexed").GetInt32(), Status().GetProperty("behind").GetInt32()));
    }

    [Fact]
    public void Folders_that_come_go_and_are_replaced_are_followed()
    {
        _sandbox.Write("docs/a/1.txt", "A walrus sleeps.\n");
        _sandbox.Write("docs/b/2.txt", "A walrus sleeps.\n");
        Start("docs", "later");
        WaitForTotal("walrus", 2);

        // Both together, and another one at once: the second move follows before the first was looked at.
        _sandbox.MakeFolder("away");
        Directory.Move(_sandbox.PathOf("docs/a"), _sandbox.PathOf("away/a"));
        Directory.Move(_sandbox.PathOf("docs/b"), _sandbox.PathOf("away/b"));
        _sandbox.Write("docs/3.txt", "A donkey sleeps.\n");
        WaitFor("donkey", "docs/3.txt");
        WaitFor("walrus");

        Directory.Delete(_sandbox.PathOf("docs"), recursive: true);
        _sandbox.Write("docs/4.txt", "A goat sleeps.\n");
        WaitFor("goat", "docs/4.txt");
        _sandbox.Write("docs/5.txt", "A zebra sleeps.\n");
        WaitFor("zebra", "docs/5.txt");

        _sandbox.Write("later/6.txt", "A lion sleeps.\n");
        WaitFor("lion", "later/6.txt");
        Assert.Contains($"{_sandbox.PathOf("later")}: no such file or folder yet; it is indexed when it appears", Stop().ErrorLines);
    }

    [Fact]
    public void Polling_finds_changes_without_events()
    {
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        Start("docs", "--poll", "1");
        WaitFor("walrus", "docs/a.txt");
        _sandbox.Write("docs/new/b.txt", "A donkey sleeps.\n");
        WaitFor("donkey", "docs/new/b.txt");
        Assert.Equal(["looking for changes every 1 s: polling was asked for"], Stop().ErrorLines);
    }

    [Theory]
    [InlineData("watches", "there are more folders than the system watches (fs.inotify.max_user_watches)")]
    [InlineData("instances", "the system has no more event queues (fs.inotify.max_user_instances) or open files")]
    public void Where_no_events_are_to_be_had_it_polls(string limited, string reason)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "sets a limit of Linux");
        string[] limitedTo = ["unshare", "-Ur", "sh", "-c", $"echo 0 > /proc/sys/user/max_inotify_{limited} && exec \"$@\"", "sh"];
        var canLimit = SearchCommand.End(SearchCommand.Start("/", [.. limitedTo, "true"])).ExitCode == 0;
        Assert.SkipUnless(canLimit, "there are no user namespaces to set a limit in");

        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        _watch = SearchCommand.Start(_sandbox.Folder, [.. limitedTo, .. SearchCommand.Prefix, "watch", "docs"]);
        WaitFor("walrus", "docs/a.txt");
        _sandbox.Write("docs/b.txt", "A donkey sleeps.\n");
        WaitFor("donkey", "docs/b.txt");
        Assert.Equal([$"looking for changes every 1 s: {reason}"], Stop().ErrorLines);
    }

    [Fact]
    public void Searches_that_bring_changes_in_themselves_get_along_with_it()
    {
        _sandbox.Write("docs/0.txt", "A walrus sleeps.\n");
        Start("docs");
        WaitForTotal("walrus", 1);
        for (var i = 1; i <= 20; i++)
        {
            _sandbox.Write($"docs/{i}.txt", "A walrus sleeps.\n");
            _sandbox.Search("for", "walrus").Exits(0);
        }

        WaitForTotal("walrus", 21);
        Assert.Equal([$"watching {_sandbox.PathOf("docs")}"], Stop().ErrorLines);
    }

    [Fact]
    public void An_index_in_the_folder_does_not_keep_it_busy()
    {
        _sandbox.Write("a.txt", "A walrus sleeps.\n");
        Start(".", "--json");
        for (var i = 0; i < 5; i++)
        {
            _sandbox.Write($"{i}.txt", $"A donkey{i} sleeps.\n");
            WaitFor($"donkey{i}", $"{i}.txt");
        }

        var records = Records(Stop());
        Assert.Equal(6, records.Where(IsUpdate).Sum(update => update.GetProperty("added").GetInt32()));
        Assert.InRange(records.Count(IsUpdate), 5, 6);
        Assert.All(records.Where(IsUpdate), update => Assert.Equal(0, update.GetProperty("changed").GetInt32()));
    }

    [Fact]
    public void As_json_it_tells_everything_on_standard_output()
    {
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        _sandbox.Write("docs/empty.txt", "");
        Start("docs", "--json");
        WaitFor("walrus", "docs/a.txt");
        _sandbox.Write("docs/b.txt", "A donkey sleeps.\n");
        WaitFor("donkey", "docs/b.txt");
        var ran = Stop();
        Assert.Empty(ran.Error);
        var records = Records(ran);
        Assert.Equal(["update", "notice", "update"], records.Select(record => record.GetProperty("type").GetString()));
        Assert.Equal(
            ["type", "schema", "time", "seen", "added", "changed", "moved", "removed", "skipped", "elapsedMs", "rebuilt", "interrupted", "notices", "faults"],
            records[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal((2, 2), (records[0].GetProperty("seen").GetInt32(), records[0].GetProperty("added").GetInt32()));
        Assert.Equal(1, records[0].GetProperty("skipped").GetInt32());
        Assert.Equal(["type", "schema", "time", "kind", "detail"], records[1].EnumerateObject().Select(p => p.Name));
        Assert.Equal(("watching", $"watching {_sandbox.PathOf("docs")}"), (records[1].GetProperty("kind").GetString(), records[1].GetProperty("detail").GetString()));
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public void A_signal_commits_what_was_done_and_ends_it_well(string signal)
    {
        _sandbox.Write("docs/0/a.txt", string.Concat(Enumerable.Repeat("A walrus sleeps.\n", 20_000)));
        for (var i = 1; i < 100; i++)
            _sandbox.Write($"docs/{i}/a.txt", File.ReadAllBytes(_sandbox.PathOf("docs/0/a.txt")));

        Start("docs", "--threads", "1");
        WaitFor(() => File.Exists(_sandbox.PathOf(".search/main/write.lock")));
        var ran = Stop(signal);
        Assert.Contains("stopped: what was done is kept, and the next one goes on from here", ran.ErrorLines);
        _sandbox.Index();
        Assert.Equal((100, 0), (Status().GetProperty("indexed").GetInt32(), Status().GetProperty("behind").GetInt32()));
    }

    [Fact]
    public void What_cannot_be_watched_is_told_at_once()
    {
        Assert.Equal(
            $"{_sandbox.PathOf(".search")}: no index here yet; name a folder to watch, such as: search watch .", _sandbox.Search("watch").Complains());
        Assert.Equal("--poll: '0' is not a number from 1 to 3600; see: search watch --help", _sandbox.Search("watch", ".", "--poll", "0").Complains());
        Assert.Empty(Directory.EnumerateFileSystemEntries(_sandbox.Folder));
    }

    [Fact]
    public void An_index_that_is_gone_ends_it()
    {
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        Start("docs");
        Assert.Equal($"watching {_sandbox.PathOf("docs")}", _watch!.StandardError.ReadLine());
        Directory.Move(_sandbox.PathOf(".search"), _sandbox.PathOf(".away"));
        var ran = SearchCommand.End(Interlocked.Exchange(ref _watch, null)!).Exits(2);
        Assert.Equal($"{_sandbox.PathOf(".search")}: the index is gone; make it anew with: search watch FOLDER", ran.ErrorLines[^1]);
    }

    public void Dispose()
    {
        _watch?.Kill();
        _watch?.WaitForExit();
        _watch?.Dispose();
        _sandbox.Dispose();
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d  (?<changes>.+) \(\d+\.\d\d s\)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Line();

    private void Start(params string[] args) => _watch = SearchCommand.Start(_sandbox.Folder, [.. SearchCommand.Prefix, "watch", .. args]);

    private Ran Stop(string signal = "TERM")
    {
        var process = Interlocked.Exchange(ref _watch, null)!;
        SearchCommand.End(SearchCommand.Start("/", ["sh", "-c", string.Create(CultureInfo.InvariantCulture, $"kill -{signal} {process.Id}")])).Exits(0);
        return SearchCommand.End(process).Exits(0);
    }

    private void WaitFor(string query, params string[] paths) => WaitFor(() => Found(query).SequenceEqual(paths, StringComparer.Ordinal));

    private void WaitForTotal(string query, int total) => WaitFor(() => TotalOf(query) == total);

    private void WaitFor(Func<bool> condition)
    {
        Assert.True(SpinWait.SpinUntil(() => _watch!.HasExited || condition(), Guard), "it did not come to that");
        if (_watch!.HasExited)
            Assert.Fail($"the watch ended: {_watch.StandardError.ReadToEnd()}");
    }

    private string[] Found(string query)
    {
        var ran = _sandbox.Search("for", query, "--no-refresh", "--json");
        return ran.ExitCode == 0 ? [.. Answer.Read(ran).Paths.Order(StringComparer.Ordinal)] : [];
    }

    private int TotalOf(string query)
    {
        var ran = _sandbox.Search("for", query, "--no-refresh", "--json", "--top", "1");
        return ran.ExitCode == 0 ? Answer.Read(ran).Summary.GetProperty("total").GetInt32() : 0;
    }

    private JsonElement Status() => JsonDocument.Parse(_sandbox.Search("status", "--json").Exits(0).Out).RootElement;

    private static List<JsonElement> Records(Ran ran) => [.. ran.OutLines.Select(line => JsonDocument.Parse(line).RootElement)];

    private static bool IsUpdate(JsonElement record) => record.GetProperty("type").GetString() == "update";
}
