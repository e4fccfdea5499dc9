namespace DocumentSearch.Extract.Formats;

/// <summary>The YAML or TOML metadata that a Markdown file may begin with.</summary>
/// <param name="Start">Where its lines begin, after the opening fence.</param>
/// <param name="End">Where they end.</param>
/// <param name="Next">Where the document itself begins; 0 if there is no front matter.</param>
internal readonly record struct FrontMatter(int Start, int End, int Next)
{
    private const StringSplitOptions Trimmed = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    // the first that is stated counts, in this order
    private static readonly string[] DateKeys = ["date", "published", "created"];
    private static readonly string[] DescriptionKeys = ["description", "summary", "subtitle"];

    /// <summary>The title it states, if any.</summary>
    internal string? Title { get; private init; }

    /// <summary>The date it states, UTC, if any.</summary>
    internal DateTime? Date { get; private init; }

    /// <summary>What else it states.</summary>
    internal DocumentProperties Properties
    {
        get => field ?? DocumentProperties.None;
        private init;
    }

    /// <summary>Reads the front matter of a text.</summary>
    internal static FrontMatter Find(ReadOnlySpan<char> text)
    {
        var lines = new LineReader(text);

        if (!lines.MoveNext() || text[..lines.End].TrimEnd() is not ("---" or "+++"))
            return default;

        var isYaml = text[0] == '-';
        var separator = isYaml ? ':' : '=';
        var start = lines.Next;
        var isFirst = true;

        while (lines.MoveNext())
        {
            var line = text[lines.Start..lines.End].TrimEnd();

            if (isYaml ? line is "---" or "..." : line is "+++")
                return Read(new(start, lines.Start, lines.Next), text, separator, statesAll: lines.End < TextStructure.MaxStatingLength);

            if (line.IsEmpty || line[0] == '#')
                continue;

            // a thematic break may begin a document too; what follows it does not look like keys and values
            if (isFirst && !line.Contains(separator))
                return default;

            isFirst = false;
        }

        return default;
    }

    private static FrontMatter Read(FrontMatter bounds, ReadOnlySpan<char> text, char separator, bool statesAll)
    {
        text = text[bounds.Start..bounds.End];
        string? title = null, author = null, language = null;
        var descriptions = new string?[DescriptionKeys.Length];
        var dates = new DateTime?[DateKeys.Length];
        var keywords = new List<string>();

        for (var lines = new LineReader(text); lines.MoveNext();)
        {
            var line = text[lines.Start..lines.End].TrimEnd();

            // what is indented belongs to the key above
            if (line.IndexOf(separator) is not (> 0 and var colon) || char.IsWhiteSpace(line[0]))
                continue;

            var value = new FrontMatterValue(line[(colon + 1)..].Trim(), text[lines.Next..]);

            switch (line[..colon].TrimEnd())
            {
                case "title":
                    title ??= value.Scalar();
                    break;
                case "author" or "authors":
                    author ??= value.Items() is { Count: > 0 } authors ? string.Join("; ", authors) : null;
                    break;
                case "keywords" or "tags" or "categories":
                    keywords.AddRange(value.Items().SelectMany(item => item.Split([',', ';'], Trimmed)));
                    break;
                case "lang" or "language":
                    language ??= value.Items() is [var first, ..] ? first : null;
                    break;
                case var key when IndexOf(DescriptionKeys, key) is >= 0 and var at:
                    descriptions[at] ??= value.Scalar();
                    break;
                case var key when IndexOf(DateKeys, key) is >= 0 and var at:
                    dates[at] ??= value.LineScalar() is { } date ? IsoDate.Parse(date) : null;
                    break;
            }
        }

        return bounds with
        {
            Title = title,
            Date = statesAll ? Array.Find(dates, date => date is not null) : null,
            Properties = !statesAll ? DocumentProperties.None : new()
            {
                Author = author,
                Keywords = string.Join(", ", keywords.Distinct(StringComparer.Ordinal)),
                Description = Array.Find(descriptions, description => description is not null),
                Language = language,
            },
        };
    }

    private static int IndexOf(string[] keys, ReadOnlySpan<char> key)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            if (key.SequenceEqual(keys[i]))
                return i;
        }

        return -1;
    }
}
