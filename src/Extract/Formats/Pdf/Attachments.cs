using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Util;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>Hands over the files that a document holds, each once though several places may name it.</summary>
internal sealed class Attachments
{
    private readonly HashSet<IndirectReference> _given = [];

    /// <summary>Hands over those of the document itself.</summary>
    internal void EmbedAll(PdfObjects objects, DictionaryToken catalog, PdfOptions options)
    {
        if (!options.Task.ReadsEmbedded)
            return;

        var files = objects.Dictionary(objects.Dictionary(catalog, "Names"), "EmbeddedFiles");

        foreach (var (key, value) in PdfTree.Pairs(objects, files, "Names"))
            Embed(objects, objects.Dictionary(value), objects.Text(key), options);

        foreach (var associated in objects.Array(catalog, "AF"))
            Embed(objects, objects.Dictionary(associated), null, options);
    }

    /// <summary>Hands over the file that a file specification (ISO 32000-1, 7.11.3) holds, if it holds one.</summary>
    /// <param name="objects">The document's objects.</param>
    /// <param name="specification">The specification; null if there is none.</param>
    /// <param name="name">A name for it where the specification has none.</param>
    /// <param name="options">Bounds, and where the file goes to.</param>
    internal void Embed(PdfObjects objects, DictionaryToken? specification, string? name, PdfOptions options)
    {
        if (!options.Task.ReadsEmbedded || objects.Dictionary(specification, "EF") is not { } held)
            return;

        var key = held.Data.ContainsKey("UF") ? "UF" : "F";
        if (PdfObjects.TryReference(held, key, out var reference) && !_given.Add(reference))
            return;
        if (objects.Entry(held, key) is not StreamToken stream)
            return;

        name = objects.Text(specification, "UF") ?? objects.Text(specification, "F") ?? name ?? "";
        var facts = objects.Dictionary(stream.StreamDictionary, "Params");
        DateTime? modified = objects.Text(facts, "ModDate") is { } date && DateFormatHelper.TryParseDateTimeOffset(date, out var at)
            ? at.UtcDateTime
            : null;

        options.Filters.HasCutOff = false;
        ReadOnlyMemory<byte> content;

        try
        {
            content = objects.Decode(stream, options.Filters);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException or ExtractLimitException))
        {
            var damaged = new ExtractResult.Skipped(SkipReason.Corrupt, "its packed data is damaged");
            options.Task.EmbedSkipped(name, damaged, stream.Data.Length, modified);
            return;
        }

        if (options.Filters.HasCutOff)
        {
            var detail = $"it unpacks to more than {options.Task.Limits.MaxUnpackedBytes >> 20} MB";
            options.Task.EmbedSkipped(name, new ExtractResult.Skipped(SkipReason.TooLarge, detail), stream.Data.Length, modified);
            return;
        }

        options.Task.Embed(name, content, modified);
    }
}
