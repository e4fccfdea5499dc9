namespace DocumentSearch.Search;

/// <summary>A query with its last word completed.</summary>
/// <param name="Text">The query, the completed word as documents write it.</param>
/// <param name="Documents">Number of documents that hold the word, about: one that writes it in two ways counts twice.</param>
public sealed record Suggestion(string Text, int Documents);
