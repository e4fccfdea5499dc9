using System.Globalization;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Verbs;

/// <summary>A document, and the lines of it that were asked for.</summary>
/// <param name="Document">The document.</param>
/// <param name="First">Number of the first line, from 1; 0 if the whole was asked for.</param>
/// <param name="Last">Number of the last one.</param>
internal sealed record DocumentLines(DocumentText Document, int First, int Last)
{
    /// <summary>The lines of a stretch of a document.</summary>
    public static DocumentLines Of(DocumentText document, int start, int length)
    {
        var first = 1 + document.Text.AsSpan(0, start).Count(document.LineEnd);
        return new DocumentLines(document, first, first + document.Text.AsSpan(start, length).Count(document.LineEnd));
    }
}

/// <summary>Finds what somebody names by a path, a place as results print it, or the id of a passage.</summary>
internal sealed class ShownPlace(Searcher searcher, IndexLocation location, SearchRequest? marking, CancellationToken cancel)
{
    /// <summary>Why it was not found.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>The lines of a page, slide, sheet or cell of a document; null if there is no such document, or no such place in it.</summary>
    public DocumentLines? Find(string path, AskedPlace asked)
    {
        if (Find(path) is not { } found)
            return null;

        if (found.First > 0)
        {
            Problem = $"{path}: names a place already; --page, --slide and --sheet go with a path alone";
            return null;
        }

        var (range, problem) = asked.In(found.Document);
        Problem = problem ?? "";
        return problem is null ? DocumentLines.Of(found.Document, range.Start, range.End - range.Start) : null;
    }

    /// <summary>The lines, of which the last may be behind the end of the document; null if there is no such document or passage.</summary>
    public DocumentLines? Find(string place) => ByPath(place) ?? (PassageId.TryParse(place) is { } id ? ByPassage(id) : null);

    // A path, path:line or path:line:column, as results are printed; a name may itself end like a place.
    private DocumentLines? ByPath(string place)
    {
        var (path, line) = (place, 0);
        for (var numbers = 0; ; numbers++)
        {
            if (Read(path) is { } document)
                return new DocumentLines(document, line, line);

            var (shorter, number) = SplitNumber(path);
            if (number == 0 || numbers == 2)
            {
                Problem = $"{path}: not in the index; search status --skipped lists files that were left out";
                return null;
            }

            (path, line) = (shorter, number);
        }
    }

    private DocumentLines? ByPassage(PassageId passage)
    {
        if (searcher.Read(passage, marking, cancel) is { } document && (long)passage.Start + passage.Length <= document.Text.Length)
            return DocumentLines.Of(document, passage.Start, passage.Length);

        Problem = $"{passage}: not in the index; its document was read anew since, or is gone: search again";
        return null;
    }

    // People name a file from where they stand; the index from its base folder.
    private DocumentText? Read(string path) => path.Length == 0
        ? null
        : searcher.Read(location.ToStored(Path.GetFullPath(path)), marking, cancel) ?? searcher.Read(path, marking, cancel);

    private static (string Path, int Number) SplitNumber(string place)
    {
        var colon = place.LastIndexOf(':');
        return colon > 0 && int.TryParse(place.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (place[..colon], number)
            : (place, 0);
    }
}
