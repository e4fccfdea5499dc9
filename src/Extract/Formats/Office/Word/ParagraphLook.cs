namespace DocumentSearch.Extract.Formats.Office.Word;

/// <summary>What properties of paragraphs make of one; null is what they say nothing of.</summary>
internal readonly record struct ParagraphLook
{
    private const string NoList = "0";

    /// <summary>The style.</summary>
    internal string? Style { get; init; }

    /// <summary>Level of a heading, from 0.</summary>
    internal int? Outline { get; init; }

    /// <summary>The list that it is an item of.</summary>
    internal string? List { get; init; }

    /// <summary>How deep it stands in the list, from 0.</summary>
    internal int? ListLevel { get; init; }

    /// <summary>Whether it is an item of a list.</summary>
    internal bool IsListed => List is not (null or NoList);

    /// <summary>With what the element that begins here says.</summary>
    internal ParagraphLook With(PartReader xml) => xml.Name switch
    {
        "pStyle" => this with { Style = xml.Attribute("val") },
        "outlineLvl" => this with { Outline = xml.Number("val") },
        "numId" => this with { List = xml.Attribute("val") },
        "ilvl" => this with { ListLevel = xml.Number("val") },
        _ => this,
    };
}
