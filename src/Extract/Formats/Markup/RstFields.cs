namespace DocumentSearch.Extract.Formats.Markup;

/// <summary>The field list that a document of reStructuredText begins with, before or after its title, which says who wrote it and when.</summary>
internal static class RstFields
{
    private const int MaxNameLength = 100;
    private const int MaxValueLength = 4000; // what goes on longer is cut there, at a line

    /// <summary>Length of the name in <c>:name: value</c>; 0 if a line does not begin so.</summary>
    internal static int NameLength(ReadOnlySpan<char> line)
    {
        if (line is not [':', not (' ' or ':' or '`'), ..])
            return 0;

        var end = line[1..Math.Min(line.Length, MaxNameLength)].IndexOf(':');
        return end > 0 && (end + 2 == line.Length || line[end + 2] == ' ') ? end : 0;
    }

    /// <summary>Reads the fields at the beginning of a text.</summary>
    internal static void Read(ReadOnlySpan<char> head, HeaderFields fields)
    {
        var scan = new LineScan(head, head.Length);
        var more = scan.MoveNext();

        while (more)
        {
            var line = scan.Line;

            if (NameLength(line) is > 0 and var name)
            {
                var value = line[(name + 2)..].Trim().ToString();

                while ((more = scan.MoveNext()) && scan.Indent > 0 && !scan.IsBlank)
                {
                    if (value.Length < MaxValueLength)
                        value = $"{value} {scan.Line}";
                }

                fields.Add(line[1..(name + 1)], value);
                continue;
            }

            var isTitle = !scan.IsBlank && (RstAdornments.Is(line) || RstAdornments.IsUnder(scan.Following(), line));
            var isComment = line is ".." or ['.', '.', ' ', ..];

            if (!isTitle && !isComment && !scan.IsBlank)
                return;

            do
                more = scan.MoveNext();
            while (more && isComment && scan.Indent > 0);
        }
    }
}
