using CsCheck;
using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Search.Tests.QuerySyntax;

public sealed class QueryParserTests
{
    private static readonly Gen<string> Queries = Gen.Frequency(
            (5, Gen.OneOf("a", "word", "cease-fire", "the", "AND", "OR", "NOT", "and")),
            (5, Gen.OneOf(" ", " ", "+", "-", "(", ")", "\"", "\u201C", "\u00BB")),
            (1, Gen.Int[0, char.MaxValue].Select(static c => ((char)c).ToString())))
        .Array[0, 60]
        .Select(string.Concat);

    /// <summary>A query, and its tree: [required | optional | excluded], words as typed, phrases in quotes.</summary>
    [Theory]
    [InlineData("", "[||]")]
    [InlineData("one two", "[|one two|]")]
    [InlineData("+one -two three", "[one|three|two]")]
    [InlineData("one AND two", "[|[one two||]|]")]
    [InlineData("one AND two OR three four", "[|[|[one two||] three|] four|]")]
    [InlineData("one OR -two", "[|[|one [||two]|]|]")]
    [InlineData("NOT one", "[||one]")]
    [InlineData("one AND NOT two", "[|[one||two]|]")]
    [InlineData("not and or", "[|not and or|]")]
    [InlineData("\"one two\" three", "[|'one two' three|]")]
    [InlineData("\u201Cone two\u201D \u00ABthree four\u00BB", "[|'one two' 'three four'|]")]
    [InlineData("\"never closed", "[|'never closed'|]")]
    [InlineData("+\"one two\" -(three four)", "['one two'||[|three four|]]")]
    [InlineData("(one (two))", "[|[|one [|two|]|]|]")]
    [InlineData("cease-fire DEC-0054 C++ a+b", "[|cease-fire DEC-0054 C++ a+b|]")]
    [InlineData("- + one", "[|one|]")]
    [InlineData("+-one -+two", "[two||one]")]
    [InlineData("AND one", "[|one|]")]
    [InlineData("one OR", "[|one|]")]
    [InlineData("OR OR AND", "[||]")]
    [InlineData("one) two (three", "[|one two [|three|]|]")]
    [InlineData("() (()) one", "[|one|]")]
    public void A_query_is_read_as_a_reader_means_it(string query, string tree) => Assert.Equal(tree, Show(QueryParser.Parse(query)));

    [Fact]
    public void No_query_fails() => Queries.Sample(query => { QueryParser.Parse(query); }, iter: 5000);

    [Fact]
    public void Every_word_and_phrase_of_a_query_is_in_its_tree() => Queries.Sample(
        query => Assert.Equal(
            QueryLexer.Read(query).Where(l => l.Kind is LexemeKind.Word or LexemeKind.Phrase).Select(l => l.Text).Order(StringComparer.Ordinal),
            Texts(QueryParser.Parse(query)).Order(StringComparer.Ordinal)),
        iter: 2000);

    [Fact]
    public void Lexemes_stand_where_they_say() => Queries.Sample(
        query =>
        {
            var at = 0;
            foreach (var lexeme in QueryLexer.Read(query))
            {
                Assert.InRange(lexeme.Start, at, query.Length - 1);
                var textStart = lexeme.Start + (lexeme.Kind == LexemeKind.Phrase ? 1 : 0);
                Assert.StartsWith(lexeme.Text, query[textStart..], StringComparison.Ordinal);
                at = lexeme.Start + 1;
            }
        },
        iter: 2000);

    [Theory]
    [InlineData("(")]
    [InlineData("-(")]
    [InlineData("(a ")]
    [InlineData("a OR (")]
    [InlineData("a AND (b ")]
    public void No_depth_exhausts_the_stack(string open)
    {
        const int Depth = 1_000_000;
        var query = string.Concat(Enumerable.Repeat(open, Depth)) + "word" + new string(')', Depth);
        Assert.Contains("word", Texts(QueryParser.Parse(query)));
    }

    [Fact]
    public void A_very_long_query_is_read() => Assert.Equal(200_000, QueryParser.Parse(string.Join(' ', Enumerable.Repeat("word", 200_000))).Optional.Count);

    private static IEnumerable<string> Texts(QueryNode node) => node switch
    {
        QueryNode.Word w => [w.Text],
        QueryNode.Phrase p => [p.Text],
        QueryNode.Group g => g.Required.Concat(g.Optional).Concat(g.Excluded).SelectMany(Texts),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private static string Show(QueryNode node) => node switch
    {
        QueryNode.Word w => w.Text,
        QueryNode.Phrase p => $"'{p.Text}'",
        QueryNode.Group g => $"[{Show(g.Required)}|{Show(g.Optional)}|{Show(g.Excluded)}]",
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private static string Show(IEnumerable<QueryNode> nodes) => string.Join(' ', nodes.Select(Show));
}
