namespace DocumentSearch.Search.Match.Positions;

/// <summary>Where a leaf of the query stands in one part of a document.</summary>
/// <param name="Leaf">The leaf.</param>
/// <param name="Occurrences">Its occurrences, at least one, ascending and distinct.</param>
/// <param name="Words">If it is a phrase, all words looked for by it, ascending and distinct; else null.</param>
internal sealed record LeafOccurrences(Leaf Leaf, List<Occurrence> Occurrences, List<Occurrence>? Words);
