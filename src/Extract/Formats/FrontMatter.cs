namespace DocumentSearch.Extract.Formats;

/// <summary>The YAML or TOML metadata that a Markdown file may begin with.</summary>
/// <param name="Start">Where its lines begin, after the opening fence.</param>
/// <param name="End">Where they end.</param>
/// <param name="Next">Where the document itself begins; 0 if there is no front matter.</param>
/// <param name="Title">The title it states, if any.</param>
/// <param name="Date">The date it states, UTC, if any.</param>
internal readonly record struct FrontMatter(int Start, int End, int Next, string? Title, DateTime? Date)
{
    /// <summary>A date counts if the front matter ends within so many UTF-16 units, which any part of a document holds.</summary>
    internal const int MaxDatedLength = 1 << 16;

    private const string TitleKey = "title";

    // the first that is stated counts, in this order
    private static readonly string[] DateKeys = ["date", "published", "created"];

    /// <summary>Reads the front matter of a text.</summary>
    internal static FrontMatter Find(ReadOnlySpan<char> text)
    {
        var lines = new LineReader(text);

        if (!lines.MoveNext() || text[..lines.End].TrimEnd() is not ("---" or "+++"))
            return default;

        var isYaml = text[0] == '-';
        var separator = isYaml ? ':' : '=';
        var start = lines.Next;
        string? title = null;
        var dates = new DateTime?[DateKeys.Length];
        var isFirst = true;

        while (lines.MoveNext())
        {
            var line = text[lines.Start..lines.End].TrimEnd();

            if (isYaml ? line is "---" or "..." : line is "+++")
                return new(start, lines.Start, lines.Next, title, lines.End >= MaxDatedLength ? null : Array.Find(dates, date => date is not null));

            if (line.IsEmpty || line[0] == '#')
                continue;

            // a thematic break may begin a document too; what follows it does not look like keys and values
            if (isFirst && !line.Contains(separator))
                return default;

            isFirst = false;

            if (title is null && IsKey(line, TitleKey, separator))
                title = Scalar(ValueOf(line, separator), text[lines.Next..]);

            for (var i = 0; i < dates.Length; i++)
            {
                if (IsKey(line, DateKeys[i], separator) && Scalar(ValueOf(line, separator), default) is { } date)
                    dates[i] ??= IsoDate.Parse(date);
            }
        }

        return default;
    }

    private static bool IsKey(ReadOnlySpan<char> line, string key, char separator) =>
        line.StartsWith(key, StringComparison.Ordinal) && line[key.Length..].TrimStart() is [var next, ..] && next == separator;

    private static ReadOnlySpan<char> ValueOf(ReadOnlySpan<char> line, char separator) => line[(line.IndexOf(separator) + 1)..].Trim();

    private static string? Scalar(ReadOnlySpan<char> value, ReadOnlySpan<char> following)
    {
        if (value is ['>' or '|', ..])
            return Folded(following);

        var text = value switch
        {
            ['"', .. var rest] when rest.LastIndexOf('"') is >= 0 and var end => Unescaped(rest[..end]),
            ['\'', .. var rest] when rest.LastIndexOf('\'') is >= 0 and var end => Undoubled(rest[..end]),
            _ when value.IndexOf(" #") is >= 0 and var comment => value[..comment].TrimEnd().ToString(),
            _ => value.ToString(),
        };

        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    private static string Unescaped(ReadOnlySpan<char> quoted) =>
        quoted.ToString().Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);

    private static string Undoubled(ReadOnlySpan<char> quoted) => quoted.ToString().Replace("''", "'", StringComparison.Ordinal);

    /// <summary>A block scalar: the indented lines after its key.</summary>
    private static string? Folded(ReadOnlySpan<char> following)
    {
        var lines = new LineReader(following);
        var parts = new List<string>();

        while (lines.MoveNext() && following[lines.Start..lines.End] is [' ' or '\t', ..] and var line)
            parts.Add(line.Trim().ToString());

        return parts.Count == 0 ? null : string.Join(' ', parts);
    }
}
