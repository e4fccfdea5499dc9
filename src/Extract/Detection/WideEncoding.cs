namespace DocumentSearch.Extract.Detection;

/// <summary>UTF-16 and UTF-32 without a byte order mark, told by whether the characters they would give make sense.</summary>
internal static class WideEncoding
{
    /// <summary>Bytes that are looked at.</summary>
    internal const int SampleBytes = 16 << 10;

    /// <summary>The encoding, or null if the bytes make no sense in any of the four.</summary>
    /// <param name="head">The bytes a file begins with.</param>
    /// <param name="length">Its length.</param>
    internal static TextEncoding? Detect(ReadOnlySpan<byte> head, long length)
    {
        var sample = head[..Math.Min(head.Length, SampleBytes)];

        if (length % 4 == 0 && Better(sample, TextEncoding.Utf32Le, TextEncoding.Utf32Be) is { } utf32)
            return utf32;

        return length % 2 == 0 ? Better(sample, TextEncoding.Utf16Le, TextEncoding.Utf16Be) : null;
    }

    private static TextEncoding? Better(ReadOnlySpan<byte> sample, TextEncoding little, TextEncoding big)
    {
        var inLittle = ScriptProfile.Of(little.Decoder.GetString(sample));
        var inBig = ScriptProfile.Of(big.Decoder.GetString(sample));

        if (inLittle.IsText && inBig.IsText)
            return inLittle.Strength >= inBig.Strength ? little : big;

        return inLittle.IsText ? little : inBig.IsText ? big : null;
    }
}
