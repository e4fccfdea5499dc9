namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>Knows what the ends of sentences look like, well enough to tell the ends of paragraphs.</summary>
internal static class Sentences
{
    /// <summary>Whether a line ends like a sentence, or like what introduces a list.</summary>
    internal static bool EndsLike(ReadOnlySpan<char> line) =>
        line.TrimEnd("\"'”’»)]") is [.., '.' or '!' or '?' or ':' or '…' or '。' or '！' or '？' or '؟'];
}
