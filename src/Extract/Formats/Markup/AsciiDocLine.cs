using System.Buffers;

namespace DocumentSearch.Extract.Formats.Markup;

/// <summary>What a line of AsciiDoc is by itself. Lines are without the white space around them.</summary>
internal static class AsciiDocLine
{
    private static readonly SearchValues<char> CalloutNumber = SearchValues.Create("0123456789.");

    private const int LeastFence = 4;
    private const int MaxLevel = 6;
    private const int MaxCallout = 4; // <99>
    private const string Underlines = "=-~^+"; // by level

    internal static bool IsComment(ReadOnlySpan<char> line) => line is ['/', '/'] or ['/', '/', not '/', ..];

    /// <summary>Level of a heading such as <c>== Title</c>; 0 if it is none.</summary>
    internal static int HeadingLevel(ReadOnlySpan<char> line)
    {
        if (line[0] is not ('=' or '#'))
            return 0;

        var level = line.IndexOfAnyExcept(line[0]);
        return level is > 0 and <= MaxLevel && line[level] == ' ' ? level : 0;
    }

    /// <summary>Level of the title above a line, which is about as long; 0 if the line is no underline of it.</summary>
    internal static int UnderlineLevel(ReadOnlySpan<char> line, ReadOnlySpan<char> title)
    {
        const int Tolerance = 1; // as current processors have it

        if (line.Length < 2 || Math.Abs(line.Length - title.Length) > Tolerance || line.IndexOfAnyExcept(line[0]) >= 0)
            return 0;

        return title.IndexOfAnyExcept(title[0]) < 0 || title[0] is '.' or '[' or '|' ? 0 : Underlines.IndexOf(line[0]) + 1;
    }

    /// <summary>Length of the delimiter of a block without prose; 0 if it is none.</summary>
    internal static int FenceLength(ReadOnlySpan<char> line)
    {
        if (line[0] == '`')
            return line.StartsWith("```", StringComparison.Ordinal) && !line[3..].Contains('`') ? 3 : 0;

        return line[0] is '-' or '.' or '+' or '/' && line.Length >= LeastFence && line.IndexOfAnyExcept(line[0]) < 0 ? line.Length : 0;
    }

    /// <summary>Whether it is the delimiter of a block that holds prose.</summary>
    internal static bool IsContainer(ReadOnlySpan<char> line) =>
        line is "--" || (line[0] is '=' or '*' or '_' && line.Length >= LeastFence && line.IndexOfAnyExcept(line[0]) < 0);

    /// <summary>Whether what stands in brackets are attributes or an anchor, and no text.</summary>
    internal static bool IsAttributeList(ReadOnlySpan<char> line) =>
        char.IsLetter(line[1]) || line[1] is '[' or '#' or '.' or '%' or ',' or '"' or '\'' or ']';

    /// <summary>Whether attributes make code of the paragraph or the block below.</summary>
    internal static bool AnnouncesCode(ReadOnlySpan<char> line)
    {
        var style = line[1..^1];
        var end = style.IndexOfAny(",%#.");
        return (end < 0 ? style : style[..end]).Trim() is "source" or "listing" or "literal";
    }

    /// <summary>Whether the line is a macro that stands alone, such as <c>image::name[]</c>.</summary>
    internal static bool IsBlockMacro(ReadOnlySpan<char> line)
    {
        if (line[^1] != ']' || !char.IsAsciiLetter(line[0]))
            return false;

        var name = line.IndexOf("::");
        return name > 0 && line[..name].IndexOfAnyExceptInRange('a', 'z') < 0 && line[(name + 2)..].IndexOfAny(' ', '[') is var end && end >= 0 && line[name + 2 + end] == '[';
    }

    /// <summary>Length of the marker of a list item; 0 if there is none.</summary>
    internal static int MarkerLength(ReadOnlySpan<char> line)
    {
        var marks = line[0] is '*' or '.' or '-' ? line.IndexOfAnyExcept(line[0]) : 0;

        if (marks > 0)
            return marks <= MaxLevel && (line[0] != '-' || marks == 1) && line[marks] == ' ' ? marks : 0;

        if (line[0] == '<')
            return line.IndexOf('>') is > 1 and <= MaxCallout and var end && line[1..end].IndexOfAnyExcept(CalloutNumber) < 0 ? end + 1 : 0;

        var marker = ListMarker.Read(line, ListMarker.MarkdownBullets);
        return marker.Length > 0 && char.IsAsciiDigit(line[0]) ? marker.Length : ListMarker.ReadTyped(line).Length;
    }

    /// <summary>Whether the line begins with a term that is described, as in <c>term:: description</c>.</summary>
    internal static bool IsTerm(ReadOnlySpan<char> line)
    {
        var end = line.IndexOf("::");
        return end > 0 && line[end..].TrimStart(':') is [] or [' ' or '\t', ..];
    }
}
