using System.Text;
using DocumentSearch.Extract.Detection;
using DocumentSearch.Extract.Formats.Packages;
using MimeKit;

namespace DocumentSearch.Extract.Formats.Mail;

/// <summary>Reads messages (RFC 5322), web archives (MHTML), and mailboxes of several messages.</summary>
internal sealed class MailFile : ITextExtractor
{
    // MimeKit goes into parts by recursion: this many take less than a quarter of a megabyte of stack
    private const int MaxDepth = 2100;

    private static readonly ParserOptions Options = new() { MaxMimeDepth = MaxDepth };

    /// <inheritdoc/>
    public ExtractResult Extract(ReadOnlyMemory<byte> content, DocumentFormat format, ExtractionTask task)
    {
        if (Mailbox.IsMailbox(content.Span))
            return Mailbox.Read(content, format, task);

        content = WithoutCount(content);
        using var stream = PinnedStream.Over(content);
        var message = Parse(stream, task);

        return message is null || message.Headers.Count == 0
            ? PlainText(content, format, task)
            : new MailMessage(message, format, task).Read();
    }

    /// <summary>Parses a message, whose parts stay where they are; null if it is none.</summary>
    internal static MimeMessage? Parse(Stream stream, ExtractionTask task)
    {
        try
        {
            return new MimeParser(Options, stream, MimeFormat.Entity, persistent: true).ParseMessage(task.Cancel);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The message in a file of Apple Mail, whose first line says how long it is.</summary>
    private static ReadOnlyMemory<byte> WithoutCount(ReadOnlyMemory<byte> content)
    {
        var line = content.Span[..Math.Min(content.Length, 32)];
        var end = line.IndexOf((byte)'\n');

        return end > 0 && int.TryParse(Encoding.ASCII.GetString(line[..end]).Trim(), out var length) && length > 0
            ? content.Slice(end + 1, Math.Min(length, content.Length - end - 1))
            : content;
    }

    /// <summary>A file that is named as mail and is none.</summary>
    private static ExtractResult PlainText(ReadOnlyMemory<byte> content, DocumentFormat format, ExtractionTask task)
    {
        if (TextDecoder.Decode(content.Span) is not { } decoded)
            return TextDecoder.NotText;

        var text = new TextBuilder(task);
        MessageBody.WritePlain(text, decoded.Text, task);
        return new ExtractResult.Ok(text.Finish(format.Name, decoded.Encoding.Name));
    }
}
