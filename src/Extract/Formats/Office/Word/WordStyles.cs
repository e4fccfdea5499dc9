using System.Globalization;

namespace DocumentSearch.Extract.Formats.Office.Word;

/// <summary>What the paragraph styles of a text document make of a paragraph: a heading, an item of a list, or neither.</summary>
internal sealed class WordStyles
{
    private const int MaxInheritance = 32; // styles based on each other, which may do so in a circle
    private const int LevelsOfOutline = 9; // a tenth one is body text

    // what heading styles are called, where their names are not the built-in ones
    private static readonly string[] HeadingNames =
    [
        "heading", "überschrift", "titre", "título", "titolo", "rubrik", "kop", "overskrift", "otsikko", "nagłówek", "nadpis",
        "заголовок", "başlık", "címsor", "naslov", "επικεφαλίδα", "標題", "标题", "見出し", "제목",
    ];

    private readonly Dictionary<string, Style> _styles = new(StringComparer.Ordinal);

    /// <summary>Reads the styles of a document; null stands for one that has none.</summary>
    internal static WordStyles Read(PartReader? xml)
    {
        var styles = new WordStyles();

        while (xml?.Read() == true)
        {
            if (xml is { Node: PartNode.Start, Name: "style" } && xml.Attribute("styleId") is { } id)
                styles._styles.TryAdd(id, Style.Read(xml));
        }

        return styles;
    }

    /// <summary>Whether a style is that of a document's title.</summary>
    internal bool IsTitle(string? id) =>
        id is not null && (_styles.GetValueOrDefault(id)?.Name ?? id).Equals("title", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a paragraph is.</summary>
    /// <param name="own">What it says itself.</param>
    internal ParagraphLook LookOf(ParagraphLook own)
    {
        var (look, named) = (own, (int?)null);
        var id = own.Style;

        for (var depth = 0; id is not null && depth < MaxInheritance; depth++)
        {
            var style = _styles.GetValueOrDefault(id);
            look = look with
            {
                Outline = look.Outline ?? style?.Look.Outline,
                List = look.List ?? style?.Look.List,
                ListLevel = look.ListLevel ?? style?.Look.ListLevel,
            };
            named ??= LevelOfName(style?.Name ?? id);
            id = style?.Look.Style;
        }

        return look with { Outline = (look.Outline ?? named) is { } level and < LevelsOfOutline ? level : null };
    }

    /// <summary>The outline level, from 0, that a style's name tells; null if it is none of a heading.</summary>
    private static int? LevelOfName(string name)
    {
        if (name.Equals("title", StringComparison.OrdinalIgnoreCase))
            return 0;

        var word = name.AsSpan().TrimEnd("0123456789");
        if (!int.TryParse(name.AsSpan(word.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var level)
            || level is < 1 or > LevelsOfOutline)
        {
            return null;
        }

        foreach (var heading in HeadingNames)
        {
            if (word.Trim().Equals(heading, StringComparison.OrdinalIgnoreCase))
                return level - 1;
        }

        return null;
    }

    /// <summary>A style: its name, and what it makes of paragraphs; theirs is the style that it is based on.</summary>
    private sealed record Style(string? Name, ParagraphLook Look)
    {
        /// <summary>Reads the style that begins here.</summary>
        public static Style Read(PartReader xml)
        {
            var (name, look) = ((string?)null, new ParagraphLook());
            var depth = xml.Depth;

            while (xml.ReadIn(depth))
            {
                if (xml is { Node: PartNode.Start, Name: "name" })
                    name = xml.Attribute("val");
                else if (xml is { Node: PartNode.Start, Name: "basedOn" })
                    look = look with { Style = xml.Attribute("val") };
                else if (xml.Node == PartNode.Start)
                    look = look.With(xml);
            }

            return new Style(name, look);
        }
    }
}
