using System.Collections.Frozen;

namespace DocumentSearch.Extract.Formats.Markup;

/// <summary>What the lines of a directive are.</summary>
internal enum RstContent : byte
{
    /// <summary>Its argument and its content are shown.</summary>
    ArgumentAndBody,

    /// <summary>Its content is shown.</summary>
    Body,

    /// <summary>Its content is code.</summary>
    Code,

    /// <summary>Nothing of it is shown.</summary>
    Hidden,
}

/// <summary>The directives of docutils and Sphinx whose argument or content is no prose.</summary>
internal static class RstDirectives
{
    private const int MaxNameLength = 60;

    private static readonly FrozenDictionary<string, RstContent>.AlternateLookup<ReadOnlySpan<char>> Contents = Table(
        (RstContent.Body, "figure only container class rst-class list-table"),
        (RstContent.Code, "code code-block sourcecode parsed-literal math productionlist prompt csv-table testcode testoutput testsetup doctest ipython"),
        (RstContent.Code, "jupyter-execute console code-cell graphviz digraph graph raw"),
        (RstContent.Hidden, "image include literalinclude toctree contents index highlight highlightlang default-role role default-domain"),
        (RstContent.Hidden, "module currentmodule sectnum section-numbering meta target-notes automodule autoclass autofunction automethod"),
        (RstContent.Hidden, "autoexception autodata autoattribute autosummary sectionauthor codeauthor moduleauthor tabularcolumns date unicode"));

    /// <summary>Length of the name of a directive; 0 if what follows the two dots is none.</summary>
    internal static int NameLength(ReadOnlySpan<char> text)
    {
        var length = text[..Math.Min(text.Length, MaxNameLength)].IndexOf("::");

        return length > 0
            && char.IsLetter(text[0])
            && !text[..length].Contains(' ')
            && (length + 2 == text.Length || char.IsWhiteSpace(text[length + 2]))
            ? length
            : 0;
    }

    /// <summary>What its lines are, by its name.</summary>
    internal static RstContent ContentOf(ReadOnlySpan<char> name) =>
        Contents.TryGetValue(name, out var content) ? content : RstContent.ArgumentAndBody;

    private static FrozenDictionary<string, RstContent>.AlternateLookup<ReadOnlySpan<char>> Table(params (RstContent Content, string Names)[] rows) =>
        rows.SelectMany(static row => row.Names.Split(' ').Select(name => KeyValuePair.Create(name, row.Content)))
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
}
