using System.Diagnostics;
using System.Runtime.Versioning;
using DocumentSearch.Indexer.Source;
using DocumentSearch.IndexFormat;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests.Source;

public sealed class FolderScanTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private IndexLocation Location => IndexLocation.At(_folder[".search"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_of_all_folders_are_listed()
    {
        foreach (var name in new[] { "b.txt", "a/z.txt", "a/b/c.md", "a.txt", "é.txt", "with space.txt", "noextension" })
            _folder.Write(name, name);

        var scan = Scan(".");
        Assert.Equal(["a.txt", "a/b/c.md", "a/z.txt", "b.txt", "noextension", "with space.txt", "é.txt"], Names(scan));
        Assert.Empty(scan.Faults);
        Assert.True(scan.IsComplete);
    }

    [Fact]
    public void Hidden_files_and_the_index_are_left_out()
    {
        _folder.Write(".hidden.txt", "");
        _folder.Write(".git/config", "");
        _folder.Write("a/.b/c.txt", "");
        _folder.Write("seen.txt", "");
        _folder.Write("named/main/segments_1", "");

        Assert.Equal(["seen.txt"], Names(Scan(IndexLocation.At(_folder["named"]), ".")));
    }

    [Fact]
    public void A_hidden_folder_is_scanned_where_it_is_the_root()
    {
        _folder.Write(".notes/a.txt", "");
        Assert.Equal([".notes/a.txt"], Names(Scan(".notes")));
    }

    [Fact]
    public void Links_are_not_followed_except_as_a_root()
    {
        _folder.Write("real/a.txt", "");
        File.CreateSymbolicLink(_folder["real/link.txt"], _folder["real/a.txt"]);
        File.CreateSymbolicLink(_folder["real/broken"], _folder["nowhere"]);
        Directory.CreateSymbolicLink(_folder["real/loop"], _folder["real"]);
        Directory.CreateSymbolicLink(_folder["linked"], _folder["real"]);

        Assert.Equal(["real/a.txt"], Names(Scan(".")));
        Assert.Equal(["linked/a.txt"], Names(Scan("linked")));
    }

    [Fact]
    public void What_is_hidden_is_scanned_where_it_was_chosen_but_never_an_index_or_a_repository()
    {
        foreach (var name in new[] { ".hidden.txt", ".folder/a.txt", ".git/config", "sub/.search/main/x.txt", "seen.txt", "sub/.git" })
            _folder.Write(name, "");

        Assert.Equal([".folder/a.txt", ".hidden.txt", "seen.txt", "sub/.git"], Names(Scan(new SourceChoices { Hidden = true }, ".")));
    }

    [Fact]
    public void Ignore_files_and_globs_leave_out()
    {
        _folder.Write(".gitignore", "*.log\nbuild/\n!keep.log\n");
        _folder.Write("docs/.searchignore", "draft*\n");
        foreach (var name in new[] { "a.txt", "a.log", "keep.log", "build/x.txt", "docs/b.md", "docs/draft.md", "docs/deep/draft2.md", "docs/deep/c.log", "docs/build" })
            _folder.Write(name, "");

        Assert.Equal(["a.txt", "docs/b.md", "docs/build", "keep.log"], Names(Scan(new SourceChoices(), ".")));
        Assert.Equal(["docs/b.md", "keep.log"], Names(Scan(new SourceChoices { Include = ["*.md", "*.log"] }, ".")));
        Assert.Equal(["a.txt", "keep.log"], Names(Scan(new SourceChoices { Exclude = ["docs/"] }, ".")));
        Assert.Equal(
            ["a.log", "docs/b.md", "docs/deep/draft2.md", "docs/draft.md", "keep.log"],
            Names(Scan(new SourceChoices { IgnoreFiles = false, Include = ["*.md", "*.log"], Exclude = ["c.log"] }, ".")));
    }

    [Fact]
    public void An_ignore_file_that_is_not_applied_is_told_and_keeps_nothing()
    {
        _folder.Write("a.txt", "");
        _folder.Write(".ignore", "#" + new string('x', 1_000_001));
        var fault = Assert.Single(Scan(".").Faults);
        Assert.Equal((".ignore", ScanFaultKind.LeftOut), (fault.Path, fault.Kind));
        Assert.True(Scan(".").IsWhole);
    }

    [Fact]
    public void Links_are_followed_where_it_was_chosen_but_never_out_of_the_roots_or_in_a_circle()
    {
        using var elsewhere = new TempFolder();
        elsewhere.Write("secret.txt", "");
        _folder.Write("docs/real/a.txt", "");
        _folder.Write("docs/b.txt", "");
        _folder.Write("outside.txt", "");
        File.CreateSymbolicLink(_folder["docs/link.txt"], _folder["docs/b.txt"]);
        Directory.CreateSymbolicLink(_folder["docs/again"], _folder["docs/real"]);
        Directory.CreateSymbolicLink(_folder["docs/real/up"], _folder["docs"]);
        Directory.CreateSymbolicLink(_folder["docs/away"], elsewhere.FullPath);
        File.CreateSymbolicLink(_folder["docs/out.txt"], _folder["outside.txt"]);
        File.CreateSymbolicLink(_folder["docs/broken"], _folder["nowhere"]);
        File.CreateSymbolicLink(_folder["docs/self"], _folder["docs/self"]);

        var scan = Scan(new SourceChoices { FollowLinks = true }, "docs");
        Assert.Equal(["docs/again/a.txt", "docs/b.txt", "docs/link.txt", "docs/real/a.txt"], Names(scan));
        Assert.Equal(["docs/again/up", "docs/away", "docs/out.txt", "docs/real/up", "docs/self"], scan.Faults.Select(f => f.Path));
        Assert.All(scan.Faults, fault => Assert.Equal(ScanFaultKind.LeftOut, fault.Kind));
        Assert.Equal(2, scan.Faults.Count(f => f.Detail.Contains("out of the folders", StringComparison.Ordinal)));
    }

    [Fact]
    public void Many_files_in_many_folders_are_each_seen_once()
    {
        for (var i = 0; i < 3000; i++)
            _folder.Write(i % 3 == 0 ? $"flat/a_rather_long_name_of_a_file_{i}.txt" : $"deep/{i % 7}/{i % 11}/{i}.txt", "");

        var scan = Scan(".");
        Assert.Equal(3000, scan.Count);
        Assert.Equal(3000, Names(scan).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(scan.Sum, Scan(".").Sum);
        _folder.Write("flat/one_more.txt", "");
        Assert.NotEqual(scan.Sum, Scan(".").Sum);
    }

    [Fact]
    public void Pipes_and_devices_are_no_files()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no mkfifo");
        _folder.Write("a.txt", "");
        using var made = Process.Start("mkfifo", [_folder["pipe"]]);
        made.WaitForExit();

        Assert.Equal(["a.txt"], Names(Scan(".")));
        Assert.Empty(Names(Scan("pipe")));
        Assert.Empty(Names(Scan("/dev/null")));
    }

    [Fact]
    public void A_file_can_be_a_root()
    {
        _folder.Write("a.txt", "12345");
        _folder.Write("b.txt", "");
        Assert.Equal([("a.txt", 5L)], Files(Scan("a.txt")).Select(f => (f.Path, f.Stamp.Length)));
    }

    [Fact]
    public void A_root_where_nothing_stands_is_missing()
    {
        foreach (var root in new[] { "docs", "/no/such", "gone.txt" })
        {
            var fault = Assert.Single(Scan(root).Faults);
            Assert.Equal((root, ScanFaultKind.Missing), (fault.Path, fault.Kind));
        }
    }

    [Fact]
    public void Files_outside_the_base_folder_keep_their_full_paths()
    {
        using var other = new TempFolder();
        var path = other.Write("a.txt", "");
        Assert.Equal([path], Names(Scan(other.FullPath)));
    }

    [Fact]
    public void What_cannot_be_listed_is_a_fault_and_the_rest_is_seen()
    {
        // Two halves of a path that is too long for the system as a whole: permission would not stop an administrator.
        Assert.SkipWhen(OperatingSystem.IsWindows(), "paths have other limits");
        var name = new string('n', 200);
        var half = string.Join('/', Enumerable.Repeat(name, 12));
        var deep = _folder.MakeFolder("deep/" + half);
        var deeper = _folder.MakeFolder("deeper/" + half);
        _folder.Write("deeper/seen.txt", "");
        var joined = Path.Combine(deep, "joined");
        Directory.Move(_folder["deeper/" + name], joined);
        try
        {
            var scan = Scan(".");
            Assert.Equal(["deeper/seen.txt"], Names(scan));
            Assert.StartsWith($"deep/{half}/joined", Assert.Single(scan.Faults).Path, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Move(joined, _folder["deeper/" + name]);
        }

        Assert.True(Directory.Exists(deeper));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_folder_without_permission_is_a_fault()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "an administrator may list everything");
        _folder.Write("open/a.txt", "");
        _folder.Write("closed/b.txt", "");
        File.SetUnixFileMode(_folder["closed"], UnixFileMode.None);
        try
        {
            var scan = Scan(".");
            Assert.Equal(["open/a.txt"], Names(scan));
            Assert.Equal("closed", Assert.Single(scan.Faults).Path);
        }
        finally
        {
            File.SetUnixFileMode(_folder["closed"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void A_name_that_is_not_unicode_is_a_fault()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "file names are Unicode elsewhere");
        Shell("touch \"$1/$(printf 'caf\\351.txt')\"");
        var scan = Scan(".");
        Shell("rm \"$1\"/*");

        Assert.Equal(0, scan.Count);
        Assert.Equal("caf\uFFFD.txt", Assert.Single(scan.Faults).Path);
    }

    [Fact]
    public void A_stamp_tells_every_change()
    {
        var path = _folder.Write("a.txt", "one");
        var first = Scan(".").StampOf(0);
        Assert.Equal((3L, File.GetLastWriteTimeUtc(path).Ticks), (first.Length, first.ModifiedTicks));
        Assert.Equal(first, Scan(".").StampOf(0));

        File.SetLastWriteTimeUtc(path, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        Assert.Equal(new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc).Ticks, Scan(".").StampOf(0).ModifiedTicks);
        File.SetLastWriteTimeUtc(path, new DateTime(1960, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(new DateTime(1960, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks, Scan(".").StampOf(0).ModifiedTicks);
    }

    [Fact]
    public void A_scan_ends_early_when_its_time_is_up_and_throws_when_cancelled()
    {
        _folder.Write("a.txt", "");
        var ended = new CancellationToken(canceled: true);
        Assert.False(FolderScan.Run(Location, ["."], new SourceChoices(), new ScanBudget(0, ended), CancellationToken.None).IsComplete);
        Assert.True(FolderScan.Run(Location, ["."], new SourceChoices(), new ScanBudget(1, ended), CancellationToken.None).IsComplete);
        Assert.Throws<OperationCanceledException>(() => FolderScan.Run(Location, ["."], new SourceChoices(), default, ended));
    }

    private void Shell(string script)
    {
        using var shell = Process.Start("sh", ["-c", script, "sh", _folder.FullPath]);
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
    }

    private ScanResult Scan(string root) => Scan(Location, root);

    [Fact]
    public void The_folders_visited_are_those_that_are_scanned()
    {
        foreach (var name in new[] { "a/b/c.txt", ".hidden/deep/c.txt", "a/.git/c.txt", ".search/c.txt", "build/c.txt", "empty/build/c.txt" })
            _folder.Write(name, "text");

        _folder.Write(".gitignore", "build");
        Assert.Equal([".", "a", "a/b", "empty"], Visited(new SourceChoices()));
        Assert.Equal([".", ".hidden", ".hidden/deep", "a", "a/b"], Visited(new SourceChoices { Hidden = true, Exclude = ["empty"] }));
    }

    [Fact]
    public void What_a_visit_throws_ends_the_visits()
    {
        for (var i = 0; i < 100; i++)
            _folder.MakeFolder($"{i}/deep");

        var visits = 0;
        void Visit(string folder)
        {
            if (Interlocked.Increment(ref visits) == 10)
                throw new IOException("no more");
        }

        var failure = Assert.Throws<IOException>(() => FolderScan.VisitFolders(Location, ["."], new SourceChoices(), Visit, CancellationToken.None));
        Assert.Equal("no more", failure.Message);
        Assert.InRange(visits, 10, 200);
    }

    private string[] Visited(SourceChoices choices)
    {
        var visited = new System.Collections.Concurrent.ConcurrentBag<string>();
        FolderScan.VisitFolders(Location, ["."], choices, full => visited.Add(Location.ToStored(full)), CancellationToken.None);
        return [.. visited.Order(StringComparer.Ordinal)];
    }

    private ScanResult Scan(SourceChoices choices, string root) => FolderScan.Run(Location, [root], choices, default, CancellationToken.None);

    private static ScanResult Scan(IndexLocation location, string root) => FolderScan.Run(location, [root], new SourceChoices(), default, CancellationToken.None);

    private static IEnumerable<SourceFile> Files(ScanResult scan) =>
        Enumerable.Range(0, scan.Count).Select(scan.FileOf).OrderBy(f => f.Path, StringComparer.Ordinal);

    private static IEnumerable<string> Names(ScanResult scan) => Files(scan).Select(f => f.Path);
}
