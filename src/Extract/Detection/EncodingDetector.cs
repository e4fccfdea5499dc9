using System.Text.Unicode;

namespace DocumentSearch.Extract.Detection;

/// <summary>Tells which character encoding bytes are in, or that they are no text.</summary>
internal static class EncodingDetector
{
    private const byte Escape = 0x1B;

    /// <summary>The encoding of a whole file, or null if it is not text.</summary>
    internal static TextEncoding? Detect(ReadOnlySpan<byte> content)
    {
        if (ByteOrderMark(content) is { } marked)
            return marked;

        var isUtf8 = Utf8.IsValid(content);

        if (isUtf8 && content.Contains(Escape) && Iso2022.Detect(content) is { } shifted)
            return shifted;

        if (isUtf8 && !ControlBytes.Any(content))
            return TextEncoding.Utf8;

        if (WideEncoding.Detect(content) is { } wide)
            return wide;

        if (ControlBytes.Many(content))
            return null;

        if (isUtf8 || BrokenUtf8.IsLikely(content))
            return TextEncoding.Utf8;

        return DeclaredCharset.Detect(content) ?? LegacyCharset.Guess(content);
    }

    private static TextEncoding? ByteOrderMark(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
            return TextEncoding.Utf8 with { PreambleBytes = 3 };

        // the mark of UTF-32LE begins with that of UTF-16LE; no text begins with U+0000
        if (content.StartsWith<byte>([0xFF, 0xFE, 0x00, 0x00]) && content.Length % 4 == 0)
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
