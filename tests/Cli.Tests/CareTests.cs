using System.Text.Json;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Cli.Tests;

/// <summary>What is done with an index as a whole: compact, back up, restore, remove.</summary>
[Trait("Category", "Native")]
public sealed class CareTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    private string Index => _sandbox.PathOf(".search");

    [Fact]
    public void Compact_says_what_it_made_of_the_index_and_answers_stay()
    {
        MakeSegments();
        var answer = _sandbox.Search("walrus").Exits(0).Out;
        Assert.Matches(@"segments   3; about [0-9.]+ k?B is dead, which search compact drops\n", _sandbox.Search("status").Exits(0).Out);
        Assert.Matches(
            $@"^{Index}: [0-9.]+ kB in 1 segment, before [0-9.]+ kB in 3 segments\n$", Quiet(_sandbox.Search("compact")).Error);
        Assert.Matches($@"^{Index}: nothing to do, [0-9.]+ kB in 1 segment\n$", Quiet(_sandbox.Search("compact")).Error);
        Assert.Equal(answer, _sandbox.Search("walrus").Exits(0).Out);
        Assert.Contains("segments   1\n", _sandbox.Search("status").Exits(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Compact_as_json_counts_bytes_and_segments()
    {
        MakeSegments();
        var done = Json(_sandbox.Search("compact", "--json"));
        Assert.Equal(["schema", "index", "bytesBefore", "bytesAfter", "segmentsBefore", "segmentsAfter"], Names(done));
        Assert.Equal((3, 1), (Number(done, "segmentsBefore"), Number(done, "segmentsAfter")));
        Assert.InRange(Number(done, "bytesAfter"), 1, Number(done, "bytesBefore") - 1);
        var status = Json(_sandbox.Search("status", "--json"));
        Assert.Equal(
            (Number(done, "bytesAfter"), 0, 1, JsonValueKind.Null, false, JsonValueKind.Null),
            (
                Number(status, "indexBytes"), Number(status, "deadBytes"), Number(status, "segments"), status.GetProperty("unfinished").ValueKind,
                status.GetProperty("writing").GetBoolean(), status.GetProperty("backupOf").ValueKind));
        Assert.Equal(_sandbox.Folder, status.GetProperty("base").GetString());
    }

    [Fact]
    public void A_backup_is_searched_and_restored()
    {
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        _sandbox.Index("docs");
        Assert.Matches($@"^{_sandbox.PathOf("kept")}: a backup of {Index} as of [0-9: -]+Z, [0-9.]+ kB\n$", Quiet(_sandbox.Search("backup", "kept")).Error);
        File.Delete(_sandbox.PathOf("docs/a.txt"));
        _sandbox.Write("docs/b.txt", "A donkey sleeps.\n");
        _sandbox.Index("docs");

        Assert.Equal("docs/a.txt:1:1:A walrus sleeps.\n", Quiet(_sandbox.Search("walrus", "--index", "kept", "--no-refresh"), hasOutput: true).Out);
        var asked = _sandbox.Search("walrus", "--index", "kept").Exits(0);
        Assert.Equal("docs/a.txt:1:1:A walrus sleeps.\n", asked.Out);
        Assert.Equal($"changes may be missing: this is a backup of {Index}, which stays as it is", Assert.Single(asked.ErrorLines));
        Assert.StartsWith($"index      {_sandbox.PathOf("kept")}\nbackup     of {Index}, taken ", _sandbox.Search("status", "--index", "kept").Exits(0).Out, StringComparison.Ordinal);
        Assert.Equal(Index, Json(_sandbox.Search("status", "--json", "--index", "kept")).GetProperty("backupOf").GetString());

        Assert.Matches($@"^{Index}: restored as of [0-9: -]+Z, [0-9.]+ kB\n$", Quiet(_sandbox.Search("restore", "kept")).Error);
        Assert.Equal("docs/a.txt:1:1:A walrus sleeps.\n", _sandbox.Search("walrus", "--no-refresh").Exits(0).Out);
        _sandbox.Search("walrus").Exits(1);
        Assert.Equal("docs/b.txt:1:1:A donkey sleeps.\n", _sandbox.Search("donkey").Exits(0).Out);
    }

    [Fact]
    public void Backup_and_restore_as_json_name_what_they_made()
    {
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        _sandbox.Index("docs");
        var backup = Json(_sandbox.Search("backup", "kept", "--json"));
        Assert.Equal(["schema", "index", "backup", "bytes", "committed"], Names(backup));
        Assert.Equal((Index, _sandbox.PathOf("kept")), (backup.GetProperty("index").GetString(), backup.GetProperty("backup").GetString()));

        _sandbox.MakeFolder("other");
        var ran = _sandbox.Search("restore", "kept", "--json", "--index", "other/.search");
        var restored = Json(ran);
        Assert.Equal(["schema", "index", "backupOf", "bytes", "committed", "current"], Names(restored));
        Assert.Equal((_sandbox.PathOf("other/.search"), Index), (restored.GetProperty("index").GetString(), restored.GetProperty("backupOf").GetString()));
        Assert.Equal((Number(backup, "bytes"), true), (Number(restored, "bytes"), restored.GetProperty("current").GetBoolean()));
        Assert.Equal(
            $"warning: {_sandbox.PathOf("other/.search")}: its documents were in {_sandbox.Folder}, and are looked for in {_sandbox.PathOf("other")} from now on",
            Assert.Single(ran.ErrorLines));
    }

    [Fact]
    public void Restore_makes_an_index_where_there_is_none()
    {
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        _sandbox.Index("docs");
        _sandbox.Search("backup", "kept").Exits(0);
        Directory.Delete(Index, recursive: true);
        _sandbox.Search("restore", "kept").Exits(0);

        Assert.Equal("docs/a.txt:1:1:A walrus sleeps.\n", Quiet(_sandbox.Search("walrus"), hasOutput: true).Out);
    }

    [Fact]
    public void A_folder_is_covered_no_longer()
    {
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        _sandbox.Write("docs/deep/b.txt", "A donkey sleeps.\n");
        _sandbox.Write("more/c.txt", "A goat sleeps.\n");
        _sandbox.Index("docs", "more");
        Assert.Equal(
            $"deep: lies in {_sandbox.PathOf("docs")}, which is covered as a whole; leave it out with: search index --exclude PATTERN",
            _sandbox.SearchIn("docs", "remove", "deep").Complains());
        Assert.Equal($"nope: not covered; the index covers {_sandbox.PathOf("docs")}, {_sandbox.PathOf("more")}", _sandbox.Search("remove", "nope", "more").Complains());

        Assert.Equal(
            $"{_sandbox.PathOf("docs")}: covered no longer; 2 documents left the index", Quiet(_sandbox.SearchIn("more", "remove", "../docs")).ErrorLines[0]);
        _sandbox.Search("walrus").Exits(1);
        _sandbox.Search("goat").Exits(0);
        Assert.True(File.Exists(_sandbox.PathOf("docs/a.txt")));

        var removed = Assert.Single(Json(_sandbox.Search("remove", "more", "--json")).GetProperty("removed").EnumerateArray());
        Assert.Equal(("more", 1), (removed.GetProperty("path").GetString(), Number(removed, "documents")));
        Assert.Contains("covers     nothing yet\n", _sandbox.Search("status").Exits(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_whole_index_is_deleted_only_if_somebody_is_sure()
    {
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        _sandbox.Index("docs");
        Assert.Equal(
            $"{Index}: nothing was deleted, as nobody can be asked; add --yes to delete the whole index", _sandbox.Search("remove", "--all").Complains());
        _sandbox.Search("walrus").Exits(0);

        _sandbox.Write(".search/mine.txt", "mine");
        var ran = Quiet(_sandbox.Search("remove", "--all", "--yes"));
        Assert.Equal([$"{Index}: the index is deleted", $"{Index}: left in place, as no index made it: mine.txt"], ran.ErrorLines);
        Assert.Equal("mine.txt", Path.GetFileName(Assert.Single(Directory.EnumerateFileSystemEntries(Index))));
        Assert.Equal($"{Index}: no index here", _sandbox.Search("remove", "--all", "--yes").Complains());

        _sandbox.Index("docs");
        Assert.Equal("mine.txt", Assert.Single(Json(_sandbox.Search("remove", "--all", "-y", "--json")).GetProperty("left").EnumerateArray()).GetString());
        Assert.True(File.Exists(_sandbox.PathOf("docs/a.txt")));
    }

    [Theory]
    [InlineData("n", false)]
    [InlineData("", false)]
    [InlineData("y", true)]
    [InlineData("YES", true)]
    public void On_a_terminal_the_question_is_asked(string answer, bool isDeleted)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "needs script to make a terminal");
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        _sandbox.Index("docs");
        var command = string.Join(' ', SearchCommand.Prefix.Append("remove").Append("--all"));
        var ran = SearchCommand.End(SearchCommand.Start(
            _sandbox.Folder, ["sh", "-c", $"printf '%s\\n' '{answer}' | script -qec '{command}' /dev/null"]));

        Assert.Contains($"{Index}: delete the whole index? Your documents stay as they are. [y/N] ", ran.Out, StringComparison.Ordinal);
        Assert.Contains(isDeleted ? $"{Index}: the index is deleted" : $"{Index}: nothing was deleted", ran.Out, StringComparison.Ordinal);
        ran.Exits(isDeleted ? 0 : 2);
        Assert.Equal(!isDeleted, Directory.Exists(Index));
    }

    [Fact]
    public void What_cannot_be_done_is_said_in_a_line()
    {
        Assert.Equal("name folders to cover no longer, or --all; see: search remove --help", _sandbox.Search("remove").Complains());
        Assert.Equal("--all deletes the whole index; name no folders with it; see: search remove --help", _sandbox.Search("remove", "docs", "--all").Complains());
        Assert.EndsWith("see: search backup --help", _sandbox.Search("backup").Complains(), StringComparison.Ordinal);
        foreach (var args in (string[][])[["compact"], ["backup", "kept"], ["remove", "docs"]])
            Assert.Equal($"{Index}: no index here; make one with: search index FOLDER", _sandbox.Search(args).Complains());

        Assert.Equal($"{Index}: no index here", _sandbox.Search("remove", "--all", "--yes").Complains());
        Assert.Equal($"{_sandbox.PathOf("kept")}: no such folder", _sandbox.Search("restore", "kept").Complains());
        Assert.Empty(Directory.EnumerateFileSystemEntries(_sandbox.Folder));

        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        _sandbox.Index("docs");
        Assert.Equal($"{_sandbox.PathOf("docs")}: this folder is not empty; name a new one", _sandbox.Search("backup", "docs").Complains());
        Assert.Equal($"{_sandbox.PathOf("docs")}: not a backup of an index", _sandbox.Search("restore", "docs").Complains());
        Assert.Equal($"{_sandbox.PathOf("docs/a.txt")}: not a folder", _sandbox.Search("restore", "docs/a.txt").Complains());

        _sandbox.Search("backup", "kept").Exits(0);
        foreach (var args in (string[][])[["index"], ["compact"], ["remove", "docs"], ["remove", "--all", "--yes"], ["restore", "kept"]])
        {
            Assert.Equal(
                $"{_sandbox.PathOf("kept")}: this is a backup of {Index}; restore it with: search restore {_sandbox.PathOf("kept")}",
                _sandbox.Search([.. args, "--index", "kept"]).Complains());
        }
    }

    [Fact]
    public void No_permission_is_said_in_a_line()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "permissions are not modes");
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        MakeSegments();
        _sandbox.Search("backup", "kept").Exits(0);
        SetMode(".search/write.lock", UnixFileMode.UserRead | UnixFileMode.OtherRead);
        SetMode("kept/main", UnixFileMode.None);
        SetMode("", UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        try
        {
            foreach (var args in (string[][])[["compact"], ["remove", "docs"], ["remove", "--all", "--yes"]])
                Assert.Equal($"{Index}: the index cannot be written: no permission", Unprivileged.Search(_sandbox, args).Complains());

            Assert.Equal($"{_sandbox.PathOf("new")}: the backup cannot be written: no permission", Unprivileged.Search(_sandbox, "backup", "new").Complains());
            Assert.Contains("no permission", Unprivileged.Search(_sandbox, "restore", "kept").Complains(), StringComparison.Ordinal);
        }
        finally
        {
            SetMode("", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            SetMode("kept/main", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void A_process_that_writes_is_seen_and_does_not_hold_a_backup_up()
    {
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        _sandbox.Index("docs");
        using (WriterLock.Take(IndexLocation.At(Index), TimeSpan.Zero, waiting: null, CancellationToken.None))
        {
            Assert.Contains("writing    a process is writing the index now\n", _sandbox.Search("status").Exits(0).Out, StringComparison.Ordinal);
            Assert.True(Json(_sandbox.Search("status", "--json")).GetProperty("writing").GetBoolean());
            _sandbox.Search("backup", "kept").Exits(0);
        }

        Assert.Equal("docs/a.txt:1:1:A walrus sleeps.\n", _sandbox.Search("walrus", "--index", "kept", "--no-refresh").Exits(0).Out);
    }

    [Fact]
    public void Status_names_the_base_folder_where_all_of_it_is_covered()
    {
        _sandbox.Write("a.txt", "A walrus sleeps.\n");
        _sandbox.Index(".");
        Assert.Contains($"covers     {_sandbox.Folder}\n", _sandbox.Search("status").Exits(0).Out, StringComparison.Ordinal);
        Assert.Equal(".", Assert.Single(Json(_sandbox.Search("status", "--json")).GetProperty("roots").EnumerateArray()).GetString());
        Assert.Equal($"{_sandbox.Folder}: covered no longer; 1 document left the index", Quiet(_sandbox.Search("remove", ".")).ErrorLines[0]);
    }

    public void Dispose() => _sandbox.Dispose();

    private void MakeSegments()
    {
        for (var i = 0; i < 3; i++)
        {
            _sandbox.Write($"docs/{i}.txt", $"A walrus sleeps {i}.\n");
            _sandbox.Index("docs");
        }

        File.Move(_sandbox.PathOf("docs/0.txt"), _sandbox.PathOf("docs/moved.txt"));
        _sandbox.Index("docs");
    }

    private void SetMode(string name, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_sandbox.PathOf(name), mode);
    }

    private static Ran Quiet(Ran ran, bool hasOutput = false)
    {
        ran.Exits(0);
        Assert.Empty(hasOutput ? ran.Error : ran.Out);
        return ran;
    }

    private static JsonElement Json(Ran ran) => JsonDocument.Parse(Assert.Single(ran.Exits(0).OutLines)).RootElement;

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(p => p.Name);

    private static long Number(JsonElement element, string name) => element.GetProperty(name).GetInt64();
}
