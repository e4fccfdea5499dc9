namespace DocumentSearch.Extract.Formats;

/// <summary>A stretch of a source: from its first UTF-16 unit to one past the last.</summary>
internal readonly record struct Stretch(int Start, int End);
