namespace DocumentSearch.Extract.Detection;

/// <summary>The formats whose text is made by a parser, by what a file begins with.</summary>
internal static class DerivedFormats
{
    private static readonly DocumentFormat Mail = new(FormatKind.Mail, "mail");

    private static readonly Dictionary<string, DocumentFormat> BySignature = new(StringComparer.Ordinal)
    {
        [Signatures.Zip] = new(FormatKind.Zip, "zip"),
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
        if (named is { IsDerived: true })
            return named;

        return named is null && MailHeaders.Begin(head) ? Mail : null;
    }
}
