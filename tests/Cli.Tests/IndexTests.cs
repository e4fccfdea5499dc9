using System.Text.Json;

namespace DocumentSearch.Cli.Tests;

/// <summary>Where the index is, and what it says of itself.</summary>
[Trait("Category", "Native")]
public sealed class IndexTests : IDisposable
{
    private static readonly byte[] Png = [0x89, .. "PNG\r\n\x1A\n"u8, 0, 0, 0, 13];

    private readonly Sandbox _sandbox = new();

    [Fact]
    public void Status_accounts_for_every_file()
    {
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        _sandbox.Write("docs/b.md", "# Title\n");
        _sandbox.Write("docs/empty.txt", "");
        _sandbox.Write("docs/image.png", Png);
        _sandbox.Write("docs/.hidden.txt", "hidden\n");
        _sandbox.Index("docs");

        AssertAccounts(seen: 4, indexed: 2, skipped: 2, behind: 0);
        var status = _sandbox.Search("status").Exits(0).Out;
        Assert.Contains("seen       4 files\nindexed    2 documents\nskipped    2 files (list them with --skipped)\n", status, StringComparison.Ordinal);
        var skipped = _sandbox.Search("status", "--skipped").Exits(0).OutLines;
        Assert.Equal(
            [
                "", "skipped, empty: 1 file", "docs/empty.txt: empty file", "", "skipped, of a format that is not read: 1 file",
                "docs/image.png: PNG image is not a supported format",
            ],
            skipped[^6..]);

        _sandbox.Write("docs/a.txt", "A donkey sleeps.\n");
        _sandbox.Write("docs/new.txt", "new\n");
        File.Delete(_sandbox.PathOf("docs/b.md"));
        AssertAccounts(seen: 4, indexed: 2, skipped: 2, behind: 3);
        _sandbox.Index();
        AssertAccounts(seen: 4, indexed: 2, skipped: 2, behind: 0);
    }

