using DocumentSearch.Extract.Detection;

namespace DocumentSearch.Extract.Formats;

/// <summary>The exact text of a file: nothing is normalised, only the byte order mark is left out.</summary>
/// <param name="Text">The text.</param>
/// <param name="Encoding">What the bytes are in.</param>
/// <param name="ReplacedSequences">Number of places where they are not valid in it.</param>
/// <param name="Bytes">How the text stands in the bytes; null if that is not known.</param>
internal sealed record DecodedText(string Text, TextEncoding Encoding, int ReplacedSequences, ByteMap? Bytes)
{
    /// <summary>The result of an extractor whose text is the raw source.</summary>
    internal ExtractResult ToResult(DocumentFormat format, Block[] blocks, TextStructure structure) => new ExtractResult.Ok(new ExtractedText
    {
        Text = Text,
        Blocks = blocks,
        Title = structure.Title,
        Date = structure.Date,
        Properties = structure.Properties,
        Format = format.Name,
        Encoding = Encoding.Name,
        PreambleBytes = Encoding.PreambleBytes,
        Bytes = Bytes,
        ReplacedSequences = ReplacedSequences,
    }.Without(structure.Unseen));
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

        // A text may hold U+FFFD of its own, so it is looked at once more.
        if (encoding.IsRegular && !text.Contains('\uFFFD', StringComparison.Ordinal))
            return new(text, encoding, 0, encoding.Bytes);

        var finder = new ByteShiftFinder(encoding);
        finder.Read(bytes);
        finder.End();
        return new(text, encoding, finder.Replaced, finder.Map(text.Length));
    }
}
