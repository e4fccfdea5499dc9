using System.Text.Json;

namespace DocumentSearch.Cli.Tests;

[Trait("Category", "Native")]
public sealed class SuggestTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public SuggestTests()
    {
        _sandbox.Write("a.txt", "Istanbul is visited. Of its prisoners, one prisoner is exchanged.\n");
        _sandbox.Write("b.txt", "Istanbul again: a prisoner exchange. iPhone, CAFÉ, naïve.\n");
        _sandbox.Write("c.txt", "An isthmus. Prisms.\n");
        for (var i = 0; i < 9; i++)
            _sandbox.Write($"other/{i}.txt", $"Something else, number {i}.\n");

        _sandbox.Index();
    }

    [Theory]
    [InlineData("ista", "Istanbul")]
    [InlineData("IST", "Istanbul", "isthmus")]
    [InlineData("cafe", "CAFÉ")]
    [InlineData("naï", "naïve")]
    [InlineData("pris", "prisoner", "Prisms")]
    public void A_beginning_is_completed_as_documents_write_it(string beginning, params string[] words) =>
        Assert.Equal(words, _sandbox.Search("suggest", beginning).Exits(0).OutLines);

    [Fact]
    public void The_last_of_several_words_is_completed()
    {
        Assert.Equal(["prisoner exchange"], _sandbox.Search("suggest", "prisoner", "exch").Exits(0).OutLines);
        Assert.Equal(["-istanbul isthmus"], _sandbox.Search("suggest", "-istanbul", "isth").Exits(0).OutLines);
    }

    [Fact]
    public void There_are_as_many_as_asked_for()
    {
        Assert.Single(_sandbox.Search("suggest", "ist", "-n", "1").Exits(0).OutLines);
        Assert.Equal("--top: '0' is not a number from 1 to 1000; see: search suggest --help", _sandbox.Search("suggest", "ist", "-n", "0").Complains());
    }

    [Fact]
    public void Json_has_the_fields_that_are_documented()
    {
        var record = JsonDocument.Parse(Assert.Single(_sandbox.Search("suggest", "ista", "--json").Exits(0).OutLines)).RootElement;
        Assert.Equal(["type", "text", "documents"], record.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("suggestion", "Istanbul", 2), (record.GetProperty("type").GetString(), record.GetProperty("text").GetString(), record.GetProperty("documents").GetInt32()));
    }

    [Theory]
    [InlineData("zzz")]
    [InlineData("")]
    [InlineData("...")]
    public void Where_no_word_begins_so_nothing_is_said(string beginning)
    {
        var ran = _sandbox.Search("suggest", beginning).Exits(1);
        Assert.Empty(ran.Out);
        Assert.Empty(ran.Error);
    }

    public void Dispose() => _sandbox.Dispose();
}
