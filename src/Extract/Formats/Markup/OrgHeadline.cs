namespace DocumentSearch.Extract.Formats.Markup;

/// <summary>The words of a headline in Org, without what tells its state.</summary>
internal static class OrgHeadline
{
    private static readonly string[] States =
        ["TODO", "DONE", "NEXT", "WAITING", "WAIT", "HOLD", "STARTED", "CANCELLED", "CANCELED", "SOMEDAY", "PROJ", "COMMENT"];

    /// <summary>Where the words stand in a headline: behind its stars, its state and its priority, before its tags.</summary>
    internal static (int Start, int End) Text(ReadOnlySpan<char> line, int stars)
    {
        var start = stars + SpaceAt(line[stars..]);

        foreach (var state in States)
        {
            if (line[start..].StartsWith(state, StringComparison.Ordinal) && SpaceAt(line[(start + state.Length)..]) is > 0 and var space)
            {
                start += state.Length + space;
                break;
            }
        }

        if (line[start..] is ['[', '#', _, ']', ' ', ..])
            start += "[#A] ".Length;

        var tags = line.LastIndexOf(" :");
        return (start, line[^1] == ':' && tags >= start && !line[(tags + 1)..].Contains(' ') ? tags : line.Length);
    }

    private static int SpaceAt(ReadOnlySpan<char> text) => Math.Max(text.IndexOfAnyExcept(' ', '\t'), 0);
}
