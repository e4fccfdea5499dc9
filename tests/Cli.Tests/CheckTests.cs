using System.Text.Json;

namespace DocumentSearch.Cli.Tests;

/// <summary>Damage is found and mended by the command.</summary>
[Trait("Category", "Native")]
public sealed class CheckTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    [Fact]
    public void A_sound_index_is_sound()
    {
        MakeIndex();
        var ran = _sandbox.Search("check").Exits(0);
        Assert.Empty(ran.Error);
        Assert.Matches(@"\Afiles      \d+, [\d.]+ kB\ndocuments  32 in \d segments?, and 1 deleted that still take up space\nterms      \d+\npostings   \d+\ntime       \d\.\d s\nsound\n\z", ran.Out);
        Assert.Equal("sound; nothing to mend", _sandbox.Search("check", "--repair").Exits(0).OutLines[^1]);
        _sandbox.Write("docs/more.txt", "not indexed yet\n");
        _sandbox.Search("check").Exits(0);
    }

    [Fact]
    public void The_documents_need_not_be_there()
    {
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        _sandbox.Search("index", "docs", "--index", _sandbox.PathOf("kept")).Exits(0);
        Directory.Delete(_sandbox.PathOf("docs"), recursive: true);
        Assert.Equal("sound", _sandbox.Search("check", "--index", _sandbox.PathOf("kept")).Exits(0).OutLines[^1]);
    }

    [Fact]
    public void Damage_anywhere_in_any_file_is_told_and_mended()
    {
        MakeIndex();
        var answer = _sandbox.Search("walrus", "--no-refresh").Exits(0).Out;
        foreach (var name in Directory.GetFiles(Segments()).Where(path => new FileInfo(path).Length > 0).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ToArray())
        {
            if (!File.Exists(Path.Combine(Segments(), name)))
                continue; // Two workers do not always make the same segments.

            Damage(name, bytes => bytes[bytes.Length / 2] ^= 0x10);
            var ran = _sandbox.Search("check").Exits(2);
            Assert.Equal("damaged: 1 finding", ran.OutLines[^1]);
            Assert.Contains($" {name} has a wrong checksum", ran.OutLines[^2], StringComparison.Ordinal);
            Assert.Equal($"{_sandbox.PathOf(".search")}: the index is damaged; mend it with: search check --repair", Assert.Single(ran.ErrorLines));

            Assert.Matches(@"^mended: \d+ documents? kept, \d+ files? read again \(\d\.\d s\); sound now$", _sandbox.Search("check", "--repair").Exits(0).OutLines[^1]);
            Assert.Equal("sound", _sandbox.Search("check").Exits(0).OutLines[^1]);
            Assert.Equal(answer, _sandbox.Search("walrus", "--no-refresh").Exits(0).Out);
            // Generations have other files: each name is tried on the index as it was first.
            Directory.Delete(_sandbox.PathOf(".search"), recursive: true);
            Directory.Delete(_sandbox.PathOf("docs"), recursive: true);
            MakeIndex();
        }
    }

    [Fact]
    public void A_lost_file_and_one_that_is_cut_off_are_told_and_mended()
    {
        MakeIndex();
        var names = Directory.GetFiles(Segments(), "*.cfs").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ToArray();
        File.Delete(Path.Combine(Segments(), names[0]));
        Damage(names[1], bytes => Array.Resize(ref bytes, 50), (path, bytes) => File.WriteAllBytes(path, bytes[..50]));
        var lines = _sandbox.Search("check").Exits(2).OutLines;
        Assert.Contains($"its file {names[0]} is missing", lines[^3], StringComparison.Ordinal);
        Assert.Contains($"its file {names[1]} is cut off", lines[^2], StringComparison.Ordinal);
        Assert.Contains("mend it with: search check --repair", _sandbox.Search("walrus", "--no-refresh").Complains(), StringComparison.Ordinal);

        var ran = _sandbox.Search("check", "--repair").Exits(0);
        Assert.Matches(@"^mended: \d+ documents? kept, \d+ files read again", ran.OutLines[^1]);
        Assert.Contains("were damaged so that their names cannot be told", ran.Error, StringComparison.Ordinal);
        _sandbox.Search("walrus", "--no-refresh").Exits(0);
    }

    [Fact]
    public void A_commit_of_garbage_leaves_a_way_out()
    {
        MakeIndex();
        Damage(CommitName(), bytes => bytes.AsSpan().Fill(0x55));
        _sandbox.Search("check").Exits(2);
        var advice = _sandbox.Search("check", "--repair").Complains();
        Assert.EndsWith("; delete this folder, then make it anew with: search index FOLDER", advice, StringComparison.Ordinal);
        Directory.Delete(_sandbox.PathOf(".search"), recursive: true);
        _sandbox.Index("docs");
        Assert.Equal("sound", _sandbox.Search("check").Exits(0).OutLines[^1]);
    }

    [Fact]
    public void What_was_read_from_a_damaged_commit_is_told()
    {
        MakeIndex();
        Damage(CommitName(), bytes => bytes[^3] ^= 1);
        var ran = _sandbox.Search("check", "--repair").Exits(0);
        Assert.Equal("warning: what the index covers was read from a damaged commit; look whether it is right: docs", Assert.Single(ran.ErrorLines));
        Assert.Matches("^mended: 0 documents kept, 32 files read again", ran.OutLines[^1]);
    }

    [Fact]
    public void A_folder_that_is_missing_is_told_and_what_it_held_comes_back_with_it()
    {
        MakeIndex();
        Directory.Move(_sandbox.PathOf("docs"), _sandbox.PathOf("away"));
        foreach (var path in Directory.GetFiles(Segments(), "*.cfe"))
            Damage(Path.GetFileName(path), bytes => bytes[20] ^= 1);

        var ran = _sandbox.Search("check", "--repair").Exits(0);
        Assert.Contains(ran.ErrorLines, line => line.StartsWith("warning: 32 documents were damaged so that their names cannot be told", StringComparison.Ordinal));
        Directory.Move(_sandbox.PathOf("away"), _sandbox.PathOf("docs"));
        _sandbox.Search("walrus").Exits(0);
        Assert.Equal("sound", _sandbox.Search("check").Exits(0).OutLines[^1]);
    }

    [Fact]
    public void As_json_for_programs()
    {
        MakeIndex();
        var sound = Json(_sandbox.Search("check", "--json").Exits(0));
        Assert.Equal(
            [
                "schema", "index", "sound", "current", "files", "bytes", "segments", "documents", "deleted", "terms", "postings", "elapsedMs", "damages",
                "findings", "notes",
            ],
            sound.EnumerateObject().Select(p => p.Name));
        Assert.Equal((1, true, 32, 0), (sound.GetProperty("schema").GetInt32(), sound.GetProperty("sound").GetBoolean(), sound.GetProperty("documents").GetInt32(), sound.GetProperty("damages").GetInt32()));

        Damage(Path.GetFileName(Directory.GetFiles(Segments(), "*.cfs").Order(StringComparer.Ordinal).First()), bytes => bytes[400] ^= 1);
        var damaged = Json(_sandbox.Search("check", "--json").Exits(2));
        Assert.False(damaged.GetProperty("sound").GetBoolean());
        var finding = Assert.Single(damaged.GetProperty("findings").EnumerateArray());
        Assert.Equal("File", finding.GetProperty("kind").GetString());
        Assert.StartsWith("_", finding.GetProperty("segment").GetString(), StringComparison.Ordinal);

        var mended = Json(_sandbox.Search("check", "--repair", "--json").Exits(0));
        Assert.True(mended.GetProperty("sound").GetBoolean());
        Assert.Equal(["interrupted", "kept", "read", "lost", "nameless", "lostFiles"], mended.GetProperty("repair").EnumerateObject().Select(p => p.Name));
        Assert.Equal(32, mended.GetProperty("repair").GetProperty("kept").GetInt32() + mended.GetProperty("repair").GetProperty("read").GetInt32());
    }

    [Fact]
    public void Where_there_is_no_index_it_says_so()
    {
        var advice = $"{_sandbox.PathOf(".search")}: no index here; make one with: search index FOLDER";
        Assert.Equal(advice, _sandbox.Search("check").Complains());
        Assert.Equal(advice, _sandbox.Search("check", "--repair").Complains());
        Assert.Empty(Directory.EnumerateFileSystemEntries(_sandbox.Folder));
    }

    [Fact]
    public void An_index_that_lost_its_commit_is_made_anew_as_it_is_told()
    {
        MakeIndex();
        File.Delete(Path.Combine(Segments(), CommitName()));
        Assert.EndsWith("no index here; make one with: search index FOLDER", _sandbox.Search("check", "--index", ".search").Complains(), StringComparison.Ordinal);
        _sandbox.Index("docs");
        Assert.Equal("sound", _sandbox.Search("check").Exits(0).OutLines[^1]);
    }

    public void Dispose() => _sandbox.Dispose();

    private void MakeIndex()
    {
        for (var i = 0; i < 30; i++)
            _sandbox.Write($"docs/{i}.txt", $"A walrus sleeps {i}.\n");

        _sandbox.Write("docs/image.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13]);
        _sandbox.Write("docs/notes.md", "# Notes\n\nA walrus-like animal.\n");
        _sandbox.Index("docs");
        _sandbox.Write("docs/3.txt", "Another walrus.\n");
        _sandbox.Search("index").Exits(0);
    }

    private string Segments() => Directory.GetDirectories(_sandbox.PathOf(".search"), "main*").Single();

    private string CommitName() => Path.GetFileName(Directory.GetFiles(Segments(), "segments_*").Single());

    private void Damage(string name, Action<byte[]> change, Action<string, byte[]>? write = null)
    {
        var path = Path.Combine(Segments(), name);
        var bytes = File.ReadAllBytes(path);
        change(bytes);
        (write ?? File.WriteAllBytes)(path, bytes);
    }

    private static JsonElement Json(Ran ran) => JsonDocument.Parse(Assert.Single(ran.OutLines)).RootElement;
}
