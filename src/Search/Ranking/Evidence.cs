using DocumentSearch.Search.Match;

namespace DocumentSearch.Search.Ranking;

/// <summary>One thing that a closer look at a document adds to its score.</summary>
/// <param name="Reason">What it is.</param>
/// <param name="Leaf">The word or phrase that it is about; of two that follow each other the first.</param>
/// <param name="Score">What it adds, more than 0.</param>
internal readonly record struct Evidence(ScoreReason Reason, Leaf Leaf, double Score)
{
    /// <summary>The second of two words that follow each other, or the part of a compound.</summary>
    public Leaf? Other { get; init; }

    /// <summary>How often it is there.</summary>
    public int Occurrences { get; init; }
}
