using DocumentSearch.Extract.Formats.Compound;
using DocumentSearch.Extract.Formats.Mail;
using DocumentSearch.Extract.Formats.Rtf;

namespace DocumentSearch.Extract.Formats.Outlook;

/// <summary>Reads messages, contacts, appointments and tasks as Outlook keeps them in files ([MS-OXMSG]).</summary>
internal sealed class OutlookMessage
{
    private const int TopHeaderBytes = 32;
    private const int EmbeddedHeaderBytes = 24;
    private const int PartHeaderBytes = 8;
    private const int MaxRecipients = 10_000;

    private readonly CompoundFile _file;
    private readonly CompoundEntry _storage;
    private readonly OutlookProperties _message;
    private readonly ExtractionTask _task;

    private OutlookMessage(CompoundFile file, CompoundEntry storage, OutlookCodePage outer, ExtractionTask task)
    {
        (_file, _storage, _task) = (file, storage, task);
        _message = new OutlookProperties(file, storage, storage == file.Root ? TopHeaderBytes : EmbeddedHeaderBytes);
        var stated = OutlookCodePage.Of(_message.Number(0x3FFD));
        _message.CodePage = stated.Encoding is null ? outer : stated;
    }

    /// <summary>Reads a message.</summary>
    /// <param name="file">The file.</param>
    /// <param name="storage">The storage it is in: that of all, or that of a message in another one.</param>
    /// <param name="outer">What the legacy texts of the message around it are written in.</param>
    /// <param name="task">Bounds.</param>
    internal static ExtractResult Read(CompoundFile file, CompoundEntry storage, OutlookCodePage outer, ExtractionTask task) =>
        new OutlookMessage(file, storage, outer, task).Read();

    private ExtractResult Read()
    {
        var text = new TextBuilder(_task);
        var sender = OutlookAddress.Sender(_message);
        var head = new MessageHead(_message.Text(0x0037), sender, Recipients(1, 0x0E04), Recipients(2, 0x0E03));
        head.Write(text);

        var names = new OutlookNames(_file, _file.Root);
        foreach (var line in OutlookItem.Lines(_message, names))
            text.Block(BlockKind.Paragraph, line);

        Body(text);
        foreach (var name in Attachments())
            text.Block(BlockKind.ListItem, name);

        if (text.IsEmpty)
            return new ExtractResult.Skipped(SkipReason.NoText, "it holds no text");

        return new ExtractResult.Ok(text.Finish("msg") with
        {
            Title = head.Subject,
            Date = _message.Date(0x0039) ?? _message.Date(0x0E06) ?? _message.Date(0x3008) ?? _message.Date(0x3007),
            Properties = new DocumentProperties { Author = OutlookAddress.Author(sender) },
            Loss = _file.IsTruncated ? "parts of it are missing" : null,
        });
    }

    private string[] Recipients(int kind, int displayed)
    {
        var recipients = Parts("__recip_version1.0_").Take(MaxRecipients)
            .Where(r => OutlookAddress.Kind(r) == kind).Select(OutlookAddress.Recipient).OfType<string>().ToArray();
        return recipients.Length > 0 ? recipients : _message.Text(displayed) is { } names ? [names] : [];
    }

    private IEnumerable<OutlookProperties> Parts(string prefix) => _storage.Entries
        .Where(e => e.IsStorage && e.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        .OrderBy(e => e.Name, StringComparer.OrdinalIgnoreCase)
        .Select(e => new OutlookProperties(_file, e, PartHeaderBytes) { CodePage = _message.CodePage });

    private void Body(TextBuilder text)
    {
        if (_message.Text(0x1000) is { } plain)
        {
            MessageBody.WritePlain(text, plain, _task);
        }
        else if (_message.Bytes(0x1013) is { } html)
        {
            var page = OutlookCodePage.Of(_message.Number(0x3FDE));
            MessageBody.WriteHtml(text, (page.Encoding is null ? _message.CodePage : page).Decode(html), _task);
        }
        else if (_message.Text(0x1013) is { } htmlText)
        {
            MessageBody.WriteHtml(text, htmlText, _task);
        }
        else if (_message.Bytes(0x1009) is { } packed && CompressedRtf.Unpack(packed, _task) is { } rtf)
        {
            // HTML that is wrapped up in this is there as Rich Text as well
            new RtfInterpreter(text, _task).Run(rtf);
        }
    }

    /// <summary>Hands over what is attached.</summary>
    /// <returns>The names of it.</returns>
    private List<string> Attachments()
    {
        var names = new List<string>();

        foreach (var attachment in Parts("__attach_version1.0_"))
        {
            var name = attachment.Text(0x3707) ?? attachment.Text(0x3704) ?? attachment.Text(0x3001) ?? "attachment";
            names.Add(name);

            if (attachment.Bytes(0x3701) is { } content)
                _task.Embed(name, content, attachment.Date(0x3008));
            else if (attachment.Object(0x3701) is { } inner && inner.Stream(OutlookProperties.StreamName) is { } properties)
                _task.EmbedPart(Path.GetExtension(name) == ".msg" ? name : name + ".msg", properties.Size, task => Read(_file, inner, _message.CodePage, task));
            else if (attachment.Object(0x3701) is { } storage)
                EmbeddedObjects.Read(_file, storage, name, _task);
        }

        return names;
    }
}
