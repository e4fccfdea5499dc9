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
/// <param name="Weight">Its rarity over the whole index (<see cref="TermDictionary.Rarity"/>).</param>
internal sealed record Leaf(int Index, string Surface, bool IsPhrase, IReadOnlyList<Alternative> Alternatives, double Weight)
{
    /// <summary>How often it was typed side by side with itself; it counts by the square root of that.</summary>
    public int Repetitions { get; init; } = 1;

    /// <summary>Whether another leaf would match the same.</summary>
    public bool Repeats(Leaf other) =>
        IsPhrase == other.IsPhrase && Alternatives[0].Terms.SequenceEqual(other.Alternatives[0].Terms, StringComparer.Ordinal);
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
