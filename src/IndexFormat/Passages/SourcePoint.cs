namespace DocumentSearch.IndexFormat.Passages;

/// <summary>A point between two characters of a source.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Its column, from 1, in UTF-16 units.</param>
/// <param name="Byte">Byte of the source, from 0; null if that is not known.</param>
public readonly record struct SourcePoint(int Line, int Column, long? Byte)
{
    /// <summary>Where the text of a part begins, with what is left out before its first character.</summary>
    /// <param name="table">The part's passage table.</param>
    public static SourcePoint StartOf(PassageTable table) => new(table.StartLine, table.StartColumn, table.Bytes?.Start);

    /// <summary>The point behind a stretch of a part's text, before what is left out there.</summary>
    /// <param name="text">The text of the part.</param>
    /// <param name="table">Its passage table.</param>
    /// <param name="from">Where the stretch begins, at this point.</param>
    /// <param name="to">Where it ends.</param>
    public SourcePoint Behind(ReadOnlySpan<char> text, PassageTable table, int from, int to)
    {
        var passed = text[from..to];
        var lastEnd = passed.LastIndexOf(table.LineEnd);
        var (column, bytes) = (lastEnd < 0 ? Column + passed.Length : passed.Length - lastEnd, 0L);
        for (var i = FirstOmission(table, from); i < table.Omissions.Count && table.Omissions[i].Offset < to; i++)
        {
            bytes += table.Omissions[i].Bytes;
            column += table.Omissions[i].Offset > from + lastEnd ? table.Omissions[i].Units : 0;
        }

        return new SourcePoint(
            lastEnd < 0 ? Line : Line + passed.Count(table.LineEnd), column, Byte + table.Bytes?.Count(text, from, to) + bytes);
    }

    /// <summary>The same point behind what is left out there.</summary>
    /// <param name="table">The part's passage table.</param>
    /// <param name="offset">The offset of this point in the part's text.</param>
    public SourcePoint BehindOmission(PassageTable table, int offset) =>
        FirstOmission(table, offset) is var i && i < table.Omissions.Count && table.Omissions[i] is var here && here.Offset == offset
            ? new SourcePoint(Line, Column + here.Units, Byte + here.Bytes)
            : this;

    private static int FirstOmission(PassageTable table, int from)
    {
        int low = 0, high = table.Omissions.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (table.Omissions[middle].Offset < from)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
