using System.Net;
using System.Text;
using DocumentSearch.Extract.Detection;

namespace DocumentSearch.Extract.Formats.Mail;

/// <summary>Brings the forms in which messages are written into blocks.</summary>
internal static class MessageBody
{
    private static readonly DocumentFormat Html = new(FormatKind.Html, "html");

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
        if (ExtractorTable.Find(Html) is { } extractor)
            return extractor.Extract(content, Html, task) is ExtractResult.Ok { Document: var document } ? document : null;

        var text = new TextBuilder(task);
        WritePlain(text, WithoutTags(html), task);
        return text.Finish(Html.Name);
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

    private static string WithoutTags(string html)
    {
        var text = new StringBuilder(html.Length);

        for (var at = 0; at < html.Length;)
        {
            var tag = html.IndexOf('<', at);
            text.Append(html, at, (tag < 0 ? html.Length : tag) - at);
            if (tag < 0)
                break;

            string[] dropped = ["head", "script", "style"];
            var name = Array.Find(dropped, n => html.AsSpan(tag + 1).StartsWith(n, StringComparison.OrdinalIgnoreCase));
            var end = name is null ? html.IndexOf('>', tag) : html.IndexOf($"</{name}", tag, StringComparison.OrdinalIgnoreCase);
            text.Append('\n');
            at = end < 0 ? html.Length : end + 1;
        }

        return WebUtility.HtmlDecode(text.ToString());
    }
}
