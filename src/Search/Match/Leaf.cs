using DocumentSearch.Search.Match.Filters;

namespace DocumentSearch.Search.Match;

/// <summary>One way a leaf can stand in a text.</summary>
/// <param name="Occurs">What has to stand there.</param>
/// <param name="Boost">How much it counts.</param>
internal sealed record Alternative(Occurs Occurs, float Boost = 1);

/// <summary>A word, phrase or pattern of the query, with every way it can stand in a text.</summary>
/// <param name="Index">Its number among the query's leaves, in the order they were typed.</param>
/// <param name="Surface">What was typed, in canonical form.</param>
/// <param name="Kind">What its matches are.</param>
/// <param name="Alternatives">The ways it can stand, at least one.</param>
/// <param name="Weight">Its rarity over the whole index (<see cref="TermDictionary.Rarity"/>).</param>
internal sealed record Leaf(int Index, string Surface, HighlightKind Kind, IReadOnlyList<Alternative> Alternatives, double Weight)
{
    /// <summary>Where it was typed: a UTF-16 offset in the query.</summary>
    public int TypedAt { get; init; }

    /// <summary>How much more or less than others it counts, as typed.</summary>
    public double Boost { get; init; } = 1;

    /// <summary>How often it was typed side by side with itself; it counts by the square root of that.</summary>
    public int Repetitions { get; init; } = 1;

    /// <summary>The form of the word as typed, folded, by which documents with just this form are preferred; null if it has none.</summary>
    public string? Form { get; init; }

    /// <summary>The words that it is written of, if it is a compound such as cease-fire; none of them makes a hit by itself.</summary>
    public IReadOnlyList<Leaf> Parts { get; init; } = [];

    /// <summary>What its score is multiplied by.</summary>
    public float Factor => (float)(Boost * Math.Sqrt(Repetitions));

    /// <summary>Whether it stands for something near something, of which only the parts are marked.</summary>
    public bool IsNear => Kind == HighlightKind.Near;
}

/// <summary>The query as it is matched: leaves and filters held together by groups.</summary>
internal abstract record MatchNode
{
    private MatchNode()
    {
    }

    public sealed record One(Leaf Leaf) : MatchNode;

    public sealed record Only(DocumentFilter Filter) : MatchNode;

    public sealed record Group(
        IReadOnlyList<MatchNode> Required, IReadOnlyList<MatchNode> Optional, IReadOnlyList<MatchNode> Excluded) : MatchNode;
}
