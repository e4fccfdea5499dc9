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
}
