namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>
/// Joins words that are divided over the ends of lines. Whether a hyphen belongs to the word is told by how the document writes it
/// elsewhere.
/// </summary>
internal sealed class Hyphens
{
    private const int MaxWords = 200_000;
    private const char Soft = '\u00AD';

    private readonly HashSet<string> _words = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes note of the words of lines that follow each other, but for those that may be divided.</summary>
    internal void Note(IReadOnlyList<TextLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
            Note(lines[i].Text, isDivided: i > 0 && IsHyphen(lines[i - 1].Text[^1]));
    }

    private void Note(string line, bool isDivided)
    {
        for (var at = isDivided ? FirstWord(line).Length : 0; at < line.Length && _words.Count < MaxWords;)
        {
            while (at < line.Length && !char.IsLetter(line[at]))
                at++;

            var start = at;
            while (at < line.Length && (char.IsLetter(line[at]) || IsHyphen(line[at]) && at + 1 < line.Length))
                at++;

            // what ends in a hyphen at the end is half a word
            if (at > start && !(at == line.Length - 1 && IsHyphen(line[at])))
                AddWord(line[start..at]);
        }
    }

    /// <summary>How a line goes on in the next.</summary>
    /// <param name="line">The line.</param>
    /// <param name="next">The one that follows.</param>
    /// <returns>What stands of it, and whether a space is between the two.</returns>
    internal (string Line, bool HasSpace) Join(string line, string next)
    {
        if (line.Length < 2 || !(IsHyphen(line[^1]) || line[^1] == Soft))
            return (line, !Characters.IsIdeograph(line[^1]) || !Characters.IsIdeograph(next[0]));
        if (line[^1] == Soft)
            return (line[..^1], false);
        if (!char.IsLetterOrDigit(line[^2]) || !char.IsLetterOrDigit(next[0]))
            return (line, true);

        return (IsDivision(line, next) ? line[..^1] : line, false);
    }

    private bool IsDivision(string line, string next)
    {
        // names and numbers keep it
        if (!char.IsLower(next[0]) || !char.IsLetter(line[^2]))
            return false;

        var (first, second) = (LastWord(line[..^1]), FirstWord(next));
        if (_words.Contains(first + second))
            return true;
        if (first.Contains('-', StringComparison.Ordinal) || _words.Contains(first + "-" + second))
            return false;

        const int ShortestWord = 3;
        return !(first.Length >= ShortestWord && second.Length >= ShortestWord && _words.Contains(first) && _words.Contains(second));
    }

    private void AddWord(string word)
    {
        _words.Add(word);
        if (!word.Contains('-', StringComparison.Ordinal))
            return;

        foreach (var part in word.Split('-', StringSplitOptions.RemoveEmptyEntries))
            _words.Add(part);
    }

    private static string LastWord(string line)
    {
        var start = line.Length;
        while (start > 0 && (char.IsLetter(line[start - 1]) || IsHyphen(line[start - 1])))
            start--;

        return line[start..];
    }

    private static string FirstWord(string line)
    {
        var end = 0;
        while (end < line.Length && char.IsLetter(line[end]))
            end++;

        return line[..end];
    }

    private static bool IsHyphen(char c) => c is '-' or '\u2010';
}
