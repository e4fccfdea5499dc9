namespace DocumentSearch.Extract.Formats;

/// <summary>Recognises what a line of Markdown begins. Lines come without indentation and block quote markers.</summary>
internal static class MarkdownLine
{
    private const int MaxHeadingLevel = 6;
    private const int MinFence = 3;

    private static readonly string[] RawContentEnds = ["</pre>", "</script>", "</style>", "</textarea>"];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> BlockTags = new HashSet<string>(
        ("address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt "
        + "fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link "
        + "main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead "
        + "title tr track ul").Split(' '),
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Level of an ATX heading, or 0.</summary>
    internal static int HeadingLevel(ReadOnlySpan<char> line)
    {
        var level = RunLength(line);
        return line[0] == '#' && level <= MaxHeadingLevel && (level == line.Length || line[level] is ' ' or '\t') ? level : 0;
    }

    /// <summary>The text of an ATX heading within its line.</summary>
    internal static (int Start, int End) HeadingText(ReadOnlySpan<char> line, int level)
    {
        var end = line.TrimEnd().Length;
        var closing = line[..end].TrimEnd('#').Length;

        // closing marks count only after a space: "C#" keeps its own
        if (closing > 0 && closing < end && line[closing - 1] is ' ' or '\t')
            end = closing;

        return (level, Math.Max(level, end));
    }

    /// <summary>Level of the heading that this line makes of the paragraph above it, or 0.</summary>
    internal static int UnderlineLevel(ReadOnlySpan<char> line) =>
        line[0] is not ('=' or '-') || !line[RunLength(line)..].IsWhiteSpace() ? 0 : line[0] == '=' ? 1 : 2;

    /// <summary>Length of the run of backticks or tildes that opens fenced code here, or 0.</summary>
    internal static int FenceLength(ReadOnlySpan<char> line)
    {
        var length = RunLength(line);
        return length >= MinFence && (line[0] == '~' || !line[length..].Contains('`')) ? length : 0;
    }

    /// <summary>Whether the line closes code that a fence opened.</summary>
    internal static bool ClosesFence(ReadOnlySpan<char> line, char fence, int length) =>
        line[0] == fence && RunLength(line) is var run && run >= length && line[run..].IsWhiteSpace();

    /// <summary>Where a line that begins as a thematic break stops being one; its length if it is one to the end.</summary>
    internal static int ThematicBreakEnd(ReadOnlySpan<char> line)
    {
        Span<char> allowed = [line[0], ' ', '\t'];
        var end = line.IndexOfAnyExcept(allowed);
        return end >= 0 ? end : line.Length;
    }

    /// <summary>Whether a line made of a mark and blanks has enough marks for a thematic break.</summary>
    internal static bool HasThreeMarks(ReadOnlySpan<char> line) => line.Count(line[0]) >= 3;

    /// <summary>Whether the line divides a table's header from its rows.</summary>
    internal static bool IsTableDelimiter(ReadOnlySpan<char> line) =>
        line[0] is '|' or ':' or '-' && line.IndexOfAnyExcept("|:- \t") < 0 && line.Contains('|') && line.Contains('-');

    /// <summary>Whether the line defines the target of links and shows nothing.</summary>
    internal static bool IsLinkDefinition(ReadOnlySpan<char> line)
    {
        var colon = line.IndexOf("]:");

        if (line[0] != '[' || line is ['[', '^', ..] || colon < 2)
            return false;

        var target = line[(colon + 2)..].Trim();
        var space = target.IndexOfAny(' ', '\t');
        return space < 0 ? !target.IsEmpty : target[space..].TrimStart()[0] is '"' or '\'' or '(';
    }

    /// <summary>Whether the line is the mark of a callout, such as <c>[!NOTE]</c>.</summary>
    internal static bool IsCalloutMark(ReadOnlySpan<char> line) =>
        line.TrimEnd() is ['[', '!', .. var name, ']'] && !name.IsEmpty && !name.Contains(']');

    /// <summary>Name of the HTML element whose tag begins the line; empty if none does.</summary>
    internal static ReadOnlySpan<char> TagName(ReadOnlySpan<char> line)
    {
        if (line[0] != '<')
            return default;

        var name = line[1..].TrimStart('/');
        var end = 0;

        while (end < name.Length && char.IsAsciiLetterOrDigit(name[end]))
            end++;

        return end == name.Length || name[end] is ' ' or '\t' or '>' or '/' ? name[..end] : default;
    }

    /// <summary>Whether an element of this name begins a block of HTML.</summary>
    internal static bool IsBlockTag(ReadOnlySpan<char> name) => BlockTags.Contains(name);

    /// <summary>The closing tag up to which everything is raw, for the elements that have such content; else null.</summary>
    internal static string? RawContentEnd(ReadOnlySpan<char> tagName)
    {
        foreach (var end in RawContentEnds)
        {
            if (tagName.Equals(end.AsSpan(2..^1), StringComparison.OrdinalIgnoreCase))
                return end;
        }

        return null;
    }

    /// <summary>Whether there is anything for a reader between the tags of some HTML.</summary>
    internal static bool HasTextOutsideTags(ReadOnlySpan<char> html)
    {
        while (true)
        {
            html = html.TrimStart();

            if (html.IsEmpty)
                return false;

            var end = html[0] == '<' ? html.IndexOf('>') : -1;

            // "<https://…>" is shown; "<a name='x'>" is not
            if (end < 0 || (html[..end].Contains("://", StringComparison.Ordinal) && !html[..end].Contains('=')))
                return true;

            html = html[(end + 1)..];
        }
    }

    private static int RunLength(ReadOnlySpan<char> line)
    {
        var end = line.IndexOfAnyExcept(line[0]);
        return end < 0 ? line.Length : end;
    }
}
