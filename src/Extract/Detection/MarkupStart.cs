namespace DocumentSearch.Extract.Detection;

/// <summary>Tells HTML and XML by what a file begins with.</summary>
internal static class MarkupStart
{
    private static readonly DocumentFormat Html = new(FormatKind.Html, "html");
    private static readonly DocumentFormat Xml = new(FormatKind.Xml, "xml");

    /// <summary>The format that a file begins like; null if it begins like no markup.</summary>
    internal static DocumentFormat? Find(ReadOnlySpan<byte> head)
    {
        // a letter of UTF-16 or UTF-32 is one of ASCII with NUL beside it
        Span<byte> letters = stackalloc byte[TextExtraction.HeadBytes];
        var length = 0;

        foreach (var b in head[WithoutMark(head)..Math.Min(head.Length, letters.Length)])
        {
            if (b != 0)
                letters[length++] = b;
        }

        var markup = letters[..length].TrimStart(" \t\r\n\f"u8);
        return OfPage(Behind(markup)) ?? (Begins(markup, "<?xml"u8) ? Xml : null);
    }

    /// <summary>Where the text begins behind a byte order mark.</summary>
    private static int WithoutMark(ReadOnlySpan<byte> head) =>
        head.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? 3 : head.StartsWith<byte>([0xFF, 0xFE]) || head.StartsWith<byte>([0xFE, 0xFF]) ? 2 : 0;

    /// <summary>The markup behind white space, declarations of XML and comments.</summary>
    private static ReadOnlySpan<byte> Behind(ReadOnlySpan<byte> markup)
    {
        while (true)
        {
            markup = markup.TrimStart(" \t\r\n\f"u8);
            var end = markup.StartsWith("<!--"u8) ? "-->"u8 : markup.StartsWith("<?xml"u8) ? "?>"u8 : default;

            if (end.IsEmpty)
                return markup;

            var at = markup.IndexOf(end);
            if (at < 0)
                return default;

            markup = markup[(at + end.Length)..];
        }
    }

    private static DocumentFormat? OfPage(ReadOnlySpan<byte> markup) =>
        Begins(markup, "<!doctype html"u8) || Begins(markup, "<html"u8) ? Html : null;

    /// <summary>Whether a word of markup stands there, in letters of any case, and ends there.</summary>
    private static bool Begins(ReadOnlySpan<byte> markup, ReadOnlySpan<byte> word) =>
        markup.Length > word.Length
        && System.Text.Ascii.EqualsIgnoreCase(markup[..word.Length], word)
        && !char.IsAsciiLetterOrDigit((char)markup[word.Length]);
}
