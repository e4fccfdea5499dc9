namespace DocumentSearch.Search.Match;

/// <summary>The query as it is matched, with its leaves in the order they were typed.</summary>
internal sealed record MatchTree(MatchNode.Group Root, IReadOnlyList<Leaf> Leaves)
{
    /// <summary>Words, phrases and patterns of a query, at most; the rest is left out with a warning.</summary>
    public const int MaxLeaves = 1000;

    /// <summary>Whether a document may be a hit without any of the words, because a group within only excludes or filters.</summary>
    public bool CanDoWithoutWords { get; } = CanDoWithout(Root);

    /// <summary>The leaves that are not excluded.</summary>
    public IReadOnlyList<Leaf> PositiveLeaves { get; } = [.. Positive(Root)];

    /// <summary>Whether words count only together with filters, so that documents of the same content may have other scores.</summary>
    public bool MixesFilters { get; } = Root.Required.Concat(Root.Optional).Any(c => c is MatchNode.Group group && !IsFilter(group) && HasFilter(group));

    /// <summary>
    /// The alternatives of which one is enough, where the query is best match over several; null if it is not. Beside them
    /// there may be filters and exclusions.
    /// </summary>
    public IReadOnlyList<MatchNode>? BestMatch { get; } = Alternatives(Root);

    /// <summary>
    /// The leaves of which any one makes a hit, where there is nothing else to it but filters at the root; null if there is.
    /// </summary>
    public IReadOnlyList<Leaf>? AnyOfLeaves { get; } = WithoutFilters(Root) is var words && IsAnyOf(words) ? [.. Positive(words)] : null;

    /// <summary>The leaves that all must stand in a hit, at least two, where there is nothing else to it but filters at the root; null if there is.</summary>
    public IReadOnlyList<Leaf>? AllOfLeaves { get; } = WithoutFilters(Root) is { Required.Count: > 1, Optional.Count: 0, Excluded.Count: 0 } all
        && all.Required.All(static c => c is MatchNode.One) ? [.. Positive(all)] : null;

    /// <summary>Whether the best match is over words, phrases and patterns alone, without groups of them.</summary>
    public bool IsBestMatchOfLeaves => BestMatch is { } alternatives && alternatives.All(static a => a is MatchNode.One) && AnyOfLeaves?.Count == alternatives.Count;

    /// <summary>A group without the filters that are required or excluded by it.</summary>
    public static MatchNode.Group WithoutFilters(MatchNode.Group group) => new(
        [.. group.Required.Where(static c => c is not MatchNode.Only)],
        group.Optional,
        [.. group.Excluded.Where(static c => c is not MatchNode.Only)]);

    /// <summary>Whether a document is a hit, and which of its leaves make it one.</summary>
    /// <param name="node">The tree, or a part of it.</param>
    /// <param name="holds">Whether the document holds a leaf, or passes a filter.</param>
    /// <param name="matched">Leaves that matched are added; none if the answer is no.</param>
    public static bool Satisfied(MatchNode node, Func<MatchNode, bool> holds, List<Leaf> matched)
    {
        if (node is not MatchNode.Group group)
        {
            var isHeld = holds(node);
            if (isHeld && node is MatchNode.One one)
                matched.Add(one.Leaf);

            return isHeld;
        }

        var before = matched.Count;
        var satisfied = group.Required.All(child => Satisfied(child, holds, matched)) && !group.Excluded.Any(child => Satisfied(child, holds, []));
        var optional = satisfied ? group.Optional.Count(child => Satisfied(child, holds, matched)) : 0;
        if (satisfied && (optional > 0 || group.Optional.Count == 0 || group.Required.Count > 0))
            return true;

        matched.RemoveRange(before, matched.Count - before);
        return false;
    }

    /// <summary>Whether a part of the tree only chooses documents, and holds no words.</summary>
    public static bool IsFilter(MatchNode node) => node switch
    {
        MatchNode.Only => true,
        MatchNode.Group group => group.Required.Concat(group.Optional).Concat(group.Excluded).All(IsFilter),
        _ => false,
    };

    private static bool HasFilter(MatchNode node) =>
        node is MatchNode.Only || node is MatchNode.Group group && group.Required.Concat(group.Optional).Concat(group.Excluded).Any(HasFilter);

    private static bool IsAnyOf(MatchNode node) => node switch
    {
        MatchNode.Group { Required: [var only], Optional.Count: 0, Excluded.Count: 0 } => IsAnyOf(only),
        MatchNode.Group group => group.Required.Count + group.Excluded.Count == 0 && group.Optional.Count > 0 && group.Optional.All(IsAnyOf),
        MatchNode.Only => false,
        _ => true,
    };

    private static bool CanDoWithout(MatchNode node) => node switch
    {
        MatchNode.Group { Required.Count: > 0 } group => group.Required.All(CanDoWithout),
        MatchNode.Group { Optional.Count: > 0 } group => group.Optional.Any(CanDoWithout),
        MatchNode.Group => true,
        MatchNode.Only => true,
        _ => false,
    };

    private static IEnumerable<Leaf> Positive(MatchNode node) => node switch
    {
        MatchNode.One one => [one.Leaf],
        MatchNode.Group group => group.Required.Concat(group.Optional).SelectMany(Positive),
        _ => [],
    };

    private static IReadOnlyList<MatchNode>? Alternatives(MatchNode.Group group)
    {
        if (group.Required.Count == 0)
            return AnyOf(group.Optional);

        // Filters beside words are required, and the words together as one group.
        var words = group.Required.Where(static r => !IsFilter(r)).ToList();
        return group.Optional.Count == 0 && words.Count == 1 ? AnyOf(words) : null;
    }

    private static IReadOnlyList<MatchNode>? AnyOf(IReadOnlyList<MatchNode> nodes) => nodes switch
    {
        [MatchNode.Group { Required.Count: 0, Excluded.Count: 0 } inner] => AnyOf(inner.Optional),
        { Count: > 1 } when !nodes.All(IsFilter) => nodes,
        _ => null,
    };
}
