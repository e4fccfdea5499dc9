namespace DocumentSearch.Extract.Detection;

/// <summary>The seven-bit encodings of Japanese and Korean mail, which switch character sets by escape sequences.</summary>
internal static class Iso2022
{
    /// <summary>The encoding whose escape sequences occur, or null. The bytes are known to be ASCII or UTF-8.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="before">What the bytes before them have shown.</param>
    internal static TextEncoding? Detect(ReadOnlySpan<byte> content, TextEncoding? before)
    {
        if (content.IndexOf("\x1B$)C"u8) >= 0)
            return TextEncoding.Legacy("iso-2022-kr");

        if (before is not null)
            return before;

        var isJapanese = content.IndexOf("\x1B$B"u8) >= 0 || content.IndexOf("\x1B$@"u8) >= 0 || content.IndexOf("\x1B(J"u8) >= 0;
        return isJapanese ? TextEncoding.Legacy("iso-2022-jp") : null;
    }
}
