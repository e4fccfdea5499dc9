using CsCheck;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Search.Match;
using DocumentSearch.Search.Match.Expansion;
using DocumentSearch.Search.Match.Filters;
using DocumentSearch.Testing;

namespace DocumentSearch.Search.Tests.Match;

/// <summary>What is looked for when something is typed.</summary>
public sealed class TreeBuilderTests : IDisposable
{
    private readonly IndexedFolder _folder = IndexedFolder.Of(
        ("a.txt", "the ceasefire held"), ("b.txt", "a cease-fire"), ("c.txt", "cease and fire"), ("d.txt", "data base rapist therapist"), ("e.txt", "notebook"));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("ceasefire", "ceasefir|ceas fire")]
    [InlineData("cease-fire", "ceasefir|ceas fire")]
    [InlineData("cease-fire,", "ceasefir|ceas fire")]
    [InlineData("'cease-fire'", "ceasefir|ceas fire")]
    [InlineData("cease-fire's", "ceasefir|ceas fire")]
    [InlineData("cease fire", "ceas|ceasefir; fire|ceasefir")]
    [InlineData("\"cease-fire\"", "(ceas fire/ceasefir)")]
    [InlineData("\"cease-fire held\"", "(ceas fire/ceasefir) held")]
    [InlineData("database", "databas|data base")]
    [InlineData("note book", "note|notebook; book|notebook")]
    [InlineData("the rapist", "rapist")]
    [InlineData("therapist", "therapist")]
    [InlineData("US", "us")]
    [InlineData("either/or", "either or")]
    public void A_word_is_looked_for_in_every_way_it_may_be_written(string query, string leaves) => Assert.Equal(leaves, Show(Build(query)));

    [Theory]
    [InlineData("how many cease", "ceas")]
    [InlineData("the who", "the; who")]
    [InlineData("+the cease", "the; ceas")]
    [InlineData("\"the who\" of", "the who")]
    [InlineData("cease -the", "ceas; the")]
    [InlineData("WHO cease", "who; ceas")]
    [InlineData("the AND cease", "the; ceas")]
    public void Function_words_count_only_where_nothing_else_does(string query, string leaves) => Assert.Equal(leaves, Show(Build(query)));

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" \t", "empty")]
    [InlineData("-cease", "only says what to leave out")]
    [InlineData("-(a OR b) -c", "only says what to leave out")]
    [InlineData("... !", "no words")]
    [InlineData("AND ()", "no words")]
    [InlineData("\"\"", "no words")]
    public void A_query_that_asks_for_nothing_says_why(string query, string message)
    {
        var problem = Ask(query).Problem(new SearchRequest(query));
        Assert.Contains(message, problem!.Message, StringComparison.Ordinal);
        Assert.InRange(problem.Start + problem.Length, 0, query.Length);
    }

    [Fact]
    public void Too_many_words_are_left_out_with_a_warning()
    {
        var asked = Ask(string.Join(' ', Enumerable.Range(0, MatchTree.MaxLeaves + 7).Select(i => $"w{i}")));

        Assert.Equal(MatchTree.MaxLeaves, asked.Tree!.Leaves.Count);
        Assert.Contains("last 7 ", Assert.Single(asked.Notices).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_are_numbered_and_weighed_by_rarity()
    {
        var leaves = Ask("cease notebook absent").Tree!.Leaves;
        Assert.Equal([0, 1, 2], leaves.Select(l => l.Index));
        Assert.True(leaves[0].Weight < leaves[1].Weight && leaves[1].Weight < leaves[2].Weight);
        Assert.All(leaves, l => Assert.True(l.Weight > 0));
    }

    [Fact]
    public void Every_query_gives_a_tree_or_a_problem() => Gen.OneOf("cease", "fire", "the", " ", " ", "\"", "-", "+", "(", ")", "OR", "'", ".", "\uD800", "İ").Array[0, 30].Select(string.Concat).Sample(
        query =>
        {
            var asked = Ask(query);
            Assert.True(asked.Tree is not null || asked.Problem(new SearchRequest(query)) is not null);
        },
        iter: 300,
        threads: 1);

    private MatchTree? Build(string query) => Ask(query).Tree;

    private AskedQuery Ask(string query)
    {
        using var snapshot = IndexSnapshot.Open(_folder.Location);
        return AskedQuery.Of(
            new SearchRequest(query),
            new TextAnalyzer(),
            new TermDictionary(snapshot.Reader),
            new FilterBuilder(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc),
            new Expander(snapshot.Reader, new ExpansionLimits(), Budget.Unlimited),
            TimeZoneInfo.Utc);
    }

    private static string Show(MatchTree? tree) =>
        string.Join("; ", tree!.Leaves.Select(l => string.Join('|', l.Alternatives.Select(a => Show(a.Occurs)))));

    private static string Show(Occurs occurs) => occurs switch
    {
        Occurs.OneTerm term => term.Text,
        Occurs.Adjacent adjacent => string.Join(' ', adjacent.Items.Select(Show)),
        Occurs.Either either => $"({string.Join('/', either.Items.Select(Show))})",
        _ => throw new ArgumentOutOfRangeException(nameof(occurs)),
    };
}
