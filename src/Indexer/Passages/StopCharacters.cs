using System.Buffers;

namespace DocumentSearch.Indexer.Passages;

/// <summary>The characters that end sentences, and those that may stand between them and the next one.</summary>
internal static class StopCharacters
{
    /// <summary>Most digits, commas and dashes of footnote marks such as in "ended.1,2 Then".</summary>
    public const int MaxNumberMark = 7;

    /// <summary>Longest footnote mark in brackets, such as "[citation needed]".</summary>
    public const int MaxBracketMark = 24;

    // Latin stops can stand within words and before small letters.
    private const string Exclamations = "!?\u203C\u203D\u2047\u2048\u2049";
    private const string Dots = ".\u2026";

    /// <summary>
    /// Stops of other scripts, which need no white space behind them: Unicode's Sentence_Terminal property (PropList.txt,
    /// version 16) without its Latin ones, those beyond the first plane, and the Burmese little section, a comma. The Greek
    /// question mark and the Tibetan shads are none there, but end sentences all the same.
    /// </summary>
    private const string Others =
        "\u037E\u0589\u061D\u061E\u061F\u06D4\u0700\u0701\u0702\u07F9\u0837\u0839\u083D\u083E\u0964\u0965\u0F0D\u0F0E\u104B\u1362\u1367\u1368\u166E" +
        "\u1735\u1736\u17D4\u17D5\u1803\u1809\u1944\u1945\u1AA8\u1AA9\u1AAA\u1AAB\u1B5A\u1B5B\u1B5E\u1B5F\u1B7D\u1B7E\u1C3B\u1C3C\u1C7E\u1C7F" +
        "\u2CF9\u2CFA\u2CFB\u2E2E\u2E3C\u2E53\u2E54\u3002\uA4FF\uA60E\uA60F\uA6F3\uA6F7\uA876\uA877\uA8CE\uA8CF\uA92F\uA9C8\uA9C9\uAA5D\uAA5E\uAA5F" +
        "\uAAF0\uAAF1\uABEB\uFE12\uFE15\uFE16\uFE52\uFE56\uFE57\uFF01\uFF0E\uFF1F\uFF61";

    private const string Closers =
        "\"')]}*_`\u2019\u201D\u203A\u00BB\u3009\u300B\u300D\u300F\u3011\u3015\u3017\u3019\u301B\u301E\u301F\uFF02\uFF07\uFF09\uFF3D\uFF5D\uFF60\uFF63";

    // They close in German and Danish, open elsewhere.
    private const string OpenersOrClosers = "\u2018\u201C\u2039\u00AB";

    private static readonly SearchValues<char> ClosingSigns = SearchValues.Create(Closers);

    /// <summary>All stops.</summary>
    public static SearchValues<char> All { get; } = SearchValues.Create(Dots + Exclamations + Others);

    /// <summary>Exclamation and question marks of Latin script.</summary>
    public static SearchValues<char> Exclaiming { get; } = SearchValues.Create(Exclamations);

    /// <summary>Those that end a sentence whatever follows.</summary>
    public static SearchValues<char> NotLatin { get; } = SearchValues.Create(Others);

    /// <summary>One past a row of stops, such as "?!" or ". . .".</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The first of them.</param>
    /// <param name="end">Where to go at most.</param>
    public static int AfterRow(ReadOnlySpan<char> text, int at, int end)
    {
        while (at < end && (All.Contains(text[at]) || StandsBeforeStop(text, at, end)))
            at++;

        return at;
    }

    /// <summary>One past the closing quotes, brackets and footnote marks behind a row of stops.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the row ends.</param>
    /// <param name="end">Where to go at most.</param>
    public static int AfterClosers(ReadOnlySpan<char> text, int at, int end)
    {
        while (at < end)
        {
            if (ClosingSigns.Contains(text[at]) || IsSuperscript(text[at]) || OpenersOrClosers.Contains(text[at]) && EndsOrCloses(text, at + 1, end))
                at++;
            else if (text[at] == '[' && text[at..Math.Min(end, at + MaxBracketMark)].IndexOf(']') is > 0 and var mark)
                at += mark + 1;
            else if (at + 1 < end && char.IsWhiteSpace(text[at]) && text[at + 1] is '\u00BB' or '\u203A' && EndsOrCloses(text, at + 2, end))
                at += 2; // French: « Viens ! »
            else
                break;
        }

        return at;
    }

    /// <summary>One past a footnote mark of plain digits with white space behind, such as in "ended.1 Then"; where it would begin if there is none.</summary>
    public static int AfterNumberMark(ReadOnlySpan<char> text, int at, int end)
    {
        var mark = at;
        var limit = Math.Min(end, at + MaxNumberMark + 1);
        while (mark < limit && (char.IsAsciiDigit(text[mark]) || mark > at && text[mark] is ',' or '-' or '\u2013'))
            mark++;

        return mark > at && text[at] != '0' && mark < limit && char.IsWhiteSpace(text[mark]) ? mark : at;
    }

    // "Quoi ? !" and ". . ." are rows; the stop of ".NET" begins a word.
    private static bool StandsBeforeStop(ReadOnlySpan<char> text, int at, int end) =>
        char.IsWhiteSpace(text[at]) && at + 1 < end && All.Contains(text[at + 1]) && !(at + 2 < end && char.IsLetterOrDigit(text[at + 2]));

    private static bool EndsOrCloses(ReadOnlySpan<char> text, int at, int end) =>
        at >= end || char.IsWhiteSpace(text[at]) || ClosingSigns.Contains(text[at]);

    private static bool IsSuperscript(char c) => c is '\u00B9' or '\u00B2' or '\u00B3' or (>= '\u2070' and <= '\u2079');
}
