using System.Globalization;
using System.Text.Json;

namespace DocumentSearch.Cli.Tests;

/// <summary>The options of <c>search for</c> that choose, order, count and explain what is found.</summary>
[Trait("Category", "Native")]
public sealed class SearchOptionTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    [Theory]
    [InlineData("walrus AND", "there is nothing behind it for AND to join", "  walrus AND", "         ^^^")]
    [InlineData("日本 ) walrus", "the parenthesis closes nothing", "  日本 ) walrus", "       ^")]
    [InlineData("  walrus \t\n AND", "there is nothing behind it for AND to join", "  walrus AND", "         ^^^")]
    [InlineData("walrus date:soon", "a time that cannot be read is left out", "  walrus date:soon", "              ^^^^")]
    [InlineData("walrus /a(/", "the expression has a parenthesis that is never closed", "  walrus /a(/", "         ^^^^")]
    public void A_strict_query_is_refused_with_its_place(string query, string problem, string line, string caret)
    {
        Index();
        _sandbox.Search("for", query).Exits(0);
        var ran = _sandbox.Search("for", "--strict", "--", query).Exits(2);
        Assert.Empty(ran.Out);
        Assert.StartsWith(problem, ran.ErrorLines[0], StringComparison.Ordinal);
        Assert.Equal([line, caret], ran.ErrorLines[1..]);
    }

    [Fact]
    public void Of_a_long_query_only_what_stands_around_the_place_is_shown()
    {
        Index();
        var query = $"{string.Concat(Enumerable.Repeat("walrus ", 200))}) {string.Concat(Enumerable.Repeat("海象 ", 200))}";
        var shown = _sandbox.Search("for", "--strict", query).Exits(2).ErrorLines;
        Assert.Equal(3, shown.Length);
        Assert.StartsWith("  …", shown[1], StringComparison.Ordinal);
        Assert.EndsWith("…", shown[1], StringComparison.Ordinal);
        Assert.Equal(')', shown[1][shown[2].IndexOf('^', StringComparison.Ordinal)]);
        Assert.Equal("^", shown[2].Trim());
    }

    [Fact]
    public void A_query_that_needs_no_repair_is_no_less_strict()
    {
        Index();
        Assert.Equal(_sandbox.Search("for", "walrus").Exits(0).Out, _sandbox.Search("for", "walrus", "--strict").Exits(0).Out);
    }

    [Theory]
    [InlineData("score", "a/most.txt b/some.md c/least.txt")]
    [InlineData("date", "a/most.txt c/least.txt b/some.md")]
    [InlineData("size", "c/least.txt b/some.md a/most.txt")]
    [InlineData("path", "a/most.txt b/some.md c/least.txt")]
    public void Hits_are_ordered_as_asked_for(string key, string paths)
    {
        Index();
        Assert.Equal(paths.Split(' '), Read("walrus", "--sort", key).Paths);
        Assert.Equal(paths.Split(' ').Reverse(), Read("walrus", "--sort", key, "--reverse").Paths);
        Assert.Equal(paths.Split(' ')[1..2], Read("walrus", "--sort", key, "--offset", "1", "-n1").Paths);
    }

    [Fact]
    public void Ranks_go_on_behind_an_offset_and_an_offset_beyond_all_is_told()
    {
        Index();
        Assert.Equal([2, 3], Read("walrus", "--offset", "1").Hits.Select(h => h.GetProperty("rank").GetInt32()));
        Assert.Equal("nothing that far down the list: 3 documents in all", _sandbox.Search("for", "walrus", "--offset", "3").Complains(1));
    }

    [Fact]
    public void Facets_count_all_that_match()
    {
        Index();
        var ran = _sandbox.Search("for", "walrus", "--facets", "-n1").Exits(0);
        Assert.Equal(["types: text 2, markdown 1", "folders: a 1, b 1, c 1", "years: 2025 2, 2023 1"], ran.ErrorLines);
        Assert.All(ran.OutLines, line => Assert.StartsWith("a/most.txt:", line, StringComparison.Ordinal));

        var facets = Read("walrus", "--facets").Summary.GetProperty("facets");
        Assert.Equal([("text", 2), ("markdown", 1)], Counts(facets, "types"));
        Assert.Equal([("a", 1), ("b", 1), ("c", 1)], Counts(facets, "folders"));
        Assert.Equal([("2025", 2), ("2023", 1)], Counts(facets, "years"));
        Assert.Empty(_sandbox.Search("for", "zzz", "--facets").Exits(1).Error);
    }

    [Theory]
    [InlineData("walrus")]
    [InlineData("walrus sleeps")]
    [InlineData("walrus^3 +sleep* slept~ \"the walrus\" walrus")]
    [InlineData("walrus NEAR/5 sleeps zoo")]
    [InlineData("title:walrus OR sleeps")]
    public void The_parts_of_an_explained_score_add_up_to_it(string query)
    {
        Index();
        // A segment of its own: numbers of documents start anew in each.
        _sandbox.Write("d/later.txt", "A walrus sleeps later.\n");
        _sandbox.Index();
        var answer = Read(query, "--explain");
        Assert.NotEmpty(answer.Hits);
        foreach (var hit in answer.Hits)
        {
            var explanation = hit.GetProperty("explanation");
            var parts = explanation.GetProperty("parts").EnumerateArray().ToList();
            Assert.Equal(hit.GetProperty("score").GetDouble(), explanation.GetProperty("score").GetDouble());
            Assert.Equal(hit.GetProperty("score").GetDouble(), parts.Sum(p => p.GetProperty("score").GetDouble()), 0.0001);
        }

        var lines = _sandbox.Search("for", query, "--explain", "-n1").Exits(0).OutLines
            .Where(line => !char.IsAsciiDigit(line[line.IndexOf(':', StringComparison.Ordinal) + 1]))
            .Select(line => line.Split(": ", 2)[1]).ToList();
        Assert.StartsWith("score ", lines[0], StringComparison.Ordinal);
        Assert.Equal(Number(lines[0].Split(' ')[1].TrimEnd(',')), lines[1..].Sum(line => Number(line.Trim().Split(' ')[0])), 0.0005);
    }

    [Fact]
    public void Looking_for_more_words_needs_the_order_of_scores()
    {
        Index();
        Assert.Equal(
            "--expand finds more by its score; it cannot be given with another --sort; see: search for --help",
            _sandbox.Search("for", "walrus", "--expand", "--sort", "date").Complains());
        var answer = Read("walrus", "--expand", "--sort", "score");
        Assert.NotEmpty(answer.Hits);
        Assert.NotEmpty(answer.Summary.GetProperty("addedWords").EnumerateArray());
    }

    [Fact]
    public void Time_that_is_over_is_told()
    {
        _sandbox.Write("large.txt", string.Join(' ', Enumerable.Range(0, 300_000).Select(n => $"walrus{n}")));
        _sandbox.Index();
        var ran = _sandbox.Search("for", "*a* *l* *r* *u* *w* *s* *1* *2*", "--timeout", "0.001", "--json");
        var answer = Answer.Read(ran);
        Assert.True(answer.Summary.GetProperty("partial").GetBoolean());
        Assert.Contains("warning: the time was over before all was looked at; give it more with --timeout", ran.ErrorLines);
        Assert.False(Read("walrus1", "--timeout", "3600").Summary.GetProperty("partial").GetBoolean());
        Assert.Equal("--timeout: '0' is not a number of seconds from 0.001 to 3600; see: search for --help", _sandbox.Search("for", "x", "--timeout", "0").Complains());
    }

    public void Dispose() => _sandbox.Dispose();

    // Three documents in another order by each key.
    private void Index()
    {
        _sandbox.Write("a/most.txt", "The walrus sleeps. A walrus! Walrus.\n");
        _sandbox.Write("b/some.md", "---\ntitle: Zoo\ndate: 2023-05-06\n---\nThe walrus sleeps, and the walrus slept.\n");
        _sandbox.Write("c/least.txt", $"The walrus of the zoo.\n\n{string.Concat(Enumerable.Repeat("Nothing else is told of it. ", 20))}\n");
        File.SetLastWriteTimeUtc(_sandbox.PathOf("a/most.txt"), new DateTime(2025, 7, 1, 0, 0, 0, DateTimeKind.Utc));
        File.SetLastWriteTimeUtc(_sandbox.PathOf("c/least.txt"), new DateTime(2025, 6, 1, 0, 0, 0, DateTimeKind.Utc));
        _sandbox.Index();
    }

    private Answer Read(string query, params string[] options) => Answer.Read(_sandbox.Search(["for", query, "--json", .. options]).Exits(0));

    private static IEnumerable<(string, int)> Counts(JsonElement facets, string name) =>
        facets.GetProperty(name).EnumerateArray().Select(f => (f.GetProperty("value").GetString()!, f.GetProperty("count").GetInt32()));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
