using System.Net.Sockets;
using System.Text;

namespace DocumentSearch.Cli.Tests;

/// <summary>Whatever is wrong is told in one clear line, with the right exit status, and costs nothing else.</summary>
[Trait("Category", "Native")]
public sealed class BadInputTests : IDisposable
{
    private const UnixFileMode Open = (UnixFileMode)0x1FF;
    private const UnixFileMode ReadOnly = (UnixFileMode)0x16D;

    private readonly Sandbox _sandbox = new();

    [Fact]
    public void No_index_and_no_seeds()
    {
        const string advice = "no index here, and no folder named seeds to make one of; name your documents with: search index FOLDER";
        Assert.Equal($"{_sandbox.PathOf(".search")}: {advice}", _sandbox.Search("for", "walrus").Complains());
        Assert.Equal($"{_sandbox.PathOf(".search")}: {advice}", _sandbox.Search("for", "walrus", "--no-refresh").Complains());
        Assert.Equal($"{_sandbox.PathOf(".search")}: no index here yet; name a folder to index, such as: search index .", _sandbox.Search("index").Complains());
        foreach (var verb in (string[][])[["status"], ["show", "a.txt"]])
            Assert.Equal($"{_sandbox.PathOf(".search")}: no index here; make one with: search index FOLDER", _sandbox.Search(verb).Complains());

        Assert.Empty(Directory.EnumerateFileSystemEntries(_sandbox.Folder));
    }

    [Fact]
    public void A_missing_folder_does_not_keep_the_others_from_being_indexed()
    {
        Assert.Equal("nope: no such file or folder", _sandbox.Search("index", "nope").Complains());
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        var ran = _sandbox.Search("index", "nope", "docs").Exits(2);
        Assert.Equal("nope: no such file or folder", ran.ErrorLines[0]);
        AssertFinds("walrus", "docs/a.txt");
    }

    [Fact]
    public void A_covered_folder_that_is_gone_keeps_what_was_indexed()
    {
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        _sandbox.Write("more/b.txt", "A donkey sleeps.\n");
        _sandbox.Index("docs", "more");
        Directory.Move(_sandbox.PathOf("docs"), _sandbox.PathOf(".away"));

        var ran = _sandbox.Search("for", "walrus").Exits(0);
        Assert.StartsWith("docs/a.txt:1:1:", ran.Out, StringComparison.Ordinal);
        Assert.Equal("warning: docs: missing folder; what the index holds of it is kept", Assert.Single(ran.ErrorLines));
        Assert.Equal("warning: docs: missing folder; what the index holds of it is kept", _sandbox.Search("index").Exits(2).ErrorLines[0]);
        Assert.Contains("fault      docs: missing folder", _sandbox.Search("status").Exits(0).Out, StringComparison.Ordinal);
        Assert.Contains("\"faults\":[{\"path\":\"docs\"", _sandbox.Search("status", "--json").Exits(0).Out, StringComparison.Ordinal);

        Directory.Move(_sandbox.PathOf(".away"), _sandbox.PathOf("docs"));
        Assert.Empty(_sandbox.Search("for", "walrus").Exits(0).Error);
    }

    [Fact]
    public void An_empty_folder_is_covered_from_now_on()
    {
        _sandbox.MakeFolder("docs");
        var ran = _sandbox.Index("docs");
        Assert.Contains("there are no documents yet; files added to the folder are found by the next search", ran.Error, StringComparison.Ordinal);
        _sandbox.Search("walrus").Exits(1);
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        AssertFinds("walrus", "docs/a.txt");
    }

    [Fact]
    public void An_empty_seeds_folder_is_no_error()
    {
        _sandbox.MakeFolder("seeds");
        _sandbox.Search("walrus").Exits(1);
        _sandbox.Write("seeds/a.txt", "A walrus sleeps.\n");
        AssertFinds("walrus", "seeds/a.txt");
    }

    [Fact]
    public void Files_that_are_no_text_are_listed_with_the_reason()
    {
        byte[] binary = [1, 2, 3, 4, 5, 6, 7, 0, 0, 0xFE, 0xFF, 3];
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        _sandbox.Write("docs/binary.txt", binary);
        _sandbox.Write("docs/zero.txt", "");
        var ran = _sandbox.Search("index", "docs").Exits(2);
        Assert.Equal("warning: docs/binary.txt: named as text, but its content is binary", ran.ErrorLines[0]);
        Assert.StartsWith("3 files: 3 added, 2 of them skipped", ran.ErrorLines[1], StringComparison.Ordinal);
        AssertFinds("walrus", "docs/a.txt");
        Assert.Equal(
            [
                "skipped, empty: 1 file", "docs/zero.txt: empty file", "",
                "skipped, named as text, but binary: 1 file", "docs/binary.txt: named as text, but its content is binary",
            ],
            _sandbox.Search("status", "--skipped").Exits(0).OutLines[^5..]);
    }

