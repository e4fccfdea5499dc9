using System.Text;

namespace DocumentSearch.Extract.Formats.Markup;

/// <summary>Takes the commands out of a short text in LaTeX, such as a title.</summary>
internal static class LatexInline
{
    private const string Accents = "'`^\"~=.";

    /// <summary>The combining marks of <see cref="Accents"/>.</summary>
    private const string Marks = "\u0301\u0300\u0302\u0308\u0303\u0304\u0307";

    /// <summary>What a reader sees.</summary>
    internal static string PlainText(ReadOnlySpan<char> source)
    {
        var plain = new StringBuilder(source.Length);

        for (var at = 0; at < source.Length;)
        {
            if (source[at] == '\\')
            {
                at = Command(source, at, plain);
                continue;
            }

            if (source[at] == '%')
            {
                var lineEnd = source[at..].IndexOfAny('\r', '\n');
                at = lineEnd < 0 ? source.Length : at + lineEnd;
                continue;
            }

            if (source[at] is not ('{' or '}' or '$'))
                plain.Append(source[at] == '~' ? ' ' : source[at]);

            at++;
        }

        var words = plain.Replace("---", "\u2014").Replace("--", "\u2013").Replace("``", "\u201C").Replace("''", "\u201D").ToString();
        return string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Takes a command.</summary>
    /// <returns>Where the text goes on.</returns>
    private static int Command(ReadOnlySpan<char> source, int at, StringBuilder plain)
    {
        var command = LatexCommand.At(source, at, source.Length);
        var name = command.Name(source);
        var next = command.End;

        if (name.Length == 1 && Accents.IndexOf(name[0], StringComparison.Ordinal) is >= 0 and var accent)
        {
            if (next < source.Length && source[next] == '{')
                next++;

            if (next < source.Length && char.IsLetter(source[next]))
                plain.Append(source[next++]).Append(Marks[accent]);
        }
        else if (name is "thanks" or "footnote" or "label" or "inst" or "footnotemark")
        {
            next = LatexCommand.ArgumentsEnd(source, next, source.Length);
        }
        else if (name is "ss")
        {
            plain.Append('ß');
        }
        else if (name is "LaTeX" or "TeX")
        {
            plain.Append(name);
        }
        else if (name is [var symbol] && !char.IsAsciiLetter(symbol))
        {
            plain.Append(symbol is '\\' or ',' or ' ' ? ' ' : symbol);
        }

        // the white space behind a word of a command belongs to it
        while (name.Length > 1 && next < source.Length && source[next] == ' ')
            next++;

        return next;
    }
}
