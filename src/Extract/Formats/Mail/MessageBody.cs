using System.Text;
using DocumentSearch.Extract.Detection;
using DocumentSearch.Extract.Formats.Html;

namespace DocumentSearch.Extract.Formats.Mail;

/// <summary>Brings the forms in which messages are written into blocks.</summary>
internal static class MessageBody
{
    private static readonly DocumentFormat Html = new(FormatKind.Html, "html");
    private static readonly HtmlPage Page = new();

    /// <summary>Writes plain text.</summary>
    internal static void WritePlain(TextBuilder into, string text, ExtractionTask task) =>
        Write(into, text, new PlainText(hasTitle: false).Read(text, text.Length, task.Cancel));

    /// <summary>Writes what HTML shows.</summary>
    internal static void WriteHtml(TextBuilder into, string html, ExtractionTask task)
    {
        if (ReadHtml(html, task) is { } document)
            Write(into, document.Text, document.Blocks);
    }

    /// <summary>What HTML shows; null if that is nothing.</summary>
    internal static ExtractedText? ReadHtml(string html, ExtractionTask task)
    {
        // the mark says more than what the text declares of itself, from before it was decoded
        byte[] content = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(html)];
        return Page.Extract(content, Html, task) is ExtractResult.Ok { Document: var document } ? document : null;
    }

    /// <summary>Writes blocks of another text.</summary>
    internal static void Write(TextBuilder into, string text, IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks)
        {
            into.IsPreformatted = block.Kind == BlockKind.Code;
            into.WriteMarked(text.AsSpan()[block.Start..block.End]);
            into.End(block.Kind, block.Level);
            into.IsPreformatted = false;
        }
    }
}
