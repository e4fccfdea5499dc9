namespace DocumentSearch.Extract.Formats;

/// <summary>A value in front matter: a scalar or a list of them, as far as people write them there.</summary>
/// <param name="value">What stands behind the separator on the line of its key, without white space around it.</param>
/// <param name="following">The lines behind it.</param>
internal readonly ref struct FrontMatterValue(ReadOnlySpan<char> value, ReadOnlySpan<char> following)
{
    /// <summary>Longest list that is read, in UTF-16 units.</summary>
    internal const int MaxList = 1 << 14;

    private readonly ReadOnlySpan<char> _value = value;
    private readonly ReadOnlySpan<char> _following = following;

    /// <summary>The value as one text; null if it states none.</summary>
    internal string? Scalar() => _value is ['>' or '|', ..] ? Folded(_following) : LineScalar();

    /// <summary>The value as one text, as far as it stands on the line of its key.</summary>
    internal string? LineScalar() => Scalar(_value);

    /// <summary>The value as a list, or as the only item of one; of people who are described in lines of their own, their names.</summary>
    internal List<string> Items() => _value switch
    {
        [] or ['#', ..] => Block(_following[..Math.Min(_following.Length, MaxList)]),
        ['[', ..] => Flow(),
        ['{', ..] => [],
        _ => Scalar() is { } only ? [only] : [],
    };

    private static string? Scalar(ReadOnlySpan<char> value)
    {
        var text = value switch
        {
            // a string of several lines in TOML
            ['"', '"', '"', ..] or ['\'', '\'', '\'', ..] => "",
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

    /// <summary>The lines after a key that begin with a dash, and <c>name:</c> of what is described there.</summary>
    private static List<string> Block(ReadOnlySpan<char> following)
    {
        var items = new List<string>();

        for (var lines = new LineReader(following); lines.MoveNext();)
        {
            var line = following[lines.Start..lines.End].TrimEnd();
            if (line is not ([' ' or '\t' or '-', ..] or []))
                break;

            var item = line.TrimStart();
            var isItem = item is "-" or ['-', ' ' or '\t', ..];
            item = isItem ? item[1..].TrimStart() : item;

            var colon = item is ['"' or '\'', ..] ? -1 : item.IndexOf(": ");
            var named = colon >= 0 && item[..colon] is "name" ? item[(colon + 1)..].Trim() : [];
            if (Scalar(colon >= 0 ? named : isItem && item is not [.., ':'] ? item : []) is { } text)
                items.Add(text);
        }

        return items;
    }

    /// <summary>What stands in brackets, with commas between the items, on one line or several.</summary>
    private List<string> Flow()
    {
        var rest = string.Concat(_value[1..], "\n", _following[..Math.Min(_following.Length, MaxList)]).AsSpan();
        var items = new List<string>();

        while (true)
        {
            rest = rest.TrimStart(" \t\r\n,");
            if (rest is [] or [']', ..])
                return items;

            var length = rest[0] switch
            {
                '"' or '\'' => QuotedLength(rest),
                '{' => rest.IndexOf('}') + 1,
                _ => rest.IndexOfAny(",]\n"),
            };
            if (length <= 0)
                return items;

            if (rest[0] != '{' && Scalar(rest[..length].Trim()) is { } item)
                items.Add(item);

            rest = rest[length..];
        }
    }

    // a quote that is escaped or doubled does not end it
    private static int QuotedLength(ReadOnlySpan<char> text)
    {
        var quote = text[0];
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && quote == '"' || text[i] == quote && i + 1 < text.Length && text[i + 1] == quote && quote == '\'')
                i++;
            else if (text[i] == quote)
                return i + 1;
        }

        return text.Length;
    }
}
