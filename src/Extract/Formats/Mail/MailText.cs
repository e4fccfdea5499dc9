using System.Text;
using DocumentSearch.Extract.Detection;
using DocumentSearch.Extract.Formats.Packages;
using MimeKit;
using MimeKit.Text;

namespace DocumentSearch.Extract.Formats.Mail;

/// <summary>The text of a part, whatever its headers say wrongly of it.</summary>
internal static class MailText
{
    /// <summary>Decodes a part.</summary>
    internal static string Of(TextPart part, ExtractionTask task)
    {
        var text = Decode(Bytes(part, task), part.ContentType.Charset);
        return part.IsFlowed ? Flowed(text, part.ContentType.Parameters["delsp"]) : text;
    }

    /// <summary>The bytes of a part, unpacked.</summary>
    internal static byte[] Bytes(MimePart part, ExtractionTask task)
    {
        if (part.Content is null)
            return [];

        using var content = part.Content.Open();
        return BoundedRead.All(content, task);
    }

    /// <summary>Text of RFC 1896, without its commands.</summary>
    internal static string Enriched(string text)
    {
        var plain = new StringBuilder(text.Length);

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '<')
            {
                plain.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == '<')
            {
                plain.Append(text[i++]);
            }
            else
            {
                var command = text.IndexOf('>', i);
                if (command < 0)
                    break;

                // what parameters say is not shown
                var isParameter = text.AsSpan(i).StartsWith("<param>", StringComparison.OrdinalIgnoreCase);
                var end = isParameter ? text.IndexOf("</param>", i, StringComparison.OrdinalIgnoreCase) : command;
                i = end < 0 ? command : isParameter ? end + "</param>".Length - 1 : end;
            }
        }

        return plain.ToString();
    }

    private static string Decode(byte[] bytes, string? charset)
    {
        var stated = charset?.Trim().ToLowerInvariant() switch
        {
            null or "" or "us-ascii" or "ascii" => null,
            "utf-8" or "utf8" => TextEncoding.Utf8,
            "utf-16" or "utf-16le" => TextEncoding.Utf16Le,
            "utf-16be" => TextEncoding.Utf16Be,
            var name => TextEncoding.Legacy(name),
        };

        if (stated is not null && stated.Decoder.GetString(bytes) is var text && !text.Contains('\uFFFD', StringComparison.Ordinal))
            return text;

        var found = EncodingDetector.Detect(bytes) ?? stated;
        return found is null ? Encoding.Latin1.GetString(bytes) : found.Decoder.GetString(bytes.AsSpan(found.PreambleBytes));
    }

    private static string Flowed(string text, string? deletesSpace) =>
        new FlowedToText { DeleteSpace = "yes".Equals(deletesSpace, StringComparison.OrdinalIgnoreCase) }.Convert(text);
}
