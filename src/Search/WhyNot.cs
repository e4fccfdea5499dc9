using DocumentSearch.Search.Match;
using DocumentSearch.Search.Match.Expansion;
using DocumentSearch.Search.Open;
using DocumentSearch.Search.QuerySyntax;
using Lucene.Net.Index;

namespace DocumentSearch.Search;

/// <summary>Finds out why a document is, or is not, among the hits of a query.</summary>
/// <param name="stored">The stored texts.</param>
/// <param name="asked">The query.</param>
/// <param name="understand">Understands another query against the same index.</param>
/// <param name="request">The request.</param>
/// <param name="budget">Once spent, no further reasons are looked for.</param>
internal sealed class WhyNot(StoredParts stored, AskedQuery asked, Func<SearchRequest, AskedQuery> understand, SearchRequest request, Budget budget)
{
    private const int MinPrefix = 4;

    private readonly IndexReader _reader = asked.Dictionary.Reader;

    /// <summary>The reasons; null if the index holds no text of that name.</summary>
    public WhyReport? Of(string path)
    {
        var numbers = stored.NumbersOf(path);
        if (numbers.Count == 0)
            return null;

        var report = new WhyReport(path, asked.Understood, null, 0, []) { Warnings = asked.Notices };
        if (asked.Problem(request) is { } problem)
            return report with { Problem = problem };

        var reasons = new List<string>();
        var held = Held(numbers, asked.Tree!);
        var isHit = MatchTree.Satisfied(asked.Tree!.Root, held.Contains, []);
        Explain(asked.Tree.Root, held, isHit, numbers, reasons);
        var found = new Retrieval(asked, request with { Offset = 0, Top = isHit ? SearchRequest.MaxHits : 0, Facets = false, CountUpTo = long.MaxValue }, stored, budget).Run();
        var rank = found.Shown.ToList().FindIndex(h => h.Path == path || h.Duplicates.Contains(path)) + 1;
        return report with
        {
            IsHit = isHit,
            Total = found.Total,
            Rank = rank > 0 ? rank : null,
            ShownAs = rank > 0 && found.Shown[rank - 1].Path != path ? found.Shown[rank - 1].Path : null,
            Reasons = reasons,
        };
    }

    // What the document holds of the query's leaves, and which filters it passes.
    private HashSet<MatchNode> Held(List<int> numbers, MatchTree tree)
    {
        var held = new HashSet<MatchNode>(ReferenceEqualityComparer.Instance);
        foreach (var node in Nodes(tree.Root))
        {
            if (node is MatchNode.Only only)
            {
                var segment = _reader.Leaves[ReaderUtil.SubIndex(numbers[0], _reader.Leaves)];
                if (only.Filter.In(segment.AtomicReader)(numbers[0] - segment.DocBase))
                    held.Add(node);
            }
            else if (node is MatchNode.One)
            {
                var alone = new MatchTree(new MatchNode.Group([node], [], []), tree.Leaves);
                var finder = new MatchFinder(asked.Dictionary, alone, numbers, budget);
                if (numbers.Any(n => finder.In(n, null).Count > 0))
                    held.Add(node);
            }
        }

        return held;
    }

    private static IEnumerable<MatchNode> Nodes(MatchNode node) => node is MatchNode.Group group
        ? group.Required.Concat(group.Optional).Concat(group.Excluded).SelectMany(Nodes)
        : [node];

    private void Explain(MatchNode.Group group, HashSet<MatchNode> held, bool isHit, List<int> numbers, List<string> reasons)
    {
        foreach (var child in group.Required.Where(c => !MatchTree.Satisfied(c, held.Contains, [])))
            Lacks(child, held, numbers, reasons);

        foreach (var child in group.Excluded.Where(c => MatchTree.Satisfied(c, held.Contains, [])))
            reasons.AddRange(Nodes(child).Where(held.Contains).Select(n => $"it is left out because {Holds(n)}"));

        var isEnough = group.Required.Count > 0 || group.Optional.Any(c => MatchTree.Satisfied(c, held.Contains, []));
        if (group.Optional.Count == 0 || isEnough && !isHit)
            return;

        foreach (var child in group.Optional.Where(c => !MatchTree.Satisfied(c, held.Contains, [])))
            Lacks(child, held, numbers, reasons);
    }

    private void Lacks(MatchNode node, HashSet<MatchNode> held, List<int> numbers, List<string> reasons)
    {
        switch (node)
        {
            case MatchNode.One one when LackingParts(one.Leaf, numbers) is { Count: > 0 } parts:
                foreach (var part in parts)
                    Lacks(part, [], numbers, reasons);
                break;
            case MatchNode.One one:
                reasons.Add($"it lacks {one.Leaf.Surface}{Nearest(one.Leaf, numbers)}");
                break;
            case MatchNode.Only only:
                reasons.Add($"it is filtered out by {only.Filter.Text}");
                break;
            case MatchNode.Group group:
                Explain(group, held, isHit: false, numbers, reasons);
                break;
        }
    }

    // The words of a phrase, or of what is near each other, that stand nowhere in the document.
    private List<MatchNode> LackingParts(Leaf leaf, List<int> numbers)
    {
        if (leaf.Kind is not (HighlightKind.Phrase or HighlightKind.Near))
            return [];

        var parts = QueryParser.Parse(leaf.Surface).Root.Optional.SelectMany(PartsOf).Select(CanonicalQuery.Of);
        if (understand(request with { Query = string.Join(' ', parts), RequireAll = false }).Tree is not { Leaves.Count: > 1 } tree)
            return [];

        var held = Held(numbers, tree);
        return [.. Nodes(tree.Root).Where(n => !held.Contains(n))];
    }

    private static IEnumerable<QueryNode> PartsOf(QueryNode node) => node switch
    {
        QueryNode.Phrase phrase => phrase.Words,
        QueryNode.Near near => near.Operands.SelectMany(PartsOf),
        QueryNode.In within => PartsOf(within.Node).Select(p => within with { Node = p }),
        _ => [node],
    };

    private static string Holds(MatchNode node) => node switch
    {
        MatchNode.One one => $"it holds {one.Leaf.Surface}",
        MatchNode.Only only => $"it passes {only.Filter.Text}",
        _ => "of what it holds",
    };

    // The word of the document most like one that it lacks.
    private string Nearest(Leaf leaf, List<int> numbers)
    {
        if (leaf.Form is not { } form)
            return leaf.Kind is HighlightKind.Phrase or HighlightKind.Near ? " in this way" : "";

        var word = form.Split('\0')[0];
        if (word.EnumerateRunes().Count() > Misspellings.MaxLength)
            return "";

        var matcher = new Misspellings(word, Misspellings.MaxEdits);
        (string Written, double Value)? best = null;
        foreach (var number in numbers)
        {
            foreach (var token in asked.Analyzer.Analyze(stored.Read(number).Text.Span))
            {
                if (budget.IsSpent())
                    break;

                var written = token.Form.Split('\0');
                var distance = matcher.Distance(System.Text.Encoding.UTF8.GetBytes(written[0]));
                var shared = written[0].AsSpan().CommonPrefixLength(word);
                if (distance > Misspellings.MaxEdits && (shared < MinPrefix || shared * 2 < word.Length))
                    continue;

                var value = Math.Min(distance, Misspellings.MaxEdits + 1) - shared / 100.0;
                if (best is null || value < best.Value.Value)
                    best = (written[^1], value);
            }
        }

        return best is { } nearest ? $" (nearest: {nearest.Written})" : "";
    }
}
