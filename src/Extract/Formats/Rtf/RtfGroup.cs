using System.Text;

namespace DocumentSearch.Extract.Formats.Rtf;

/// <summary>What holds within a group and is as it was before when the group ends.</summary>
internal record struct RtfGroup
{
    /// <summary>What its text is for.</summary>
    public RtfDestination Destination { get; set; }

    /// <summary>What its text goes into.</summary>
    public required RtfFlow Flow { get; set; }

    /// <summary>What its text is written in.</summary>
    public required Encoding Encoding { get; set; }

    /// <summary>How many characters behind each <c>\u</c> stand for it where Unicode is not read.</summary>
    public int Fallback { get; set; }

    /// <summary>Whether its text is hidden or deleted.</summary>
    public bool IsHidden { get; set; }

    /// <summary>Whether its paragraphs stand in cells of a table.</summary>
    public bool IsInTable { get; set; }

    /// <summary>Whether its paragraphs are items of a list.</summary>
    public bool IsListed { get; set; }

    /// <summary>Number of the style of its paragraphs.</summary>
    public int Style { get; set; }

    /// <summary>How deep its paragraphs are headings, from 1; 0 if their style says so.</summary>
    public int HeadingLevel { get; set; }

    /// <summary>What text is for where both a legacy and a Unicode form of it are given (<c>\upr</c>): the latter is read.</summary>
    public RtfDestination? UnicodeForm { get; set; }

    /// <summary>What <c>\pard</c> does: no paragraph formatting holds on.</summary>
    public RtfGroup OfPlainParagraphs() => this with { IsInTable = false, IsListed = false, Style = 0, HeadingLevel = 0 };
}

/// <summary>The text of one destination, as far as it is read.</summary>
/// <param name="kind">What it is for.</param>
/// <param name="name">The control word that began it.</param>
internal sealed class RtfFlow(RtfDestination kind, string name = "")
{
    /// <summary>What it is for.</summary>
    internal RtfDestination Kind => kind;

    /// <summary>The control word that began it.</summary>
    internal string Name => name;

    /// <summary>Text, of the open block only in the document's own flow.</summary>
    internal StringBuilder Text { get; } = new();

    /// <summary>Whether a cell was ended in the open block.</summary>
    internal bool HasCells { get; set; }

    /// <summary>Whether the open block begins with a number or a bullet.</summary>
    internal bool HasMarker { get; set; }

    /// <summary>What a style is and what it is based on, or the fields of a date, by control word.</summary>
    internal Dictionary<string, int> Values { get; } = new(StringComparer.Ordinal);
}
