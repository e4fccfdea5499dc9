using System.Globalization;
using DocumentSearch.Extract.Detection;
using DocumentSearch.Extract.Formats.Packages;
using MimeKit;

namespace DocumentSearch.Extract.Formats.Mail;

/// <summary>
/// Reads a mailbox in which each message follows a line that begins with "From " (the mbox formats, RFC 4155). Each message is a
/// document, named by its number and its subject.
/// </summary>
internal static class Mailbox
{
    private const string Extension = ".eml";

    private static ReadOnlySpan<byte> Postmark => "From "u8;

    /// <summary>Whether a file is a mailbox.</summary>
    internal static bool IsMailbox(ReadOnlySpan<byte> content) => IsPostmark(content, 0);

    /// <summary>Hands over the messages of a mailbox.</summary>
    internal static ExtractResult Read(ReadOnlyMemory<byte> content, DocumentFormat format, ExtractionTask task)
    {
        var count = 0;
        string? loss = null;

        for (var start = 0; start < content.Length;)
        {
            task.Cancel.ThrowIfCancellationRequested();
            var body = EndOfLine(content.Span, start);
            var next = NextPostmark(content.Span, body);
            var message = content[body..next];
            count++;

            if (task.ReadsEmbedded && loss is null)
                loss = Embed(MailName.Of(string.Create(CultureInfo.InvariantCulture, $"{count:D4} "), Subject(message), Extension), message, task);

            start = next;
        }

        var text = new TextBuilder(task);
        text.Write(count == 1 ? "1 message" : string.Create(CultureInfo.InvariantCulture, $"{count} messages"));
        return new ExtractResult.Ok(text.Finish(format.Name) with { Loss = loss });
    }

    /// <summary>Hands over a message.</summary>
    /// <returns>Why no more are taken; null if more are.</returns>
    private static string? Embed(string name, ReadOnlyMemory<byte> message, ExtractionTask task)
    {
        try
        {
            task.Embed(name, message);
            return null;
        }
        catch (ExtractLimitException limit)
        {
            return limit.Message;
        }
    }

    private static string? Subject(ReadOnlyMemory<byte> message)
    {
        using var stream = PinnedStream.Over(message);

        try
        {
            return HeaderList.Load(stream)[HeaderId.Subject];
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static int NextPostmark(ReadOnlySpan<byte> content, int start)
    {
        while (start < content.Length)
        {
            var found = content[start..].IndexOf(Postmark);
            if (found < 0)
                break;

            start += found;
            if ((start == 0 || content[start - 1] == '\n') && IsPostmark(content, start))
                return start;

            start += Postmark.Length;
        }

        return content.Length;
    }

    /// <summary>
    /// Whether a line is one between messages and no sentence of a message: a time stands in it, and what follows looks like headers.
    /// </summary>
    private static bool IsPostmark(ReadOnlySpan<byte> content, int start)
    {
        if (!content[start..].StartsWith(Postmark))
            return false;

        var next = EndOfLine(content, start);
        return HasTime(content[start..next]) && MailHeaders.IsHeader(content[next..])
            // some programs leave the time out
            || start == 0 && MailHeaders.IsHeader(content[next..]);
    }

    private static bool HasTime(ReadOnlySpan<byte> line)
    {
        for (var colon = line.IndexOf((byte)':'); colon > 0 && colon + 1 < line.Length;)
        {
            if (char.IsAsciiDigit((char)line[colon - 1]) && char.IsAsciiDigit((char)line[colon + 1]))
                return true;

            var further = line[(colon + 1)..].IndexOf((byte)':');
            colon = further < 0 ? -1 : colon + 1 + further;
        }

        return false;
    }

    private static int EndOfLine(ReadOnlySpan<byte> content, int start)
    {
        var length = content[start..].IndexOf((byte)'\n');
        return length < 0 ? content.Length : start + length + 1;
    }
}
