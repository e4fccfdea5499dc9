namespace DocumentSearch.Extract.Detection;

/// <summary>Mail kept as it was sent.</summary>
internal static class MailMessage
{
    /// <summary>How many bytes of one stretch must be given again with the next, to see a word across the border.</summary>
    internal const int Overlap = 15;

    internal static readonly DocumentFormat Format = new(FormatKind.Text, "mail");
    internal static readonly DocumentFormat Encoded = DocumentFormat.Unsupported("encoded mail message");

    // the words of a Content-Transfer-Encoding header, in the spellings that mail programs write
    private static readonly byte[][] TransferEncodings =
        ["base64"u8.ToArray(), "Base64"u8.ToArray(), "BASE64"u8.ToArray(), "quoted-printable"u8.ToArray()];

    /// <summary>Whether mail is in a transfer encoding, which read as text would fill the index with noise.</summary>
    internal static bool IsEncoded(DocumentFormat format, ReadOnlySpan<byte> content)
    {
        if (format != Format)
            return false;

        foreach (var encoding in TransferEncodings)
        {
            if (content.IndexOf(encoding) >= 0)
                return true;
        }

        return false;
    }
}
