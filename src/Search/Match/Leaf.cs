namespace DocumentSearch.Search.Match;

/// <summary>One way a leaf can stand in a text: terms at consecutive positions, mostly a single one.</summary>
/// <param name="Terms">The terms, as indexed.</param>
/// <param name="Boost">How much it counts, from 0 to 1.</param>
internal sealed record Alternative(IReadOnlyList<string> Terms, float Boost = 1);

/// <summary>A word or phrase of the query, with every way it can stand in a text.</summary>
/// <param name="Index">Its number among the query's leaves, in the order they were typed.</param>
/// <param name="Surface">The word as typed.</param>
/// <param name="IsPhrase">Whether it was typed as a phrase.</param>
/// <param name="Alternatives">The ways it can stand, at least one.</param>
/// <param name="Weight">Its rarity over the whole index: ln(1 + (N − n + 0.5) / (n + 0.5)), n documents of N hold it.</param>
internal sealed record Leaf(int Index, string Surface, bool IsPhrase, IReadOnlyList<Alternative> Alternatives, double Weight)
{
    /// <summary>Whether every alternative is a single term.</summary>
    public bool HasOnlyTerms => Alternatives.All(a => a.Terms.Count == 1);
}

/// <summary>The query as it is matched: leaves held together by groups.</summary>
internal abstract record MatchNode
{
    private MatchNode()
    {
    }

    public sealed record One(Leaf Leaf) : MatchNode;

    public sealed record Group(
        IReadOnlyList<MatchNode> Required, IReadOnlyList<MatchNode> Optional, IReadOnlyList<MatchNode> Excluded) : MatchNode;
}
