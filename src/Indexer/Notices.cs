using System.Globalization;
using DocumentSearch.Extract;
using DocumentSearch.IndexFormat.Analysis;

namespace DocumentSearch.Indexer;

/// <summary>What is said of a file that was indexed, but not quite as it stands.</summary>
public static class Notices
{
    /// <summary>Everything there is to say of a document, or of any segment of a long one; null if it was indexed as it stands.</summary>
    /// <param name="text">Its text.</param>
    public static string? Of(ExtractedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var cutWords = TextAnalyzer.CountCutWords(text.Text);
        string[] notices =
        [
            .. text.ReplacedSequences > 0 ? [Replaced(text)] : (string[])[],
            .. cutWords > 0 ? [CutWords(cutWords)] : (string[])[],
            .. text.Loss is { } loss ? [loss] : (string[])[],
            .. text.IsCutOff ? [CutOff(text)] : (string[])[],
        ];
        return notices.Length == 0 ? null : string.Join("; ", notices);
    }

    private static string CutOff(ExtractedText text) => string.Create(
        CultureInfo.InvariantCulture, $"its end is left out: no text is read beyond {(text.IsDerived ? text.Text.Length : int.MaxValue):N0} UTF-16 units");

    private static string CutWords(int count) => count == 1
        ? "1 word is longer than 255 UTF-16 units; it is found by its pieces"
        : string.Create(CultureInfo.InvariantCulture, $"{count} words are longer than 255 UTF-16 units; they are found by their pieces");

    internal static string Replaced(ExtractedText text) => text.ReplacedSequences == 1
        ? $"1 place is not valid {text.Encoding}; it is shown as U+FFFD"
        : $"{text.ReplacedSequences} places are not valid {text.Encoding}; they are shown as U+FFFD";
}
