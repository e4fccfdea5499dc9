namespace DocumentSearch.Extract.Detection;

/// <summary>Tells a file's format, by its content first and by its name where content leaves it open.</summary>
public static class FormatDetector
{
    /// <summary>Tells the format of a file.</summary>
    /// <param name="path">Its path or name; only the name counts.</param>
    /// <param name="content">All of its bytes.</param>
    /// <returns>The format; <see cref="FormatKind.Unsupported"/> if it is not read.</returns>
    public static DocumentFormat Detect(string path, ReadOnlySpan<byte> content)
    {
        if (BySignature(path, content) is { } binary)
            return binary;

        if (ByName(path) is { } named)
            return MailMessage.IsEncoded(named, content) ? MailMessage.Encoded : named;

        return ByEncoding(path, EncodingDetector.Detect(content));
    }

    /// <summary>The text format that a file's name promises.</summary>
    /// <param name="path">Its path or name.</param>
    /// <returns>The format, or null if the name promises no kind of text.</returns>
    public static DocumentFormat? ByName(string path) => TextFileNames.Find(Path.GetFileName(path.AsSpan()));

    /// <summary>The binary format that a file begins like, or null.</summary>
    internal static DocumentFormat? BySignature(string path, ReadOnlySpan<byte> head) =>
        Signatures.Find(head) is { } signature
            ? DocumentFormat.Unsupported(BinaryExtensions.Refine(signature, Path.GetExtension(path.AsSpan())))
            : null;

    /// <summary>The format of a file whose name promises no text: a name may be wrong, as in an old README.doc.</summary>
    internal static DocumentFormat ByEncoding(string path, TextEncoding? encoding)
    {
        if (encoding is not null)
            return DocumentFormat.Text;

        return BinaryExtensions.Find(Path.GetExtension(path.AsSpan())) ?? DocumentFormat.UnknownBinary;
    }
}
