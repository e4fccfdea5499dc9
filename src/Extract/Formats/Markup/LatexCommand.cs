using System.Buffers;
using System.Collections.Frozen;

namespace DocumentSearch.Extract.Formats.Markup;

/// <summary>A command in LaTeX, and what is known of commands and environments by name.</summary>
/// <param name="Start">Where its backslash stands.</param>
/// <param name="End">Where its name ends, with the star behind it.</param>
internal readonly record struct LatexCommand(int Start, int End)
{
    /// <summary>Level of the titles of slides.</summary>
    internal const int SlideLevel = 8;

    private const int MaxNameLength = 40;
    private const int MaxGroupLength = 1000;
    private const int MaxVerbLength = 200;

    private static readonly SearchValues<char> Places = SearchValues.Create("htbpH!"); // of figures

    // the title of the document is the first level
    private static readonly string[] Headings = ["part", "chapter", "section", "subsection", "subsubsection", "paragraph", "subparagraph"];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Tables =
        Names("tabular tabular* tabularx tabulary longtable supertabular xltabular tabu array");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Verbatims =
        Names("verbatim verbatim* Verbatim BVerbatim LVerbatim lstlisting minted alltt comment tikzpicture pgfpicture filecontents filecontents*");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Silents = Names(
        "documentclass documentstyle usepackage RequirePackage newcommand renewcommand providecommand def let newtheorem setlength setcounter "
        + "addtolength addtocounter input include includeonly bibliography bibliographystyle printbibliography addbibresource includegraphics "
        + "label index maketitle tableofcontents listoffigures listoftables centering raggedright noindent indent newpage clearpage "
        + "cleardoublepage pagebreak vspace hspace bigskip medskip smallskip vfill hfill pagestyle thispagestyle pagenumbering appendix "
        + "frontmatter mainmatter backmatter hline cline toprule midrule bottomrule cmidrule endhead endfirsthead endfoot endlastfoot date "
        + "selectlanguage phantomsection addcontentsline markboth markright onecolumn twocolumn printindex makeindex glsresetall");

    /// <summary>The command at a backslash; one that is no word is a character long.</summary>
    internal static LatexCommand At(ReadOnlySpan<char> text, int backslash, int lineEnd)
    {
        var end = backslash + 1;

        while (end < lineEnd && end - backslash <= MaxNameLength && char.IsAsciiLetter(text[end]))
            end++;

        if (end == backslash + 1)
            return new(backslash, Math.Min(end + 1, lineEnd));

        // what it delimits may have a percent sign
        if (text[(backslash + 1)..end] is "verb" && end < lineEnd)
        {
            var rest = text[(end + 1)..Math.Min(lineEnd, end + MaxVerbLength)];
            return new(backslash, end + 1 + Math.Max(rest.IndexOf(text[end]) + 1, 0));
        }

        return new(backslash, end < lineEnd && text[end] == '*' ? end + 1 : end);
    }

    /// <summary>Its name without backslash and star.</summary>
    internal ReadOnlySpan<char> Name(ReadOnlySpan<char> text)
    {
        var name = text[(Start + 1)..End];
        return name.Length > 1 ? name.TrimEnd('*') : name;
    }

    /// <summary>Level of a heading, from 2; 0 if a command makes none.</summary>
    internal static int HeadingLevel(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < Headings.Length; i++)
        {
            if (name.SequenceEqual(Headings[i]))
                return i + 2;
        }

        return name is "frametitle" ? SlideLevel : 0;
    }

    internal static bool IsTable(ReadOnlySpan<char> environment) => Tables.Contains(environment);

    internal static bool IsVerbatim(ReadOnlySpan<char> environment) => Verbatims.Contains(environment);

    /// <summary>Whether a command, with all its arguments, has no words for the reader.</summary>
    internal static bool IsSilent(ReadOnlySpan<char> name) => Silents.Contains(name);

    /// <summary>Where an argument in braces ends that begins here and has none within; the same place if there is none.</summary>
    internal static int ArgumentEnd(ReadOnlySpan<char> text, int at, int lineEnd) => EndOf(text, at, lineEnd, '{', '}');

    /// <summary>Where an argument in brackets ends that begins here; the same place if there is none.</summary>
    internal static int OptionEnd(ReadOnlySpan<char> text, int at, int lineEnd) => EndOf(text, at, lineEnd, '[', ']');

    /// <summary>Where all the arguments end that begin here.</summary>
    internal static int ArgumentsEnd(ReadOnlySpan<char> text, int at, int lineEnd)
    {
        while (at < lineEnd)
        {
            var next = OptionEnd(text, at, lineEnd);

            if (next < lineEnd && text[next] == '{' && Group(text[..lineEnd], next, out _) is { End: >= 0 and var end })
                next = end + 1;

            if (next == at)
                return at;

            at = next;
        }

        return at;
    }

    /// <summary>Where the arguments of an environment end; an option with a capital is no argument but text, as the title of a theorem.</summary>
    internal static int EnvironmentArgumentsEnd(ReadOnlySpan<char> text, int at, int lineEnd)
    {
        var option = OptionEnd(text, at, lineEnd);

        if (option > at && text[(at + 1)..(option - 1)] is var words && words.IndexOfAnyExcept(Places) >= 0 && char.IsUpper(words[0]))
            return option < lineEnd && text[option] == '{' ? ArgumentsEnd(text, option, lineEnd) : at;

        return ArgumentsEnd(text, at, lineEnd);
    }

    /// <summary>What stands between the brace that comes next and the one that ends it. It ends within a paragraph, or not at all.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the brace stands, but for white space before it.</param>
    /// <param name="seen">How far was looked.</param>
    /// <returns>The range between the braces; an end of −1 if they are not there.</returns>
    internal static (int Start, int End) Group(ReadOnlySpan<char> text, int at, out int seen)
    {
        var limit = Math.Min(text.Length, at + MaxGroupLength);
        var depth = 0;
        var lineEnds = 0;
        var start = at;

        for (seen = at; seen < limit; seen++)
        {
            var c = text[seen];

            if (depth == 0 && c != '{' && !char.IsWhiteSpace(c))
                break;

            if (c == '\n' && ++lineEnds == 2)
                break;

            if (!char.IsWhiteSpace(c))
                lineEnds = 0;

            if (c == '\\')
                seen++;
            else if (c == '{' && depth++ == 0)
                start = seen + 1;
            else if (c == '}' && --depth == 0)
                return (start, seen);
        }

        return (at, -1);
    }

    private static int EndOf(ReadOnlySpan<char> text, int at, int lineEnd, char open, char close)
    {
        if (at >= lineEnd || text[at] != open)
            return at;

        return text[at..Math.Min(lineEnd, at + MaxGroupLength)].IndexOf(close) is > 0 and var length ? at + length + 1 : at;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names(string names) =>
        names.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
