using System.Collections.Frozen;

namespace DocumentSearch.Extract.Formats.Rtf;

/// <summary>What a group's text is for.</summary>
internal enum RtfDestination : byte
{
    /// <summary>The reader: text that is seen.</summary>
    Text,

    /// <summary>Nobody; nor is anything within it.</summary>
    Skipped,

    /// <summary>Nobody, but groups within it may hold text that is seen.</summary>
    Hollow,

    /// <summary>The font table.</summary>
    Fonts,

    /// <summary>The style sheet, a group a style.</summary>
    Styles,

    /// <summary>One style: its name.</summary>
    Style,

    /// <summary>What the document says of itself, a group a property.</summary>
    Info,

    /// <summary>A property of the document.</summary>
    Property,

    /// <summary>A date of the document.</summary>
    Date,

    /// <summary>The number or bullet that a list item begins with.</summary>
    ListText,

    /// <summary>A footnote, an endnote, a comment or a text box, which stands beside the text.</summary>
    Aside,

    /// <summary>A header or footer.</summary>
    Margin,

    /// <summary>An embedded object, in hexadecimal digits.</summary>
    Object,
}

/// <summary>The control words that begin a destination.</summary>
internal static class RtfDestinations
{
    private static readonly FrozenDictionary<string, RtfDestination> All = Table(
    [
        (RtfDestination.Skipped, "colortbl filetbl listtable listoverridetable revtbl rsidtbl generator pict nonshppict sp shprslt fldinst fldtype"),
        (RtfDestination.Skipped, "xe tc tcn rxe txe bkmkstart bkmkend ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn pn pnseclvl template private"),
        (RtfDestination.Skipped, "objclass objname objalias objsect nonesttables falt panose fontemb fontfile userprops xmlnstbl themedata"),
        (RtfDestination.Skipped, "colorschememapping latentstyles datastore formfield atnid atnauthor atntime atnicn atnref atrfstart atrfend atndate"),
        (RtfDestination.Hollow, "shpinst shpgrp do object nesttableprops"),
        (RtfDestination.Text, "rtf fldrslt result shppict pgptbl"),
        (RtfDestination.Fonts, "fonttbl"),
        (RtfDestination.Styles, "stylesheet"),
        (RtfDestination.Info, "info"),
        (RtfDestination.ListText, "listtext pntext"),
        (RtfDestination.Aside, "footnote annotation shptxt dptxbxtext"),
        (RtfDestination.Margin, "header headerl headerr headerf footer footerl footerr footerf"),
        (RtfDestination.Object, "objdata"),
    ]);

    private static readonly FrozenDictionary<string, RtfDestination>.AlternateLookup<ReadOnlySpan<char>> ByWord =
        All.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The destination that a control word begins in a group of another one; null if it begins none.</summary>
    internal static RtfDestination? Find(ReadOnlySpan<char> word, RtfDestination outer)
    {
        if (outer is RtfDestination.Info or RtfDestination.Property or RtfDestination.Date)
        {
            return word switch
            {
                "title" or "author" or "subject" or "keywords" or "category" or "doccomm" => RtfDestination.Property,
                "creatim" or "revtim" => RtfDestination.Date,
                "operator" or "company" or "manager" or "comment" or "printim" or "buptim" or "hlinkbase" => RtfDestination.Skipped,
                _ => null,
            };
        }

        return ByWord.TryGetValue(word, out var destination) ? destination : null;
    }

    private static FrozenDictionary<string, RtfDestination> Table(ReadOnlySpan<(RtfDestination Destination, string Words)> rows)
    {
        var table = new Dictionary<string, RtfDestination>(StringComparer.Ordinal);

        foreach (var (destination, words) in rows)
        {
            foreach (var word in words.Split(' '))
                table.Add(word, destination);
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
