using DocumentSearch.Extract;

namespace DocumentSearch.Indexer;

/// <summary>What is said of a file that was indexed, but not quite as it stands.</summary>
internal static class Notices
{
    /// <summary>Everything there is to say of a document, or of any segment of a long one; null if it was indexed as it stands.</summary>
    public static string? Of(ExtractedText text)
    {
        var replaced = text.ReplacedSequences > 0 ? Replaced(text) : null;

        if (!text.IsCutOff)
            return replaced;

        const string CutOff = "its end is left out: no text is read beyond 2,147,483,647 UTF-16 units";
        return replaced is null ? CutOff : $"{replaced}; {CutOff}";
    }

    public static string Replaced(ExtractedText text) => text.ReplacedSequences == 1
        ? $"1 place is not valid {text.Encoding}; it is shown as U+FFFD"
        : $"{text.ReplacedSequences} places are not valid {text.Encoding}; they are shown as U+FFFD";
}
