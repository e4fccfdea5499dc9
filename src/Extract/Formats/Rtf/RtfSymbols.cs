using System.Collections.Frozen;

namespace DocumentSearch.Extract.Formats.Rtf;

/// <summary>Control words and symbols that stand for characters.</summary>
internal static class RtfSymbols
{
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByWord = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["tab"] = "\t",
        ["emdash"] = "—",
        ["endash"] = "–",
        ["emspace"] = " ",
        ["enspace"] = " ",
        ["qmspace"] = " ",
        ["bullet"] = "•",
        ["lquote"] = "‘",
        ["rquote"] = "’",
        ["ldblquote"] = "“",
        ["rdblquote"] = "”",
        ["line"] = "\n",
        ["lbr"] = "\n",
        ["softline"] = "\n",
        ["zwj"] = "\u200D",
        ["zwnj"] = "\u200C",
        ["ltrmark"] = "\u200E",
        ["rtlmark"] = "\u200F",
    }.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The text of a control word; null if it stands for none.</summary>
    internal static string? Find(ReadOnlySpan<char> word) => ByWord.TryGetValue(word, out var text) ? text : null;

    /// <summary>The text of a control symbol; null if it stands for none.</summary>
    internal static string? Find(char symbol) => symbol switch
    {
        '\\' => "\\",
        '{' => "{",
        '}' => "}",
        '~' => "\u00A0",
        '_' => "\u2011",
        '-' => "\u00AD",
        '\t' => "\t",
        _ => null,
    };
}
