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
        var extension = Path.GetExtension(path.AsSpan());

        if (Signatures.Find(content) is { } signature)
            return DocumentFormat.Unsupported(BinaryExtensions.Refine(signature, extension));

        if (ByName(path) is { } named)
            return MailMessage.IsEncoded(named, content) ? DocumentFormat.Unsupported("encoded mail message") : named;

        // a name that promises binary data may be wrong, as in an old README.doc
        if (EncodingDetector.Detect(content) is not null)
            return DocumentFormat.Text;

        return BinaryExtensions.Find(extension) ?? DocumentFormat.UnknownBinary;
    }

    /// <summary>The text format that a file's name promises.</summary>
    /// <param name="path">Its path or name.</param>
    /// <returns>The format, or null if the name promises no kind of text.</returns>
    public static DocumentFormat? ByName(string path) => TextFileNames.Find(Path.GetFileName(path.AsSpan()));
}
