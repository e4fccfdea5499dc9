using System.Text;

namespace DocumentSearch.Extract.Formats.Office.Word;

/// <summary>Counts the items of numbered lists, headings with numbers among them (ECMA-376 part 1, 17.9).</summary>
internal sealed class ListNumbers
{
    private const int Levels = 9;

    private readonly Dictionary<string, Definition> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List> _lists = new(StringComparer.Ordinal);

    /// <summary>Reads the lists of a document; null stands for one that has none.</summary>
    internal static ListNumbers Read(PartReader? xml)
    {
        var numbers = new ListNumbers();
        Definition? definition = null;
        List? list = null;
        var level = 0;

        while (xml?.Read() == true)
        {
            if (xml.Node != PartNode.Start)
                continue;

            switch (xml.Name)
            {
                case "abstractNum":
                    (definition, list) = (numbers._definitions[xml.Attribute("abstractNumId") ?? ""] = new Definition(), null);
                    break;
                case "num":
                    (definition, list) = (null, numbers._lists[xml.Attribute("numId") ?? ""] = new List());
                    break;
                case "abstractNumId" when list is not null:
                    list.Definition = definition = numbers._definitions.GetValueOrDefault(xml.Attribute("val") ?? "");
                    break;
                case "lvl" or "lvlOverride":
                    level = Math.Clamp(xml.Number("ilvl") ?? 0, 0, Levels - 1);
                    break;
                case "startOverride" when list is not null:
                    list.Starts[level] = xml.Number("val");
                    break;
                case "start" when definition is not null && list is null:
                    definition.Levels[level].Start = xml.Number("val") ?? 0;
                    break;
                case "numFmt" when definition is not null && list is null:
                    definition.Levels[level].Format = xml.Attribute("val") ?? "";
                    break;
                case "lvlText" when definition is not null && list is null:
                    definition.Levels[level].Text = xml.Attribute("val") ?? "";
                    break;
            }
        }

        return numbers;
    }

    /// <summary>The number of the next item of a list, as it stands before the item; empty if it has none, such as behind a bullet.</summary>
    /// <param name="id">The list.</param>
    /// <param name="level">How deep the item stands in it, from 0.</param>
    internal string Next(string id, int level)
    {
        if (!_lists.TryGetValue(id, out var list) || list.Definition is not { } definition || level is < 0 or >= Levels)
            return "";

        // lists of one definition go on with each other's numbers, except where one begins anew
        var counts = definition.Counts;
        if (list.Starts[level] is { } start)
            (counts[level], list.Starts[level]) = (start, null);
        else
            counts[level] = counts[level] is { } count ? unchecked(count + 1) : definition.Levels[level].Start;

        Array.Clear(counts, level + 1, Levels - level - 1);
        return definition.Levels[level].Format is "bullet" or "none" ? "" : Shown(definition, level);
    }

    private static string Shown(Definition definition, int level)
    {
        var text = definition.Levels[level].Text;
        var shown = new StringBuilder();

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 1 < text.Length && text[i + 1] is >= '1' and <= '9')
            {
                var counted = text[++i] - '1';
                shown.Append(ListNumeral.Of(definition.Counts[counted] ?? definition.Levels[counted].Start, definition.Levels[counted].Format));
            }
            else
            {
                shown.Append(text[i]);
            }
        }

        return shown.ToString();
    }

    /// <summary>What lists may share: how their levels look, and how far they have counted.</summary>
    private sealed class Definition
    {
        public (int Start, string Format, string Text)[] Levels { get; } = [.. Enumerable.Repeat((0, "decimal", ""), ListNumbers.Levels)];

        public int?[] Counts { get; } = new int?[ListNumbers.Levels];
    }

    private sealed class List
    {
        public Definition? Definition { get; set; }

        /// <summary>Where the list's own count begins, until it has.</summary>
        public int?[] Starts { get; } = new int?[Levels];
    }
}
