using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using DocumentSearch.Extract.Detection;
using DocumentSearch.Extract.Formats.Rtf;
using MimeKit;
using MimeKit.Cryptography;
using MimeKit.IO;
using MimeKit.Tnef;

namespace DocumentSearch.Extract.Formats.Mail;

/// <summary>Reads one message: its head, the better form of its text, and what is attached to it.</summary>
internal sealed class MailMessage
{
    private const double EnoughOfHtml = 0.8; // plain text that says this much of what HTML does is as good
    private const string Extension = ".eml";

    private static readonly string[] Signatures = ["pgp-signature", "pkcs7-signature", "x-pkcs7-signature"];

    private readonly MimeMessage _message;
    private readonly DocumentFormat _format;
    private readonly ExtractionTask _task;
    private readonly TextBuilder _text;
    private readonly Stack<(MimeEntity Part, bool IsShown)> _open = new();
    private readonly List<string> _attachments = [];
    private bool _isEncrypted;

    internal MailMessage(MimeMessage message, DocumentFormat format, ExtractionTask task)
    {
        (_message, _format, _task) = (message, format, task);
        _text = new TextBuilder(task);
    }

    /// <summary>Reads it.</summary>
    internal ExtractResult Read()
    {
        var from = MailAddress.All(_message.From);
        var subject = string.IsNullOrWhiteSpace(_message.Subject) ? null : _message.Subject.Trim();
        new MessageHead(subject, from.Length == 0 ? null : string.Join(", ", from), MailAddress.All(_message.To), MailAddress.All(_message.Cc)).Write(_text);

        if (_message.Body is { } body)
            _open.Push((body, true));

        while (_open.TryPop(out var next))
        {
            _task.Cancel.ThrowIfCancellationRequested();
            Part(next.Part, next.IsShown);
        }

        foreach (var name in _attachments)
            _text.Block(BlockKind.ListItem, name);

        if (_text.IsEmpty)
        {
            return _isEncrypted
                ? new ExtractResult.Skipped(SkipReason.Encrypted, "it is encrypted")
                : new ExtractResult.Skipped(SkipReason.NoText, "it holds no text");
        }

        return new ExtractResult.Ok(_text.Finish(_format.Name) with
        {
            Title = subject,
            Date = _message.Date.Year > 1 ? _message.Date.UtcDateTime : null,
            Properties = new DocumentProperties
            {
                Author = from.Length == 0 ? null : string.Join("; ", from),
                Keywords = _message.Headers[HeaderId.Keywords]?.Trim() is { Length: > 0 } keywords ? keywords : null,
            },
            Loss = _isEncrypted ? "its text is encrypted" : null,
        });
    }

    private void Part(MimeEntity entity, bool isShown)
    {
        switch (entity)
        {
            case MultipartEncrypted:
                _isEncrypted = true;
                break;
            case MultipartAlternative alternative when isShown:
                Alternative(alternative);
                break;
            case Multipart multipart:
                foreach (var part in multipart.Reverse())
                    _open.Push((part, isShown));
                break;
            case MessagePart { Message: { } message } when entity is not TextRfc822Headers:
                var stated = entity.ContentDisposition?.FileName ?? entity.ContentType.Name;
                if (stated is not null)
                    _attachments.Add(stated);

                _task.EmbedPart(stated ?? MailName.Of("", message.Subject, Extension), Length(message), task => new MailMessage(message, _format, task).Read());
                break;
            case ApplicationPkcs7Mime secured:
                Secured(secured);
                break;
            case TnefPart tnef:
                Tnef(tnef);
                break;
            case TextPart { IsAttachment: false } text when IsBody(text):
                if (isShown)
                    Write(text);
                break;
            case MimePart part:
                Attachment(part);
                break;
        }
    }

    private static bool IsBody(TextPart text) => text.IsPlain || text.IsHtml || text.IsEnriched || text.IsRichText
        || !(text.ContentType.IsMimeType("text", "calendar") || text.ContentType.IsMimeType("text", "css") || text.ContentType.IsMimeType("text", "javascript"));

    /// <summary>Takes the better form of a text that is given in several.</summary>
    private void Alternative(MultipartAlternative alternative)
    {
        var plain = alternative.OfType<TextPart>().FirstOrDefault(p => p.IsPlain);
        var html = alternative.Select(FirstHtml).OfType<TextPart>().FirstOrDefault();
        var isPlainEnough = plain is not null
            && (html is null || MessageBody.ReadHtml(MailText.Of(html, _task), _task) is not { } shown
                || Letters(MailText.Of(plain, _task)) >= EnoughOfHtml * Letters(shown.Text));
        var best = isPlainEnough ? plain : html ?? alternative.OfType<TextPart>().LastOrDefault(IsBody);

        foreach (var part in alternative.Reverse())
        {
            // other forms of the text are passed over; what is attached to them is not
            if (part == best || part is Multipart)
                _open.Push((part, part == best || best == html && FirstHtml(part) == html));
            else if (part is not TextPart)
                _open.Push((part, false));
        }
    }

    private static TextPart? FirstHtml(MimeEntity entity)
    {
        var open = new Stack<MimeEntity>([entity]);

        while (open.TryPop(out var part))
        {
            if (part is TextPart { IsHtml: true, IsAttachment: false } html)
                return html;

            if (part is Multipart multipart)
            {
                foreach (var inner in multipart.Reverse())
                    open.Push(inner);
            }
        }

        return null;
    }

    private static int Letters(string text) => text.Count(char.IsLetterOrDigit);

    private void Write(TextPart part)
    {
        if (part.IsHtml)
            MessageBody.WriteHtml(_text, MailText.Of(part, _task), _task);
        else if (part.IsRichText)
            new RtfInterpreter(_text, _task).Run(MailText.Bytes(part, _task));
        else
            MessageBody.WritePlain(_text, part.IsEnriched ? MailText.Enriched(MailText.Of(part, _task)) : MailText.Of(part, _task), _task);
    }

    private void Attachment(MimePart part)
    {
        var media = part.ContentType.MediaType.ToLowerInvariant();
        var isPicture = media is "image" or "audio" or "video" && !part.IsAttachment && part.ContentId is not null;

        if (isPicture || media == "text" && !part.IsAttachment && part.ContentLocation is not null
            || Signatures.Contains(part.ContentType.MediaSubtype, StringComparer.OrdinalIgnoreCase))
        {
            return;
        }

        var name = part.FileName ?? (part.ContentType.IsMimeType("text", "calendar") ? "invitation.ics" : $"{media} part");
        if (part.FileName is not null)
            _attachments.Add(name);

        if (_task.ReadsEmbedded)
            _task.Embed(name, MailText.Bytes(part, _task), part.ContentDisposition?.ModificationDate?.UtcDateTime);
    }

    /// <summary>What is signed can be read without looking at the signature; what is encrypted cannot.</summary>
    private void Secured(ApplicationPkcs7Mime part)
    {
        try
        {
            var signed = new SignedCms();
            signed.Decode(MailText.Bytes(part, _task));
            using var content = new MemoryStream(signed.ContentInfo.Content, writable: false);
            _open.Push((MimeEntity.Load(content, _task.Cancel), true));
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            _isEncrypted = true;
        }
    }

    /// <summary>What Outlook wraps up as winmail.dat.</summary>
    private void Tnef(TnefPart part)
    {
        var message = part.ConvertToMessage();

        if (message.Body is { } body)
            _open.Push((body, _attachments.Count == 0));
    }

    private static long Length(MimeMessage message)
    {
        using var measure = new MeasuringStream();
        message.WriteTo(measure);
        return measure.Length;
    }
}
