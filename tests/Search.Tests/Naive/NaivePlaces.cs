using System.Text.RegularExpressions;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Search.Tests.Naive;

/// <summary>Where something stands among tokens, by trying every choice of them.</summary>
/// <param name="tokens">The tokens of a document, or of a field of it.</param>
internal sealed class NaivePlaces(IReadOnlyList<AnalyzedToken> tokens)
{
    private static readonly TextAnalyzer Analyzer = new();

    public List<Place> Of(QueryNode node) => node switch
    {
        QueryNode.Word word => Typed(word.Text, static t => t.Term),
        QueryNode.Exact exact => Typed(exact.Text, static t => t.Form),
        QueryNode.Pattern pattern => Where(NaiveWords.Wildcards(pattern.Text, Fold)),
        QueryNode.Regex regex => Where(Expression(regex.Text)),
        QueryNode.Fuzzy fuzzy => Fuzzy(fuzzy),
        QueryNode.Phrase { Words: [var only] } => Of(only),
        QueryNode.Phrase { Slop: 0 } phrase => Row(phrase.Words.Select(Of)),
        QueryNode.Phrase phrase => Close(phrase.Words, phrase.Slop, phrase.InOrder),
        QueryNode.Near near => Close(near.Operands, near.Distance, near.InOrder),
        QueryNode.Group group => Distinct(group.Optional.SelectMany(Of)),
        QueryNode.Boosted boosted => Of(boosted.Node),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    public List<Place> OfTerm(string term) => Where(t => t.Term == term);

    /// <summary>Each begins exactly where the one before ends.</summary>
    public static List<Place> Row(IEnumerable<List<Place>> items) => Distinct(items.Aggregate((rows, item) =>
        [.. rows.SelectMany(row => item.Where(p => p.Position == row.End).Select(p => new Place(row.Position, p.End, row.Start, p.EndOffset)))]));

    /// <summary>The same positions are one place.</summary>
    public static List<Place> Distinct(IEnumerable<Place> places) => [.. places.Distinct()];

    // What was typed, chain by chain; a compound as a whole or by its parts.
    private List<Place> Typed(string text, Func<AnalyzedToken, string> key) =>
        Row(Chains(text).Select(chain => Distinct(
        [
            .. Where(t => key(t) == key(chain[0])),
            .. chain.Count == 1 ? [] : Row(chain.Skip(1).Select(part => Where(t => key(t) == key(part)))),
        ])));

    /// <summary>The tokens of each chain: a word, or a compound and its parts; characters that are words of their own two by two.</summary>
    public static List<List<AnalyzedToken>> Chains(string text)
    {
        var chains = new List<List<AnalyzedToken>>();
        var end = 0;
        foreach (var (position, tokens) in Analyzer.Analyze(text).Where(t => t.Kind != TokenKind.Inner).GroupBy(t => t.Position).Select(g => (g.Key, g.ToList())))
        {
            if (position < end)
                continue;

            if (tokens.Find(t => t.Kind == TokenKind.Bigram) is { Length: > 0 } pair)
            {
                chains.Add([pair]);
                end = position + pair.Length;
            }
            else if (tokens[0].Kind == TokenKind.Part)
            {
                chains[^1].AddRange(tokens);
            }
            else
            {
                chains.Add(tokens);
            }
        }

        return chains;
    }

    private List<Place> Fuzzy(QueryNode.Fuzzy fuzzy)
    {
        var word = Fold(fuzzy.Text);
        var edits = fuzzy.Edits > 0 ? fuzzy.Edits : word.Length > 5 ? 2 : word.Length > 2 ? 1 : 0;
        return edits == 0 ? Of(new QueryNode.Word(fuzzy.Text)) : Where(t => NaiveWords.Distance(word, Folded(t)) <= edits);
    }

    private static Func<AnalyzedToken, bool> Expression(string text)
    {
        var regex = new Regex($"^(?:{text})$(?!\n)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
        return t => t.Form.Split('\0').Any(regex.IsMatch);
    }

    private List<Place> Close(IReadOnlyList<QueryNode> nodes, int distance, bool inOrder)
    {
        var items = nodes.Select(Of).ToList();
        var limit = distance + nodes.Sum(TypedLength);
        var found = new HashSet<Place>();
        Choose([]);
        return Distinct(found);

        void Choose(List<Place> chosen)
        {
            if (chosen.Count == items.Count)
            {
                if (chosen.Max(p => p.End) - chosen.Min(p => p.Position) <= limit)
                    found.UnionWith(chosen);

                return;
            }

            foreach (var place in items[chosen.Count])
            {
                if (inOrder ? chosen.Count == 0 || chosen[^1].End <= place.Position : chosen.All(p => p.End <= place.Position || place.End <= p.Position))
                    Choose([.. chosen, place]);
            }
        }
    }

    /// <summary>Positions that something takes as it was typed.</summary>
    public static int TypedLength(QueryNode node) => node switch
    {
        QueryNode.Word word => TypedLength(word.Text),
        QueryNode.Exact exact => TypedLength(exact.Text),
        QueryNode.Phrase { Slop: 0 } phrase => phrase.Words.Sum(TypedLength),
        QueryNode.Group group => group.Optional.Max(TypedLength),
        _ => 1,
    };

    private static int TypedLength(string text) => Chains(text).Sum(chain => chain[0].Length);

    private List<Place> Where(Func<AnalyzedToken, bool> fits) => Distinct(tokens.Where(fits).Select(t => new Place(t.Position, t.Position + t.Length, t.Start, t.End)));

    private List<Place> Where(Func<string, bool> fits) => Where(t => fits(Folded(t)));

    private static string Folded(AnalyzedToken token) => token.Form.Split('\0')[0];

    private static string Fold(string literal) => Analyzer.Analyze(literal) is [var first, ..] ? Folded(first) : "";
}
