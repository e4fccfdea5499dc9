using System.Text.Json;

namespace DocumentSearch.Cli.Tests;

/// <summary>What is shown of hits beside their passages, and of the query.</summary>
[Trait("Category", "Native")]
public sealed class ShownTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public ShownTests()
    {
        _sandbox.Write("a/walrus.md", "---\ntitle: The walrus and the zoo\n---\nHere it sleeps.\n\nA long day.\n");
        _sandbox.Write("b/copy.md", "---\ntitle: The walrus and the zoo\n---\nHere it sleeps.\n\nA long day.\n");
        _sandbox.Write("b/other.txt", "A donkey sleeps.\n");
        _sandbox.Index();
    }

    [Fact]
    public void Identical_documents_are_one_hit()
    {
        var ran = _sandbox.Search("for", "day").Exits(0);
        Assert.Equal(["a/walrus.md:6:1:A long day."], ran.OutLines);
        Assert.Equal(["b/copy.md: identical to a/walrus.md"], ran.ErrorLines);

        var answer = Read("day");
        Assert.Equal(["b/copy.md"], Assert.Single(answer.Hits).GetProperty("duplicates").EnumerateArray().Select(d => d.GetString()));
        Assert.Equal(2, answer.Summary.GetProperty("total").GetInt32());
        Assert.Equal(1, answer.Summary.GetProperty("shown").GetInt32());

        Assert.Equal(["b/copy.md:6:1:A long day."], _sandbox.Search("for", "day path:b").Exits(0).OutLines);
        Assert.Equal(["b/copy.md"], Read("day", "--sort", "path", "--reverse").Paths);
    }

    [Fact]
    public void Links_are_told_where_nothing_else_says_why_a_document_is_a_hit()
    {
        _sandbox.Write("c/named.md", "A [seal](https://seals.example/otter) swims.\n");
        _sandbox.Write("c/only.md", "[label]: https://whales.example/whale\n");
        _sandbox.Index();

        var linked = _sandbox.Search("for", "otter").Exits(0);
        Assert.Equal(["c/named.md:1:1:A seal swims."], linked.OutLines);
        Assert.Equal(["c/named.md: links to https://seals.example/otter"], linked.ErrorLines);

        var shown = _sandbox.Search("for", "seal").Exits(0);
        Assert.Equal(["c/named.md:1:1:A seal swims."], shown.OutLines);
        Assert.Empty(shown.ErrorLines);

        // Nothing of it is a sentence, and yet it is found.
        Assert.Equal(["c/only.md: only.md"], _sandbox.Search("for", "whale").Exits(0).OutLines);
    }

    [Fact]
    public void Of_many_identical_documents_a_few_are_named()
    {
        for (var i = 0; i < 9; i++)
            _sandbox.Write($"same/{i}.txt", "Another elephant.\n");

        _sandbox.Index();
        var ran = _sandbox.Search("for", "elephant").Exits(0);
        Assert.Equal(["same/0.txt:1:1:Another elephant."], ran.OutLines);
        Assert.Equal(
            [.. Enumerable.Range(1, 5).Select(i => $"same/{i}.txt: identical to same/0.txt"), "3 more documents: identical to same/0.txt"],
            ran.ErrorLines);
        Assert.Equal(8, Assert.Single(Read("elephant").Hits).GetProperty("duplicates").GetArrayLength());
    }

    [Fact]
    public void Matches_in_a_title_are_told()
    {
        var hit = Assert.Single(Read("walrus zoo donkey", "--sort", "path", "-n1").Hits);
        Assert.Equal(
            [(4, 10, "walrus", "word", 0), (19, 22, "zoo", "word", 1)],
            hit.GetProperty("titleHighlights").EnumerateArray().Select(h => (
                h.GetProperty("start").GetInt32(), h.GetProperty("end").GetInt32(), h.GetProperty("text").GetString()!,
                h.GetProperty("kind").GetString()!, h.GetProperty("term").GetInt32())));
    }

    [Theory]
    [InlineData("ext:txt")]
    [InlineData("title:other.txt OR path:b/*.txt")]
    public void A_hit_without_matches_in_its_text_shows_its_beginning(string query)
    {
        Assert.Equal(["b/other.txt:1:1:A donkey sleeps."], _sandbox.Search("for", query).Exits(0).OutLines);
        Assert.Empty(Answer.Highlights(Assert.Single(Read(query).Passages)));
    }

    [Theory]
    [InlineData("sleeps", "sleeps")]
    [InlineData("the donkey", "donkey")]
    [InlineData("sleeps AND donkey", "+sleeps +donkey")]
    [InlineData("\"donkey sleeps", "\"donkey sleeps\"")]
    public void The_query_is_told_as_it_was_understood(string query, string understood)
    {
        Assert.Equal(understood, Read(query).Summary.GetProperty("understood").GetString());
        Assert.Equal(Read(query).Paths, Read(understood).Paths);
    }

    [Fact]
    public void A_pipe_is_told_what_was_made_of_a_query_that_was_repaired()
    {
        Assert.Empty(_sandbox.Search("for", "the donkey").Exits(0).Error);
        Assert.Equal(
            ["understood as: donkey", "warning: there is nothing behind it for AND to join; write one AND other"],
            _sandbox.Search("for", "donkey AND").Exits(0).ErrorLines);
        Assert.Equal(
            ["warning: no document is of type pdf; there are: markdown, text"], _sandbox.Search("for", "type:pdf").Exits(1).ErrorLines);
    }

    [Fact]
    public void A_word_that_is_much_rarer_than_one_like_it_is_corrected()
    {
        for (var i = 0; i < 12; i++)
            _sandbox.Write($"many/{i}.txt", $"Elephants live here, number {i}.\n");

        _sandbox.Index();
        Assert.Equal("did you mean: elephants", _sandbox.Search("for", "elefants").Complains(1).ToLowerInvariant());
        var corrected = Answer.Read(_sandbox.Search("for", "+elefants -donkey ext:txt", "--json").Exits(1)).Summary.GetProperty("didYouMean").GetString()!;
        Assert.Equal(12, Read(corrected).Summary.GetProperty("total").GetInt32());
        Assert.Equal(JsonValueKind.Null, Read("elephants").Summary.GetProperty("didYouMean").ValueKind);
        Assert.Equal(JsonValueKind.Null, Read("donkey").Summary.GetProperty("didYouMean").ValueKind);
        Assert.Empty(_sandbox.Search("for", "zzzzzzzz").Exits(1).Error);
    }

    [Fact]
    public void A_terminal_shows_all_of_it()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "script(1) of util-linux gives a program a terminal; it is not here");
        var shown = OnTerminal("for the walrus --explain --facets --no-refresh");
        Assert.Contains("The \e[0m\e[1;31mwalrus\e[0m\e[1m and the zoo", shown, StringComparison.Ordinal);
        Assert.Contains("also as b/copy.md", shown, StringComparison.Ordinal);
        Assert.Contains("walrus: in the form typed", shown, StringComparison.Ordinal);
        Assert.Contains("types: markdown 2", shown, StringComparison.Ordinal);
        Assert.Contains("understood as: \e[0mwalrus", shown, StringComparison.Ordinal);
        Assert.Contains("1 passage in 1 of 2 documents", shown, StringComparison.Ordinal);
        Assert.Contains("hits 2 to 2 of 3 documents", OnTerminal("for sleeps --offset 1 --no-refresh"), StringComparison.Ordinal);
        Assert.Contains("nothing that far down the list: 3 documents in all", OnTerminal("for sleeps --offset 9 --no-refresh"), StringComparison.Ordinal);
    }

    public void Dispose() => _sandbox.Dispose();

    private string OnTerminal(string args) => SearchCommand.End(SearchCommand.Start(
        _sandbox.Folder, ["/usr/bin/script", "-qec", $"{string.Join(' ', SearchCommand.Prefix)} {args}", "/dev/null"], ("TERM", "xterm"))).Out;

    private Answer Read(string query, params string[] options) => Answer.Read(_sandbox.Search(["for", query, "--json", .. options]).Exits(0));
}
