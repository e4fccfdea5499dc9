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
        "заголовок", "başlık", "címsor", "kop", "naslov", "επικεφαλίδα", "標題", "标题", "見出し", "제목",
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
    internal bool IsTitle(string? id) => id is not null && (_styles.GetValueOrDefault(id)?.Name ?? id).Equals("title", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a paragraph is.</summary>
    /// <param name="id">Its style; null for the usual one.</param>
    /// <param name="outline">Its own outline level, from 0; null if it states none.</param>
    /// <param name="isListed">Whether it says itself that it is an item of a list, or is none; null if it says nothing.</param>
    internal (BlockKind Kind, int Level) KindOf(string? id, int? outline, bool? isListed)
    {
        var named = (int?)null;

        for (var depth = 0; id is not null && depth < MaxInheritance; depth++)
        {
            var style = _styles.GetValueOrDefault(id);
            outline ??= style?.Outline;
            isListed ??= style?.IsListed;
            named ??= LevelOfName(style?.Name ?? id);
            id = style?.Base;
        }

        if ((outline ?? named) is { } level and < LevelsOfOutline)
            return (BlockKind.Heading, level + 1);

        return (isListed == true ? BlockKind.ListItem : BlockKind.Paragraph, 0);
    }

    /// <summary>The outline level, from 0, that a style's name tells; null if it is none of a heading.</summary>
    private static int? LevelOfName(string name)
    {
        if (name.Equals("title", StringComparison.OrdinalIgnoreCase))
            return 0;

        var word = name.AsSpan().TrimEnd("0123456789");
        if (!int.TryParse(name.AsSpan(word.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var level) || level is < 1 or > LevelsOfOutline)
            return null;

        foreach (var heading in HeadingNames)
        {
            if (word.Trim().Equals(heading, StringComparison.OrdinalIgnoreCase))
                return level - 1;
        }

        return null;
    }

    private sealed record Style(string? Name, string? Base, int? Outline, bool? IsListed)
    {
        /// <summary>Reads the style that begins here.</summary>
        public static Style Read(PartReader xml)
        {
            var style = new Style(null, null, null, null);
            var depth = xml.Depth;

            while (xml.ReadIn(depth))
            {
                if (xml.Node != PartNode.Start)
                    continue;

                style = xml.Name switch
                {
                    "name" => style with { Name = xml.Attribute("val") },
                    "basedOn" => style with { Base = xml.Attribute("val") },
                    "outlineLvl" => style with { Outline = LevelOf(xml) },
                    "numId" => style with { IsListed = xml.Attribute("val") != "0" },
                    _ => style,
                };
            }

            return style;
        }
    }

    /// <summary>The outline level that an element states; null if it states none.</summary>
    internal static int? LevelOf(PartReader xml) =>
        int.TryParse(xml.Attribute("val"), NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : null;
}
