namespace DocumentSearch.Extract.Detection;

/// <summary>The formats whose text is made by a parser, by what a file begins with.</summary>
internal static class DerivedFormats
{
    private static readonly DocumentFormat Mail = new(FormatKind.Mail, "mail");

    private static readonly Dictionary<string, DocumentFormat> BySignature = new(StringComparer.Ordinal)
    {
        [Signatures.Zip] = new(FormatKind.Zip, "zip"),
        [Signatures.Pdf] = new(FormatKind.Pdf, "pdf"),
        [Signatures.Rtf] = new(FormatKind.Rtf, "rtf"),
        [Signatures.Ole] = new(FormatKind.CompoundFile, "ole"),
        [Signatures.Tar] = new(FormatKind.Archive, "tar"),
        [Signatures.Gzip] = new(FormatKind.Archive, "gzip"),
        [Signatures.Bzip2] = new(FormatKind.Archive, "bzip2"),
        [Signatures.Xz] = new(FormatKind.Archive, "xz"),
        [Signatures.Zstandard] = new(FormatKind.Archive, "zstd"),
        [Signatures.SevenZip] = new(FormatKind.Archive, "7z"),
        [Signatures.Rar] = new(FormatKind.Archive, "rar"),
    };

    /// <summary>The format of a file that begins with a signature (<see cref="Signatures"/>), or null if it is not read.</summary>
    internal static DocumentFormat? OfSignature(string signature) => BySignature.GetValueOrDefault(signature);

    /// <summary>The format of a file without a signature, or null if it is its own text, as far as its beginning tells.</summary>
    /// <param name="named">The format that its name promises; null if none.</param>
    /// <param name="head">Its first bytes.</param>
    internal static DocumentFormat? OfText(DocumentFormat? named, ReadOnlySpan<byte> head)
    {
        if (named is not null)
            return named.IsDerived ? named : null;

        return MailHeaders.Begin(head) ? Mail : MarkupStart.Find(head) ?? (IsPdfBehindJunk(head) ? BySignature[Signatures.Pdf] : null);
    }

    /// <summary>
    /// Whether a PDF begins after something else, such as the head of a message that it was cut out of, or with a damaged mark; readers
    /// look that far.
    /// </summary>
    private static bool IsPdfBehindJunk(ReadOnlySpan<byte> head)
    {
        const int MaxJunk = 1024;
        var beginning = head[..Math.Min(head.Length, MaxJunk)];
        return beginning.IndexOf("%PDF-"u8) is >= 0 and var start && head[start..].IndexOf(" obj"u8) > 0
            || beginning.IndexOf(" 0 obj"u8) is >= 0 and var first && head[(first + " 0 obj".Length)..].TrimStart(" \r\n"u8).StartsWith("<<"u8);
    }
}
