using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Search.Tests.QuerySyntax;

public sealed class CanonicalQueryTests
{
    // A million took 23 s (Release) and 45 s (Debug) on two busy cores; SEARCH_RANDOM_QUERIES=1000000 asks for them.
    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("SEARCH_RANDOM_QUERIES"), out var count) ? count : 100_000;

    [Fact]
    public void Every_query_has_a_canonical_line_that_is_read_as_the_same_tree_without_notices() =>
        Parallel.For(0, 100, seed =>
        {
            var queries = new RandomQueries(seed);
            for (var i = 0; i < Count / 100; i++)
            {
                var query = queries.Next();
                AssertStable(query, requireAll: i % 3 == 0);
            }
        });

    internal static void AssertStable(string query, bool requireAll)
    {
        var parsed = QueryParser.Parse(query, requireAll);
        var line = CanonicalQuery.Of(parsed.Root);
        var again = QueryParser.Parse(line);
        var shown = Trees.Show(parsed.Root);
        if (shown != Trees.Show(again.Root) || again.Notices.Count > 0 || CanonicalQuery.Of(again.Root) != line)
            Assert.Fail($"{query}\n-> {shown}\n-> {line}\n-> {Trees.Show(again.Root)}\n-> {CanonicalQuery.Of(again.Root)}\n{string.Join('\n', again.Notices)}");

        Assert.True(!line.Any(static c => c != ' ' && char.IsWhiteSpace(c)), query);
        Assert.All(parsed.Notices, n => Assert.True(n.Start >= 0 && n.Length >= 0 && n.Start + n.Length <= query.Length, $"{query}: {n}"));
        Assert.All(Trees.All(parsed.Root), n => Assert.True(n.Start >= 0 && n.Length >= 0 && n.Start + n.Length <= query.Length, $"{query}: {n}"));
    }
}
