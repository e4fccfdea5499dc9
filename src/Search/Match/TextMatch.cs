namespace DocumentSearch.Search.Match;

/// <summary>A place in a text where a leaf of the query stands.</summary>
/// <param name="Start">First character, a UTF-16 offset in the part's text.</param>
/// <param name="End">One past the last character.</param>
/// <param name="Leaf">The leaf.</param>
/// <param name="Words">The words of a phrase, in ascending order; null of anything else.</param>
internal readonly record struct TextMatch(int Start, int End, Leaf Leaf, IReadOnlyList<TextRange>? Words = null);
