namespace DocumentSearch.Extract.Detection;

/// <summary>Tells which character encoding bytes are in, or that they are no text.</summary>
internal static class EncodingDetector
{
    /// <summary>The encoding of a whole file, or null if it is not text.</summary>
    internal static TextEncoding? Detect(ReadOnlySpan<byte> content)
    {
        if (ByteOrderMark(content, content.Length) is { } marked)
            return marked;

        var evidence = new EncodingEvidence();
        evidence.Add(content);
        return Detect(evidence, content, content, (int)Math.Max(evidence.FirstHigh, 0));
    }

    /// <summary>The encoding of a file of which only some bytes are held, or null if it is not text.</summary>
    /// <param name="evidence">What all its bytes say.</param>
    /// <param name="head">The bytes it begins with, <see cref="WideEncoding.SampleBytes"/> if there are as many.</param>
    /// <param name="around">
    /// The bytes around the first one that is not ASCII: all, or as far as <see cref="LegacyCharset"/> and <see cref="BrokenUtf8"/> look.
    /// Not needed for what is valid UTF-8.
    /// </param>
    /// <param name="first">Where that byte stands among them.</param>
    internal static TextEncoding? Detect(EncodingEvidence evidence, ReadOnlySpan<byte> head, ReadOnlySpan<byte> around, int first)
    {
        if (ByteOrderMark(head, evidence.Length) is { } marked)
            return marked;

        if (evidence.IsUtf8 && (evidence.Shifted is not null || !evidence.HasControls))
            return evidence.Shifted ?? TextEncoding.Utf8;

        if (WideEncoding.Detect(head, evidence.Length) is { } wide)
            return wide;

        if (evidence.HasManyControls)
            return null;

        if (evidence.IsUtf8 || BrokenUtf8.IsLikely(around[first..]))
            return TextEncoding.Utf8;

        var sample = evidence.Length <= LegacyCharset.SampleBytes ? around : LegacyCharset.Sample(around, first);
        return DeclaredCharset.Detect(head, sample) ?? LegacyCharset.Guess(sample);
    }

    private static TextEncoding? ByteOrderMark(ReadOnlySpan<byte> content, long length)
    {
        if (content.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
            return TextEncoding.Utf8 with { PreambleBytes = 3 };

        // the mark of UTF-32LE begins with that of UTF-16LE; no text begins with U+0000
        if (content.StartsWith<byte>([0xFF, 0xFE, 0x00, 0x00]) && length % 4 == 0)
            return TextEncoding.Utf32Le with { PreambleBytes = 4 };
        if (content.StartsWith<byte>([0x00, 0x00, 0xFE, 0xFF]))
            return TextEncoding.Utf32Be with { PreambleBytes = 4 };

        if (content.StartsWith<byte>([0xFF, 0xFE]))
            return TextEncoding.Utf16Le with { PreambleBytes = 2 };
        if (content.StartsWith<byte>([0xFE, 0xFF]))
            return TextEncoding.Utf16Be with { PreambleBytes = 2 };

        return null;
    }
}