    [Fact]
    public void Status_as_json_names_what_was_left_out_or_mended()
    {
        _sandbox.Write("docs/image.png", Png);
        _sandbox.Write("docs/bad.txt", [.. System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Ein schöner Tag für Grüße. ", 40))), 0xC3, (byte)'\n']);
        _sandbox.Index("docs");

        var status = Status();
        Assert.Equal(
            [
                "schema", "index", "base", "roots", "choices", "seen", "indexed", "embedded", "skipped", "skippedEmbedded", "skippedBy", "behind", "sourceBytes", "indexBytes", "deadBytes", "segments", "committed",
                "current", "format", "analysis", "unfinished", "writing", "backupOf", "skippedFiles", "mendedFiles", "faults",
            ],
            status.EnumerateObject().Select(p => p.Name));
        Assert.Equal(_sandbox.PathOf(".search"), status.GetProperty("index").GetString());
        Assert.Equal("docs", Assert.Single(status.GetProperty("roots").EnumerateArray()).GetString());
        var skipped = Assert.Single(status.GetProperty("skippedFiles").EnumerateArray());
        Assert.Equal("docs/image.png", skipped.GetProperty("path").GetString());
        Assert.Equal("UnsupportedFormat", skipped.GetProperty("reason").GetString());
        var mended = Assert.Single(status.GetProperty("mendedFiles").EnumerateArray());
        Assert.Equal("docs/bad.txt", mended.GetProperty("path").GetString());
        Assert.Equal("1 place is not valid utf-8; it is shown as U+FFFD", mended.GetProperty("detail").GetString());
    }

    [Fact]
    public void The_index_is_found_from_inside_and_paths_are_as_seen_from_there()
    {
        _sandbox.Write("docs/deep/a.txt", "A walrus sleeps.\n");
        _sandbox.Write("docs/b.txt", "A walrus dreams.\n");
        _sandbox.Index();

        Assert.Equal(["../b.txt", "a.txt"], Places("docs/deep"));
        Assert.Equal(["b.txt", "deep/a.txt"], Places("docs"));
        Assert.Equal(["docs/b.txt", "docs/deep/a.txt"], Answer.Read(_sandbox.SearchIn("docs", "walrus", "--json").Exits(0)).Paths);
        Assert.False(Directory.Exists(_sandbox.PathOf("docs/.search")));

        string[] Places(string folder) => [.. _sandbox.SearchIn(folder, "walrus").Exits(0).OutLines.Select(line => line.Split(':')[0])];
    }

    [Fact]
    public void The_index_may_be_kept_elsewhere()
    {
        using var elsewhere = new Sandbox();
        var index = elsewhere.PathOf("kept");
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");

        _sandbox.Search("index", "docs", "--index", index).Exits(0);
        Assert.False(Directory.Exists(_sandbox.PathOf(".search")));
        var place = $"{_sandbox.PathOf("docs/a.txt")}:1:1:A walrus sleeps.\n";
        Assert.Equal(place, _sandbox.Search("walrus", "--index", index).Exits(0).Out);
        Assert.Equal(place, _sandbox.Search($"--index={index}", "walrus").Exits(0).Out);
        Assert.Equal(place, SearchCommand.Run(_sandbox.Folder, ["walrus"], ("SEARCH_INDEX", index)).Exits(0).Out);
        Assert.Equal(place, SearchCommand.Run(_sandbox.Folder, ["walrus", "--index", index], ("SEARCH_INDEX", "/nowhere")).Exits(0).Out);
        _sandbox.Search("walrus").Exits(2);
    }

    [Fact]
    public void No_index_is_made_among_other_files()
    {
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        _sandbox.Index("docs");
        var told = $"{_sandbox.PathOf("docs")}: this folder holds other files, such as a.txt, and no index; name a folder that is new or empty";
        Assert.Equal(told, _sandbox.Search("index", "docs", "--index", "docs").Complains());
        Assert.Equal(["a.txt"], Directory.EnumerateFileSystemEntries(_sandbox.PathOf("docs")).Select(path => Path.GetFileName(path)));

        _sandbox.Write("src/main/Main.java", "class Main {}\n");
        Assert.Contains(" such as main, ", _sandbox.Search("index", "docs", "--index", "src").Complains(), StringComparison.Ordinal);
        Assert.True(File.Exists(_sandbox.PathOf("src/main/Main.java")));

        // What a process leaves that dies while it makes an index, and one whose segments are gone.
        _sandbox.Write("begun/.gitignore", "*\n");
        _sandbox.Search("index", "docs", "--index", "begun").Exits(0);
        Directory.Delete(_sandbox.PathOf("begun/main"), recursive: true);
        _sandbox.Search("index", "docs", "--index", "begun").Exits(0);
    }

    [Fact]
    public void Folders_and_files_are_added_to_what_is_covered()
    {
        _sandbox.Write("one/a.txt", "A walrus sleeps.\n");
        _sandbox.Write("two/b.txt", "A walrus dreams.\n");
        _sandbox.Write("two/c.txt", "A walrus wakes.\n");
        _sandbox.Index("one");
        _sandbox.Index("two/b.txt");
        Assert.Equal(["one/a.txt", "two/b.txt"], Answer.Read(_sandbox.Search("walrus", "--json").Exits(0)).Paths);

        _sandbox.Index("two");
        Assert.Equal(["one/a.txt", "two/b.txt", "two/c.txt"], Answer.Read(_sandbox.Search("walrus", "--json").Exits(0)).Paths);
    }

    [Fact]
    public void An_indexed_folder_that_moves_takes_its_index_along()
    {
        _sandbox.Write("project/a.txt", "A walrus sleeps.\n");
        _sandbox.SearchIn("project", "index", ".").Exits(0);
        Directory.Move(_sandbox.PathOf("project"), _sandbox.PathOf("moved"));
        var ran = _sandbox.SearchIn("moved", "walrus").Exits(0);
        Assert.Equal("a.txt:1:1:A walrus sleeps.\n", ran.Out);
        Assert.Empty(ran.Error);
    }

    public void Dispose() => _sandbox.Dispose();

    private JsonElement Status() => JsonDocument.Parse(_sandbox.Search("status", "--json").Exits(0).Out).RootElement;

    private void AssertAccounts(int seen, int indexed, int skipped, int behind)
    {
        var status = Status();
        Assert.Equal(
            (seen, indexed, skipped, behind),
            (Number("seen"), Number("indexed"), Number("skipped"), Number("behind")));

        int Number(string name) => status.GetProperty(name).GetInt32();
    }
}
