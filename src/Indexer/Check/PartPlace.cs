using DocumentSearch.IndexFormat.Passages;

namespace DocumentSearch.Indexer.Check;

/// <summary>Where a part of a document begins in its text and in its source, as its passage table says it.</summary>
internal readonly record struct PartPlace(int Offset, int Line, int Column, char LineEnd, long? Byte)
{
    // A byte order mark has four bytes at most.
    private const int LongestMark = 4;

    public static PartPlace Of(PassageTable table) => new(table.PartStart, table.StartLine, table.StartColumn, table.LineEnd, table.Bytes?.Start);

    /// <summary>Where the first part of a document begins, of which the table alone knows what ends its lines, and how long the mark before it is.</summary>
    public static PartPlace Start(PassageTable table) =>
        new(0, 1, 1, table.LineEnd, table.Bytes is { Start: var start } ? Math.Min(start, LongestMark) : null);

    /// <summary>Where the next part begins.</summary>
    /// <param name="text">The text of this one.</param>
    /// <param name="table">Its passage table.</param>
    public PartPlace After(ReadOnlySpan<char> text, PassageTable table)
    {
        var end = new SourcePoint(Line, Column, Byte).Behind(text, table, 0, text.Length).BehindOmission(table, text.Length);
        return new PartPlace(Offset + text.Length, end.Line, end.Column, LineEnd, end.Byte);
    }
}
