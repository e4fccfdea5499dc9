using DocumentSearch.Extract;
using DocumentSearch.Indexer;

namespace DocumentSearch.Evaluate.Collections;

/// <summary>
/// Reads documents: JSON lines of a file named so, or SGML of TREC, of which a file has many; else every file of the folder is one.
/// </summary>
/// <param name="path">A file, or a folder.</param>
/// <param name="isJudged">Whether a name is that of a judged document.</param>
/// <param name="tell">Told of what is passed over.</param>
internal sealed class DocumentFiles(string path, Func<string, bool> isJudged, Action<string> tell)
{
    private const string Begin = "<DOC>";
    private const string End = "</DOC>";

    private static readonly string[] TitleElements = ["TITLE", "HEADLINE", "HL", "TI"];

    private static readonly EnumerationOptions AllBelow = new() { RecurseSubdirectories = true };

    /// <summary>The files, in order of their paths; hidden ones are none.</summary>
    /// <exception cref="CollectionException">The folder cannot be read.</exception>
    public static IReadOnlyList<string> Of(string path)
    {
        try
        {
            return Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, "*", AllBelow).Order(StringComparer.Ordinal)] : [path];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CollectionException(path, $"cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The documents, read as they are asked for.</summary>
    /// <param name="cancel">Ends the reading.</param>
    public IEnumerable<GivenText> Read(CancellationToken cancel)
    {
        foreach (var file in Of(path))
        {
            var modified = File.GetLastWriteTimeUtc(file);
            foreach (var (id, text) in In(file, cancel))
            {
                cancel.ThrowIfCancellationRequested();
                yield return new GivenText(id, text, modified);
            }
        }
    }

    private IEnumerable<(string Id, ExtractedText Text)> In(string file, CancellationToken cancel)
    {
        if (file.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
            return JsonEntry.Read(file, tell).Select(e => (e.Id, Plain(e.Text, e.Title, cancel)));

        return BeginsSo(file)
            ? Sgml.Elements(file, Begin, End, tell).SelectMany(e => OfSgml(e, cancel))
            : OfFile(file, cancel);
    }

    private IEnumerable<(string Id, ExtractedText Text)> OfSgml(NumberedLine element, CancellationToken cancel)
    {
        if (Sgml.Field(element.Text, "DOCNO") is not { Length: > 0 } id)
        {
            tell(element.Complaint("the document has no <DOCNO>; it is passed over"));
            yield break;
        }

        var title = Array.Find(TitleElements, name => Sgml.Field(element.Text, name) is { Length: > 0 });
        yield return title is null
            ? (id, Plain(Sgml.Text(element.Text, "DOCNO", "DOCID"), "", cancel))
            : (id, Plain(Sgml.Text(element.Text, "DOCNO", "DOCID", title), Sgml.Field(element.Text, title)!, cancel));
    }

    private IEnumerable<(string Id, ExtractedText Text)> OfFile(string file, CancellationToken cancel)
    {
        var limits = ExtractLimits.Default;
        var result = new FileInfo(file).Length > limits.MaxHeldBytes
            ? new ExtractResult.Skipped(SkipReason.TooLarge, $"more than {limits.MaxHeldBytes >> 20} MB")
            : TextExtraction.Extract(file, Bytes(file), limits, cancel);
        switch (result)
        {
            case ExtractResult.Ok ok:
                yield return (IdOf(file), ok.Document);
                break;
            case ExtractResult.Skipped skipped:
                tell($"{file}: {skipped.Detail}; it is passed over");
                break;
        }
    }

    // Judgments name files as their makers liked: by path or name, with their ending or without.
    private string IdOf(string file)
    {
        var relative = Path.GetRelativePath(Directory.Exists(path) ? path : Path.GetDirectoryName(path)!, file).Replace('\\', '/');
        string[] names = [relative, Path.ChangeExtension(relative, null), Path.GetFileName(file), Path.GetFileNameWithoutExtension(file)];
        return Array.Find(names, name => isJudged(name)) ?? relative;
    }

    private static ExtractedText Plain(string text, string title, CancellationToken cancel) =>
        TextExtraction.OfPlainText(text, string.IsNullOrWhiteSpace(title) ? null : title, cancel);

    private static bool BeginsSo(string file)
    {
        try
        {
            using var reader = new StreamReader(file);
            var start = new char[256];
            return start.AsSpan(0, reader.ReadBlock(start)).TrimStart().StartsWith(Begin, StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CollectionException(file, $"cannot be read: {e.Message}", e);
        }
    }

    private static byte[] Bytes(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CollectionException(file, $"cannot be read: {e.Message}", e);
        }
    }
}
