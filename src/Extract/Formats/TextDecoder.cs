using System.Text;
using DocumentSearch.Extract.Detection;

namespace DocumentSearch.Extract.Formats;

/// <summary>The exact text of a file: nothing is normalised, only the byte order mark is left out.</summary>
/// <param name="Text">The text.</param>
/// <param name="Encoding">What the bytes are in.</param>
/// <param name="ReplacedSequences">Number of places where they are not valid in it.</param>
internal sealed record DecodedText(string Text, TextEncoding Encoding, int ReplacedSequences)
{
    /// <summary>The result of an extractor whose text is the raw source.</summary>
    internal ExtractResult ToResult(DocumentFormat format, Block[] blocks, TextStructure structure) => new ExtractResult.Ok(new()
    {
        Text = Text,
        Blocks = blocks,
        Title = structure.Title,
        Date = structure.Date,
        Format = format.Name,
        Encoding = Encoding.Name,
        PreambleBytes = Encoding.PreambleBytes,
        ReplacedSequences = ReplacedSequences,
    });
}

/// <summary>Turns bytes into text.</summary>
internal static class TextDecoder
{
    /// <summary>What becomes of a file whose bytes are not text although its name promised it.</summary>
    internal static readonly ExtractResult.Skipped NotText =
        new(SkipReason.BinaryContent, "named as text, but its content is binary");

    /// <summary>Decodes a whole file, or returns null if it is not text.</summary>
    internal static DecodedText? Decode(ReadOnlySpan<byte> content)
    {
        if (EncodingDetector.Detect(content) is not { } encoding)
            return null;

        var bytes = content[encoding.PreambleBytes..];
        var text = encoding.Decoder.GetString(bytes);
        var replaced = text.Contains('\uFFFD', StringComparison.Ordinal) ? CountReplaced(encoding.Decoder, bytes) : 0;

        return new(text, encoding, replaced);
    }

    /// <summary>Decodes once more, now counting, since the text may hold U+FFFD of its own.</summary>
    private static int CountReplaced(Encoding decoder, ReadOnlySpan<byte> bytes)
    {
        var fallback = new CountingFallback();
        fallback.With(decoder).GetCharCount(bytes);
        return fallback.Count;
    }
}
