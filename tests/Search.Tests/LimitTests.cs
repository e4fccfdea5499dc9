using DocumentSearch.Testing;

namespace DocumentSearch.Search.Tests;

/// <summary>What is asked to do harm ends, and says what it left out.</summary>
public sealed class LimitTests : IDisposable
{
    private readonly IndexedFolder _folder = IndexedFolder.Of(
        [.. Enumerable.Range(0, 40).Select(i => ($"{i:00}.txt", string.Join(' ', Enumerable.Range(0, 60).Select(k => $"word{i * 60 + k}x apple"))))]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void No_time_gives_a_partial_answer()
    {
        var response = _folder.Search(new SearchRequest("apple \"apple word1x\" w*") { Timeout = TimeSpan.Zero, Facets = true });
        Assert.True(response.IsPartial);
        Assert.Empty(response.Hits);
        Assert.Null(response.Problem);
    }

    [Fact]
    public void Enough_time_gives_a_whole_one() => Assert.False(_folder.Search(new SearchRequest("apple w*")).IsPartial);

    [Theory]
    [InlineData("/(a|a)*b/")]
    [InlineData("/(.*a){12}.{12}/")]
    [InlineData("/((a{0,100}){0,100}){0,100}/")]
    [InlineData("/(/")]
    [InlineData("/(?<=a)b\\1/")]
    [InlineData("*a*b*c*d*e*f*g*h*i*j*k*l*m*n*")]
    [InlineData("\"*a* *p* *w*\"~1000")]
    [InlineData("(((((((((((((((((((((((((((((((((((((((((((((((((((((((((((apple")]
    public void Harmful_queries_are_answered(string query)
    {
        var response = _folder.Search(new SearchRequest(query) { Timeout = TimeSpan.FromSeconds(30) });
        Assert.True(response.Problem is null || response.Hits.Count == 0);
    }

    [Fact]
    public void Words_beyond_the_bound_are_told()
    {
        var response = _folder.Search($"\"{string.Join(' ', Enumerable.Repeat("apple", 2000))}\"");
        Assert.Contains("the last 1000 were left out", Assert.Single(response.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Patterns_that_stand_for_too_many_words_together_keep_the_most_frequent()
    {
        var response = _folder.Search("\"apple w*\"");
        Assert.Contains("the 1400 rarest were left out", Assert.Single(response.Warnings).Message, StringComparison.Ordinal);
        Assert.True(response.Total > 0);
        Assert.Empty(_folder.Search("w*").Warnings);
    }
}
