using System.Text;
using System.Text.Json;

namespace DocumentSearch.Cli.Tests;

/// <summary><c>search extract</c>: what would be indexed of a file, without an index.</summary>
public sealed class ExtractTests : IDisposable
{
    private const int HeldBytes = 16 << 20; // what is longer is read in segments

    private readonly Sandbox _sandbox = new();

    [Fact]
    public void A_document_is_shown_with_what_it_says_of_itself()
    {
        _sandbox.Write("a.md", "---\ntitle: The walrus\ndate: 2025-06-02\n---\nA walrus \e[31msleeps.\r\n");
        Assert.Equal(
            ["a.md", "format     markdown, utf-8", "title      The walrus", "date       2025-06-02", "", "---", "title: The walrus", "date: 2025-06-02", "---", "A walrus \uFFFD[31msleeps."],
            _sandbox.Search("extract", "a.md").Exits(0).OutLines);
        Assert.False(Directory.Exists(_sandbox.PathOf(".search")));
    }

    [Fact]
    public void The_text_alone_is_exact()
    {
        const string Text = "Walruses\r\n\tsleep.\fThe end, without a line break";
        _sandbox.Write("a.txt", Encoding.Latin1.GetBytes(Text));
        Assert.Equal(Text, _sandbox.Search("extract", "--text", "a.txt").Exits(0).Out);
        _sandbox.Write("b.txt", "More\n");
        Assert.Equal(Text + "\nMore\n", _sandbox.Search("extract", "--text", "a.txt", "b.txt").Exits(0).Out);
    }

    [Fact]
    public void A_program_gets_an_object_a_document()
    {
        _sandbox.Write("a.md", "# Walrus\n\nIt sleeps.\n");
        _sandbox.Write("empty.txt", "");
        var ran = _sandbox.Search("extract", "a.md", "empty.txt", "--json").Exits(0);
        var records = ran.OutLines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal("", ran.Error);
        string[] fields =
        [
            "type", "schema", "path", "segment", "reason", "detail", "format", "encoding", "title", "date", "properties", "derived", "text", "blocks", "places", "embedded", "notice",
        ];
        Assert.All(records, r => Assert.Equal(fields, r.EnumerateObject().Select(p => p.Name)));
        Assert.Equal(("a.md", "Walrus", "# Walrus\n\nIt sleeps.\n"), (Of(records[0], "path"), Of(records[0], "title"), Of(records[0], "text")));
        Assert.Equal(
            ["2-8 heading", "10-20 paragraph"],
            records[0].GetProperty("blocks").EnumerateArray().Select(b => $"{b.GetProperty("start")}-{b.GetProperty("end")} {b.GetProperty("kind")}"));
        Assert.Equal(("Empty", "empty file", null), (Of(records[1], "reason"), Of(records[1], "detail"), Of(records[1], "text")));

        static string? Of(JsonElement record, string field) => record.GetProperty(field).GetString();
    }

    [Fact]
    public void A_file_without_text_says_why()
    {
        _sandbox.Write("empty.txt", "");
        _sandbox.Write("broken.zip", [.. "PK\u0003\u0004 and nothing that follows"u8]);
        var ran = _sandbox.Search("extract", "empty.txt", "broken.zip").Exits(1);
        Assert.Equal("", ran.Out);
        Assert.Equal("empty.txt: empty file", ran.ErrorLines[0]);
        Assert.StartsWith("broken.zip: ", ran.ErrorLines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_read_is_an_error_and_the_rest_is_shown()
    {
        _sandbox.Write("a.txt", "Walruses sleep.");
        _sandbox.MakeFolder("folder");
        var ran = _sandbox.Search("extract", "absent.txt", "folder", "a.txt", "--text").Exits(2);
        Assert.Equal("Walruses sleep.", ran.Out);
        Assert.Equal(["absent.txt: no such file", "folder: cannot be read: a folder; name the files in it"], ran.ErrorLines);
        Assert.Equal("--text and --json cannot both be given; see: search extract --help", _sandbox.Search("extract", "a.txt", "--text", "--json").Complains());
    }

    [Fact]
    public void A_long_text_comes_in_segments()
    {
        var text = new StringBuilder();
        while (text.Length <= HeldBytes)
            text.Append("A walrus sleeps here.\n\n");

        _sandbox.Write("long.txt", text.ToString());
        Assert.Equal(text.ToString(), _sandbox.Search("extract", "--text", "long.txt").Exits(0).Out);
        var records = _sandbox.Search("extract", "--json", "long.txt").Exits(0).OutLines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.True(records.Count > 1);
        Assert.Equal(Enumerable.Range(0, records.Count), records.Select(r => r.GetProperty("segment").GetInt32()));
        Assert.Equal(text.ToString(), string.Concat(records.Select(r => r.GetProperty("text").GetString())));
    }

    public void Dispose() => _sandbox.Dispose();
}
