namespace DocumentSearch.Extract.Formats.Markup;

/// <summary>The header of an AsciiDoc document: title, authors, revision and attributes, up to the first blank line behind the title.</summary>
internal static class AsciiDocHeader
{
    private const int MaxNameLength = 60;

    /// <summary>Length of the name in <c>:name: value</c>; 0 if a line is no attribute.</summary>
    internal static int NameLength(ReadOnlySpan<char> line)
    {
        if (line is not [':', not (' ' or ':'), ..])
            return 0;

        var end = line[1..Math.Min(line.Length, MaxNameLength)].IndexOf(':');
        return end > 0 && !line[1..end].Contains(' ') && (end + 2 == line.Length || line[end + 2] == ' ') ? end : 0;
    }

    /// <summary>Reads the header of a text.</summary>
    internal static void Read(ReadOnlySpan<char> head, HeaderFields fields)
    {
        var scan = new LineScan(head, head.Length);
        var linesBehindTitle = -1; // that are no attributes

        while (scan.MoveNext())
        {
            var line = scan.Line;

            if (scan.IsBlank)
            {
                if (linesBehindTitle >= 0)
                    return;
            }
            else if (NameLength(line) is > 0 and var name)
            {
                fields.Add(line[1..(name + 1)], line[(name + 2)..]);
            }
            else if (AsciiDocLine.IsComment(line))
            {
                continue;
            }
            else if (linesBehindTitle < 0)
            {
                var isUnderlined = AsciiDocLine.UnderlineLevel(scan.Following(), line) == 1;

                if (AsciiDocLine.HeadingLevel(line) != 1 && !isUnderlined)
                    return;

                linesBehindTitle = 0;

                if (isUnderlined)
                    scan.MoveNext();
            }
            else if (++linesBehindTitle == 1 && !char.IsAsciiDigit(line[^1]))
            {
                Authors(line, fields);
            }
            else
            {
                Revision(line, fields);
            }
        }
    }

    /// <summary><c>First Last &lt;address&gt;; First Last</c>.</summary>
    private static void Authors(ReadOnlySpan<char> line, HeaderFields fields)
    {
        foreach (var range in line.Split(';'))
        {
            var author = line[range];
            var address = author.IndexOf('<');
            fields.Add("author", address < 0 ? author : author[..address]);
        }
    }

    /// <summary><c>v1.0, 2024-05-17: remark</c>, of which all but one part may be missing.</summary>
    private static void Revision(ReadOnlySpan<char> line, HeaderFields fields)
    {
        var remark = line.IndexOf(": ");
        var text = remark < 0 ? line : line[..remark];

        // a date may have a comma of its own
        fields.Add("date", text);
        fields.Add("date", text[(text.IndexOf(',') + 1)..]);
    }
}
