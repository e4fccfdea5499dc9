using DocumentSearch.IndexFormat;
using DocumentSearch.Search.Match;
using DocumentSearch.Search.Open;
using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Search.Ranking;

/// <summary>
/// Pseudo relevance feedback: adds to a query the words that its best documents have in common. The model is RM3 (Lavrenko and
/// Croft, 2001; Abdul-Jaleel et al., 2004): a word weighs by its share of each document, documents by the fourth power of
/// their score, and the words added together a fifth of the whole query.
/// </summary>
internal sealed class Feedback(AskedQuery asked, StoredParts stored, Budget budget)
{
    private const int Documents = 10;
    private const int Words = 40;
    private const double Added = 0.2;
    private const double Sharpness = 4;
    private const int TitleTimes = 2;

    // What more documents than one in ten have says too little about any.
    private const double MaxShare = 0.1;

    // Longer texts are read so far, in UTF-16 units.
    private const int MaxLength = 100_000;

    private readonly MatchTree _tree = asked.Tree!;
    private readonly FunctionWords _functionWords = FunctionWords.Of(asked.Analyzer.Language);

    /// <summary>The query with the words that were found; the same query if there are none.</summary>
    /// <param name="best">The hits of the query, best first.</param>
    public MatchTree Expand(IReadOnlyList<DocumentHit> best)
    {
        var words = Weigh(best);
        var mass = _tree.PositiveLeaves.Sum(static l => (double)l.Factor) * Added / (1 - Added);
        var chosen = words.OrderByDescending(static w => w.Value.Weight).ThenBy(static w => w.Key, StringComparer.Ordinal)
            .Where(w => asked.Dictionary.CountOf(IndexFields.Body, w.Key).Documents <= Math.Max(1, MaxShare * asked.Dictionary.Documents))
            .Take(Words).ToList();
        var sum = chosen.Sum(static w => w.Value.Weight);
        if (chosen.Count == 0 || mass <= 0)
            return _tree;

        var leaves = new List<Leaf>(_tree.Leaves);
        var raised = new Dictionary<Leaf, Leaf>(ReferenceEqualityComparer.Instance as IEqualityComparer<Leaf>);
        var added = new List<MatchNode>();
        foreach (var (term, word) in chosen)
        {
            var factor = mass * word.Weight / sum;
            if (_tree.PositiveLeaves.FirstOrDefault(l => IsOf(l, term)) is { } known)
            {
                raised[known] = leaves[known.Index] = known with { Boost = known.Boost + factor / Math.Sqrt(known.Repetitions) };
                continue;
            }

            var occurs = new Occurs.OneTerm(IndexFields.Body, term);
            var weight = asked.Dictionary.Rarity(asked.Dictionary.DocumentCount(occurs)) * Math.Min(1, factor);
            leaves.Add(new Leaf(leaves.Count, word.Surface, HighlightKind.Added, [new Alternative(occurs)], weight) { Boost = factor });
            added.Add(new MatchNode.One(leaves[^1]));
        }

        return new MatchTree((MatchNode.Group)With(_tree.Root, raised, added), leaves);
    }

    private Dictionary<string, (double Weight, string Surface)> Weigh(IReadOnlyList<DocumentHit> best)
    {
        var words = new Dictionary<string, (double Weight, string Surface)>(StringComparer.Ordinal);
        var sum = best.Take(Documents).Sum(static h => Math.Pow(h.Score, Sharpness));
        foreach (var hit in best.Take(Documents))
        {
            if (budget.IsSpentNow())
                break;

            var part = stored.Read(hit.Parts[0].Doc);
            var counts = new Dictionary<string, (int Count, string Surface)>(StringComparer.Ordinal);
            var length = Count(hit.Segment.Facts.Title(hit.Parts[0].Doc) ?? "", TitleTimes, counts) + Count(part.Text.Span[..Math.Min(part.Text.Length, MaxLength)], 1, counts);
            foreach (var (term, (count, surface)) in counts)
            {
                var known = words.GetValueOrDefault(term);
                words[term] = (known.Weight + (double)count / length * Math.Pow(hit.Score, Sharpness) / sum, known.Surface ?? surface);
            }
        }

        return words;
    }

    // Adds the words of a text, and tells its length.
    private int Count(ReadOnlySpan<char> text, int times, Dictionary<string, (int Count, string Surface)> counts)
    {
        var length = 0;
        foreach (var token in asked.Analyzer.Analyze(text))
        {
            // Of a compound, its parts are counted.
            if (token.Length > 1)
                continue;

            length += times;
            var surface = text[token.Start..token.End];
            if (token.Term.Length < 2 || char.IsDigit(token.Term[0]) || _functionWords.Contains(surface))
                continue;

            var known = counts.GetValueOrDefault(token.Term);
            counts[token.Term] = (known.Count + times, known.Surface ?? surface.ToString().ToLowerInvariant());
        }

        return length;
    }

    private static bool IsOf(Leaf leaf, string term) =>
        leaf.Alternatives.Any(a => a.Occurs is Occurs.OneTerm { Field: IndexFields.Body } known && known.Text == term);

    // Where any word is enough, an added one is too; where words are required, those that are added only help to order.
    private MatchNode With(MatchNode node, Dictionary<Leaf, Leaf> raised, List<MatchNode> added)
    {
        switch (node)
        {
            case MatchNode.One one:
                return raised.TryGetValue(one.Leaf, out var leaf) ? new MatchNode.One(leaf) : node;
            case MatchNode.Group group:
                var takesWords = ReferenceEquals(group.Optional, _tree.BestMatch) || _tree.BestMatch is null && ReferenceEquals(group, _tree.Root);
                return new MatchNode.Group(
                    [.. group.Required.Select(r => With(r, raised, added))],
                    [.. group.Optional.Select(o => With(o, raised, added)), .. takesWords ? added : []],
                    group.Excluded);
            default:
                return node;
        }
    }
}
