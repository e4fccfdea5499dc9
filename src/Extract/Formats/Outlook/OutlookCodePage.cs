using System.Text;
using DocumentSearch.Extract.Detection;

namespace DocumentSearch.Extract.Formats.Outlook;

/// <summary>What the legacy texts of a message are written in.</summary>
/// <param name="Encoding">The encoding that the message states; null if it states none.</param>
internal readonly record struct OutlookCodePage(Encoding? Encoding)
{
    /// <summary>No code page is stated: each text is looked at.</summary>
    internal static OutlookCodePage Unknown => default;

    /// <summary>The code page of a number, if it is one.</summary>
    internal static OutlookCodePage Of(int? page) => page switch
    {
        65001 => new(Encoding.UTF8),
        > 0 and <= ushort.MaxValue => new(CodePagesEncodingProvider.Instance.GetEncoding(page.Value)),
        _ => default,
    };

    /// <summary>Decodes a text.</summary>
    internal string Decode(ReadOnlySpan<byte> text) => (Encoding ?? EncodingDetector.Detect(text)?.Decoder ?? System.Text.Encoding.Latin1).GetString(text);
}