    [Fact]
    public void Invalid_utf8_is_mended_and_told()
    {
        _sandbox.Write("docs/a.txt", [.. Encoding.UTF8.GetBytes("Ein schöner Tag für Grüße. Ein Walroß schläft. "), 0xC3, .. "Ende\n"u8]);
        var ran = _sandbox.Index("docs");
        Assert.Equal("warning: docs/a.txt: 1 place is not valid utf-8; it is shown as U+FFFD", ran.ErrorLines[0]);
        Assert.Contains("\uFFFDEnde", _sandbox.Search("walross").Exits(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void One_line_of_100_MB_is_searchable()
    {
        const int length = 100_000_000;
        using (var file = File.Create(_sandbox.Write("docs/line.txt", "")))
        {
            var words = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("the quick brown fox jumps over a lazy dog and ", 1000)));
            while (file.Length < length - words.Length)
                file.Write(words);

            file.Write("here a walrus sleeps"u8);
        }

        _sandbox.Index("docs");
        var answer = Answer.Read(_sandbox.Search("for", "walrus", "--json").Exits(0));
        answer.AssertSound(path => File.ReadAllText(_sandbox.PathOf(path)));
        var passage = Assert.Single(answer.Passages);
        Assert.EndsWith("here a walrus sleeps", Answer.Text(passage), StringComparison.Ordinal);
        Assert.InRange(Answer.Text(passage).Length, 20, 300);
        Assert.Equal(1, passage.GetProperty("line").GetInt32());
    }

    [Fact]
    public void Pipes_sockets_and_links_are_passed_by()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no such files");
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        SearchCommand.End(SearchCommand.Start(_sandbox.PathOf("docs"), ["mkfifo", "pipe.txt"])).Exits(0);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_sandbox.PathOf("docs/socket.txt")));
        File.CreateSymbolicLink(_sandbox.PathOf("docs/loop"), ".");
        File.CreateSymbolicLink(_sandbox.PathOf("docs/dangling.txt"), "nowhere");
        File.CreateSymbolicLink(_sandbox.PathOf("docs/self.txt"), "self.txt");

        Assert.StartsWith("1 file: 1 added", _sandbox.Index("docs").Error, StringComparison.Ordinal);
        AssertFinds("walrus", "docs/a.txt");
    }

    [Fact]
    public void A_folder_that_is_itself_a_link_is_followed()
    {
        _sandbox.Write("real/a.txt", "A walrus sleeps.\n");
        Directory.CreateSymbolicLink(_sandbox.PathOf("link"), "real");
        _sandbox.Index("link");
        AssertFinds("walrus", "link/a.txt");
    }

    [Fact]
    public void An_unreadable_file_is_listed_and_read_when_it_can_be()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "permissions are not modes");
        SetMode("", Open);
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        _sandbox.Write("docs/closed.txt", "A donkey sleeps.\n");
        _sandbox.Write("docs/closed/b.txt", "A goat sleeps.\n");
        SetMode("docs/closed.txt", UnixFileMode.None);
        SetMode("docs/closed", UnixFileMode.None);

        var ran = Unprivileged.Search(_sandbox, "index", "docs").Exits(2);
        Assert.Equal("warning: docs/closed: folder cannot be listed: no permission", ran.ErrorLines[0]);
        Assert.Equal("warning: docs/closed.txt: cannot be read: no permission", ran.ErrorLines[1]);
        Assert.Equal(3, ran.ErrorLines.Length);
        Assert.StartsWith("docs/a.txt:1:1:", Unprivileged.Search(_sandbox, "walrus").Exits(0).Out, StringComparison.Ordinal);

        SetMode("docs/closed.txt", Open);
        SetMode("docs/closed", Open);
        Assert.StartsWith("docs/closed.txt:1:1:", Unprivileged.Search(_sandbox, "donkey").Exits(0).Out, StringComparison.Ordinal);
        Assert.StartsWith("docs/closed/b.txt:1:1:", Unprivileged.Search(_sandbox, "goat").Exits(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_read_only_index_still_answers_and_says_what_it_lacks()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "permissions are not modes");
        SetMode("", Open);
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        _sandbox.Index("docs");
        _sandbox.Write("docs/b.txt", "A donkey sleeps.\n");
        SetIndexMode(ReadOnly);

        try
        {
            var ran = Unprivileged.Search(_sandbox, "walrus").Exits(0);
            Assert.Equal("docs/a.txt:1:1:A walrus sleeps.\n", ran.Out);
            Assert.Equal("1 file behind: the index cannot be written", Assert.Single(ran.ErrorLines));
            Assert.Equal($"{_sandbox.PathOf(".search")}: the index cannot be written: no permission", Unprivileged.Search(_sandbox, "index").Complains());
        }
        finally
        {
            SetIndexMode(Open);
        }

        AssertFinds("donkey", "docs/b.txt");
    }

    [Fact]
    public void A_place_where_no_index_can_be_made_is_said()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "takes /proc");
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        Assert.Equal("/proc/nowhere: the index cannot be written: its folder cannot be made", _sandbox.Search("index", "docs", "--index", "/proc/nowhere").Complains());
        _sandbox.Write("file", "x");
        Assert.StartsWith(
            $"{_sandbox.PathOf("file")}: the index cannot be written", _sandbox.Search("index", "docs", "--index", "file").Complains(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_index_says_what_to_do()
    {
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        _sandbox.Index("docs");
        foreach (var file in Directory.EnumerateFiles(_sandbox.PathOf(".search/main"), "*.cf*"))
            File.WriteAllBytes(file, new byte[100]);

        foreach (var args in (string[][])[["walrus"], ["walrus", "--no-refresh"], ["index"], ["status"], ["show", "docs/a.txt"]])
            Assert.Contains("mend it with: search check --repair", _sandbox.Search(args).Complains(), StringComparison.Ordinal);

        Directory.Delete(_sandbox.PathOf(".search"), recursive: true);
        _sandbox.Index("docs");
        AssertFinds("walrus", "docs/a.txt");
    }

    public void Dispose() => _sandbox.Dispose();

    private void AssertFinds(string query, string path) =>
        Assert.Equal([path], Answer.Read(_sandbox.Search("for", query, "--json").Exits(0)).Paths);

    private void SetIndexMode(UnixFileMode mode)
    {
        SetMode(".search", mode);
        SetMode(".search/main", mode);
    }

    private void SetMode(string name, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_sandbox.PathOf(name), mode);
    }
}
