namespace DocumentSearch.Extract.Formats;

/// <summary>The title line of a plain text.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">One past its last character.</param>
/// <param name="Next">Where the text after it begins.</param>
internal readonly record struct PlainTextTitle(int Start, int End, int Next)
{
    private const int MaxLength = 120;

    /// <summary>Its length; 0 if the text has no title.</summary>
    internal int Length => End - Start;

    /// <summary>Takes the first line that is not blank for the title if it is short and stands out.</summary>
    internal static PlainTextTitle Find(ReadOnlySpan<char> text)
    {
        var start = text.Length - text.TrimStart().Length;

        if (start == text.Length)
            return default;

        var lines = new LineReader(text, start);
        lines.MoveNext();
        var title = new PlainTextTitle(start, start + text[start..lines.End].TrimEnd().Length, lines.Next);
        var line = text[title.Start..title.End];

        if (!CanBeTitle(line) || !lines.MoveNext())
            return default;

        var following = text[lines.Start..lines.End].Trim();

        if (IsUnderline(following))
            return title with { Next = lines.Next };

        // a blank line sets it apart, if any text comes after that
        if (following.IsEmpty)
            return text[lines.End..].IsWhiteSpace() ? default : title;

        return BeginsAnew(line, following) && IsBrokenOnPurpose(line, following, ref lines, text) ? title : default;
    }

    private static bool CanBeTitle(ReadOnlySpan<char> line) =>
        line.Length <= MaxLength
        && line[^1] is not (',' or ';')
        && !line.ContainsAny('\t', '\f')
        && ListMarker.Read(line, ListMarker.PlainTextBullets).Length == 0
        && HasLetter(line);

    private static bool HasLetter(ReadOnlySpan<char> line)
    {
        foreach (var c in line)
        {
            // a surrogate is a letter of a rarer script far more often than a symbol
            if (char.IsLetter(c) || char.IsSurrogate(c))
                return true;
        }

        return false;
    }

    private static bool IsUnderline(ReadOnlySpan<char> line) =>
        line.Length >= 3 && line[0] is '=' or '-' or '~' && line.IndexOfAnyExcept(line[0]) < 0;

    /// <summary>Whether the next line neither ends a sentence that the line begins, nor goes on after one that it ends.</summary>
    private static bool BeginsAnew(ReadOnlySpan<char> line, ReadOnlySpan<char> following) =>
        following.Length > line.Length && !char.IsLower(following[0]) && line[^1] != '.';

    /// <summary>Whether the line ends early: the next word would have fitted into the width that the paragraph is wrapped to.</summary>
    private static bool IsBrokenOnPurpose(
        ReadOnlySpan<char> line,
        ReadOnlySpan<char> following,
        ref LineReader lines,
        ReadOnlySpan<char> text)
    {
        const int LinesToLookAt = 10;

        var width = following.Length;

        for (var i = 0; i < LinesToLookAt && lines.MoveNext(); i++)
        {
            var length = text[lines.Start..lines.End].Trim().Length;

            if (length == 0)
                break;

            width = Math.Max(width, length);
        }

        var word = following.IndexOfAny(' ', '\t');
        return line.Length + 1 + (word < 0 ? following.Length : word) <= width;
    }
}
