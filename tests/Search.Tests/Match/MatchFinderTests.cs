using DocumentSearch.Testing;

namespace DocumentSearch.Search.Tests.Match;

/// <summary>What is marked, in cases that random queries found to go wrong.</summary>
public sealed class MatchFinderTests
{
    [Theory]
    [InlineData("\"=US\"", HighlightKind.Exact)]
    [InlineData("\"u*\"", HighlightKind.Prefix)]
    [InlineData("\"?s\"", HighlightKind.Wildcard)]
    [InlineData("\"uss~1\"", HighlightKind.Fuzzy)]
    [InlineData("\"us\"", HighlightKind.Word)]
    public void One_word_in_quotes_is_marked_as_that_word(string query, HighlightKind kind)
    {
        using var folder = IndexedFolder.Of(("a.txt", "for US"));
        Assert.Equal(kind, Assert.Single(Assert.Single(folder.Search(query).Hits).Passages.SelectMany(p => p.Highlights)).Kind);
    }

    [Fact]
    public void A_compound_found_whole_and_by_its_parts_counts_once()
    {
        const string Once = "Once cease-fire here.";
        const string Twice = "Fires fire there.";
        using var folder = IndexedFolder.Of(("a.txt", $"A title\n\n{Once}\n\n{Twice}"));
        var hit = Assert.Single(folder.Search("cease-fire fire").Hits);

        // Two words in one sentence are better than one of them twice.
        Assert.Equal([Once, Twice], hit.Passages.Select(p => p.Text));
        Assert.Equal(["cease-fire"], IndexedFolder.Marked(hit.Passages[0]));
    }

    [Theory]
    [InlineData("cease-fire")]
    [InlineData("\"cease-fire\"")]
    [InlineData("cease-fire NEAR/1 held")]
    public void A_compound_is_marked_with_its_possessive_ending(string query)
    {
        using var folder = IndexedFolder.Of(("a.txt", "The cease-fire's held."));
        Assert.Equal("cease-fire's", folder.Marked(query)[0]);
    }

    [Fact]
    public void Characters_that_are_words_take_a_position_each_near_others()
    {
        using var folder = IndexedFolder.Of(("a.txt", "日本 apple"), ("b.txt", "日本 and apple"));
        Assert.Equal(["a.txt"], folder.Paths("日本 NEAR/0 apple"));
        Assert.Equal(["a.txt", "b.txt"], folder.Paths("日本 NEAR/1 apple").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_near_in_headings_stands_in_headings()
    {
        using var folder = IndexedFolder.Of(
            ("a.md", "# Alpha\n\nbeta"), ("b.md", "# Alpha\n\n## Beta"), ("c.md", "# Alpha beta"), ("d.md", "# Alpha\n\ngamma\n\n# Beta"));

        Assert.Equal(["b.md", "c.md", "d.md"], folder.Paths("heading:(alpha NEAR/5 beta)").Order(StringComparer.Ordinal));
        Assert.Equal(["b.md", "c.md", "d.md"], folder.Paths("heading:\"beta alpha\"~5").Order(StringComparer.Ordinal));
        Assert.Equal(["b.md", "c.md"], folder.Paths("heading:\"alpha beta\"").Order(StringComparer.Ordinal));
        Assert.Empty(folder.Paths("heading:\"alpha gamma beta\""));
    }
}
