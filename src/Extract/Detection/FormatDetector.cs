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
        if (ByHead(path, content) is { } format)
            return format;

        return ByName(path) ?? ByEncoding(path, EncodingDetector.Detect(content));
    }

    /// <summary>The text format that a file's name promises.</summary>
    /// <param name="path">Its path or name.</param>
    /// <returns>The format, or null if the name promises no kind of text.</returns>
    public static DocumentFormat? ByName(string path) => TextFileNames.Find(Path.GetFileName(path.AsSpan()));

    /// <summary>
    /// The format that a file begins like, if that is not its own text; else null. Which of the formats that look alike from outside
    /// (packed documents, compound files) it is, is told by their extractor.
    /// </summary>
    internal static DocumentFormat? ByHead(string path, ReadOnlySpan<byte> head)
    {
        if (Signatures.Find(head) is { } signature)
        {
            return DerivedFormats.OfSignature(signature)
                ?? DocumentFormat.Unsupported(BinaryExtensions.Refine(signature, Path.GetExtension(path.AsSpan())));
        }

        return DerivedFormats.OfText(ByName(path), head);
    }

    /// <summary>The format of a file whose name promises no text: a name may be wrong, as in an old README.doc.</summary>
    internal static DocumentFormat ByEncoding(string path, TextEncoding? encoding)
    {
        if (encoding is not null)
            return DocumentFormat.Text;

        return BinaryExtensions.Find(Path.GetExtension(path.AsSpan())) ?? DocumentFormat.UnknownBinary;
    }
}
