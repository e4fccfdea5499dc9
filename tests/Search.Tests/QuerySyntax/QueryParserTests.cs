namespace DocumentSearch.Search.Tests.QuerySyntax;

public sealed class QueryParserTests
{
    /// <summary>A query, and its tree: [required | optional | excluded].</summary>
    [Theory]
    [InlineData("", "[||]")]
    [InlineData("one two", "[|one two|]")]
    [InlineData("+one -two three", "[one|three|two]")]
    [InlineData("one AND two", "[one two||]")]
    [InlineData("one AND two OR three four", "[|[one two||] three four|]")]
    public void A_query_is_read_as_a_reader_means_it(string query, string tree) => Assert.Equal(tree, Trees.Of(query));
}
