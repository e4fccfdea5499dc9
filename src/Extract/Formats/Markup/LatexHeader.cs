namespace DocumentSearch.Extract.Formats.Markup;

/// <summary>What a LaTeX document says of itself before its first section.</summary>
internal static class LatexHeader
{
    /// <summary>Reads the beginning of a text.</summary>
    internal static void Read(ReadOnlySpan<char> head, HeaderFields fields)
    {
        var lines = new LineReader(head);
        var noGroupBefore = 0;

        while (lines.MoveNext())
        {
            for (var at = lines.Start; at < lines.End && head[at..lines.End].IndexOfAny('\\', '%') is >= 0 and var stop;)
            {
                at += stop;

                if (head[at] == '%')
                    break;

                var command = LatexCommand.At(head, at, lines.End);
                var name = command.Name(head);
                at = command.End;

                if (LatexCommand.HeadingLevel(name) > 0)
                    return;

                if (name is not ("title" or "author" or "date" or "keywords") || at < noGroupBefore)
                    continue;

                var (start, end) = LatexCommand.Group(head, LatexCommand.OptionEnd(head, at, head.Length), out noGroupBefore);

                if (end >= 0 && (name is not "title" || fields.Title is null))
                    Add(name, head[start..end], fields);
            }
        }
    }

    private static void Add(ReadOnlySpan<char> name, ReadOnlySpan<char> value, HeaderFields fields)
    {
        if (name is not "author")
        {
            fields.Add(name, LatexInline.PlainText(value));
            return;
        }

        while (!value.IsEmpty)
        {
            var and = value.IndexOf(@"\and", StringComparison.Ordinal);
            var author = and < 0 ? value : value[..and];

            // below the name stand affiliation and address
            var lineEnd = author.IndexOf(@"\\", StringComparison.Ordinal);
            fields.Add(name, LatexInline.PlainText(lineEnd < 0 ? author : author[..lineEnd]));
            value = and < 0 ? default : value[(and + @"\and".Length)..];
        }
    }
}
