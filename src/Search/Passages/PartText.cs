using DocumentSearch.IndexFormat.Passages;
using DocumentSearch.Search.Match;

namespace DocumentSearch.Search.Passages;

/// <summary>A matching part of a document, loaded: its text, its passage table, and its matches.</summary>
internal sealed record PartText(string Text, PassageTable Table, IReadOnlyList<TextMatch> Matches);
