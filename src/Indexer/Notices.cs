using DocumentSearch.Extract;

namespace DocumentSearch.Indexer;

/// <summary>What is said of a file that was indexed, but not quite as it stands.</summary>
internal static class Notices
{
    public static string Replaced(ExtractedText text) => text.ReplacedSequences == 1
        ? $"1 place is not valid {text.Encoding}; it is shown as U+FFFD"
        : $"{text.ReplacedSequences} places are not valid {text.Encoding}; they are shown as U+FFFD";
}
