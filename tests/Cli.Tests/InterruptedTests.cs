using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Cli.Tests;

/// <summary>Runs that are disturbed while they are under way.</summary>
[Trait("Category", "Native")]
public sealed class InterruptedTests : IDisposable
{
    private const int FilesPerFolder = 20;
    private const int Folders = 40;
    private const int FileLength = 500_000;

    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(1);

    private readonly Sandbox _sandbox = new();

    [Fact]
    public void Ctrl_C_commits_what_was_done()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "watches the command's reading in /proc");
        MakeLargeFolder();
        var process = StartIndexing();
        WaitUntil(process, () => BytesRead(process) > 4 * FileLength);
        Signal(process, "INT");
        var ran = SearchCommand.End(process).Exits(130);
        Assert.Contains("interrupted: what was done is kept, and the next search index goes on from here", ran.Error, StringComparison.Ordinal);
        AssertNoTrace(ran);

        var (seen, indexed, behind) = Status();
        Assert.InRange(indexed, 1, Folders * FilesPerFolder - 1);
        Assert.Equal(Folders * FilesPerFolder, seen);
        Assert.Equal(seen - indexed, behind);
        _sandbox.Search("walrus", "--no-refresh").Exits(0);

        for (var folder = 1; folder < Folders; folder++)
            Directory.Delete(_sandbox.PathOf($"docs/{folder}"), recursive: true);

        _sandbox.Index();
        Assert.Equal((FilesPerFolder, FilesPerFolder, 0), Status());
    }

    [Fact]
    public void Files_that_vanish_while_they_are_read_are_told_and_forgotten()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "watches the command's reading in /proc");
        MakeLargeFolder();
        var process = StartIndexing();
        for (var folder = 1; folder < Folders; folder++)
            Directory.Delete(_sandbox.PathOf($"docs/{folder}"), recursive: true);

        var ran = SearchCommand.End(process).Exits(0);
        Assert.Contains(": it vanished before it could be read", ran.Error, StringComparison.Ordinal);
        Assert.InRange(ran.ErrorLines.Length, 2, 30);
        AssertNoTrace(ran);

        _sandbox.Index();
        Assert.Equal((FilesPerFolder, FilesPerFolder, 0), Status());
        _sandbox.Search("walrus").Exits(0);
    }

    [Fact]
    public void Another_process_that_writes_is_waited_for_but_never_by_a_query()
    {
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        _sandbox.Index("docs");
        _sandbox.Write("docs/b.txt", "A donkey sleeps.\n");
        using (HoldWriteLock())
        {
            var ran = _sandbox.Search("walrus").Exits(0);
            Assert.Equal("docs/a.txt:1:1:A walrus sleeps.\n", ran.Out);
            Assert.Equal("1 file behind: another process is bringing the index up to date", Assert.Single(ran.ErrorLines));
            var refused = $"{_sandbox.PathOf(".search")}: another process is writing this index; try again when it has finished";
            Assert.Equal(refused, _sandbox.Search("index", "--wait", "0").Complains());
            Assert.Equal(
                ["waiting for another process that is writing the index", refused], _sandbox.Search("index", "--wait", "1").Exits(2).ErrorLines);
        }

        Assert.Equal("docs/b.txt:1:1:A donkey sleeps.\n", _sandbox.Search("donkey").Exits(0).Out);
    }

    [Fact]
    public void Updates_that_run_at_once_all_end_well()
    {
        _sandbox.Write("docs/first.txt", "A walrus sleeps.\n");
        _sandbox.Index("docs");
        for (var i = 1; i < 50; i++)
            _sandbox.Write($"docs/{i}.txt", "A walrus sleeps.\n");

        var processes = Enumerable.Range(0, 4).Select(_ => SearchCommand.Start(_sandbox.Folder, [.. SearchCommand.Prefix, "index", "docs"])).ToList();
        foreach (var process in processes)
            SearchCommand.End(process).Exits(0);

        Assert.Equal((50, 50, 0), Status());
    }

    [Fact]
    public void First_updates_that_run_at_once_make_one_index()
    {
        for (var i = 0; i < 50; i++)
            _sandbox.Write($"docs/{i}.txt", "A walrus sleeps.\n");

        var processes = Enumerable.Range(0, 4).Select(_ => SearchCommand.Start(_sandbox.Folder, [.. SearchCommand.Prefix, "index", "docs"])).ToList();
        foreach (var ran in processes.ConvertAll(SearchCommand.End).Where(ran => ran.ExitCode != 0))
            Assert.EndsWith("another process is making this index; try again when it has finished", ran.Complains(), StringComparison.Ordinal);

        Assert.Equal((50, 50, 0), Status());
    }

    [Fact]
    public void A_reader_that_goes_away_is_no_error()
    {
        for (var i = 0; i < 400; i++)
            _sandbox.Write($"docs/{i}.txt", string.Concat(Enumerable.Repeat($"A walrus sleeps {i}. ", 30)) + "\n");

        _sandbox.Index("docs");
        foreach (var args in (string[][])[["walrus", "-n", "10000"], ["walrus", "-n", "10000", "--json"], ["status"]])
        {
            using var process = SearchCommand.Start(_sandbox.Folder, [.. SearchCommand.Prefix, .. args]);
            process.StandardOutput.Close();
            Assert.Empty(process.StandardError.ReadToEnd());
            Assert.True(process.WaitForExit(Guard));
            Assert.Equal(0, process.ExitCode);
        }
    }

    public void Dispose() => _sandbox.Dispose();

    // One folder of files, and many that hold the same files by other names: made in no time, and long to index.
    private void MakeLargeFolder()
    {
        var text = string.Concat(Enumerable.Range(0, FileLength / 20).Select(i => $"A walrus sleeps {i}.\n"));
        for (var i = 0; i < FilesPerFolder; i++)
            _sandbox.Write($"docs/0/{i}.txt", text[..FileLength]);

        SearchCommand.End(SearchCommand.Start(
            _sandbox.PathOf("docs"), ["sh", "-c", $"for i in $(seq {Folders - 1}); do cp -rl 0 $i; done"])).Exits(0);
    }

    /// <summary>Starts indexing the large folder, and returns when all its files are listed and the first are being read.</summary>
    private Process StartIndexing()
    {
        var process = SearchCommand.Start(_sandbox.Folder, [.. SearchCommand.Prefix, "index", "docs", "--threads", "1"]);
        WaitUntil(process, () => File.Exists(_sandbox.PathOf(".search/write.lock")));
        return process;
    }

    private static void WaitUntil(Process process, Func<bool> holds)
    {
        Assert.True(SpinWait.SpinUntil(() => process.HasExited || holds(), Guard), "it did not come to that");
        Assert.False(process.HasExited, "the command ended too early");
    }

    private static long BytesRead(Process process) => long.Parse(
        File.ReadLines($"/proc/{process.Id}/io").First(line => line.StartsWith("rchar:", StringComparison.Ordinal))[6..], CultureInfo.InvariantCulture);

    private static void Signal(Process process, string signal) =>
        SearchCommand.End(SearchCommand.Start("/", ["sh", "-c", $"kill -{signal} {process.Id}"])).Exits(0);

    private static void AssertNoTrace(Ran ran)
    {
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", ran.Error, StringComparison.Ordinal);
    }

    private WriterLock HoldWriteLock() =>
        WriterLock.Take(IndexLocation.At(_sandbox.PathOf(".search")), TimeSpan.Zero, waiting: null, CancellationToken.None);

    private (int Seen, int Indexed, int Behind) Status()
    {
        var status = JsonDocument.Parse(_sandbox.Search("status", "--json").Exits(0).Out).RootElement;
        return (status.GetProperty("seen").GetInt32(), status.GetProperty("indexed").GetInt32(), status.GetProperty("behind").GetInt32());
    }
}
