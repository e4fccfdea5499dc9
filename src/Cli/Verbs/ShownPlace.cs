using System.Globalization;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Verbs;

/// <summary>A document, and the lines of it that were asked for.</summary>
/// <param name="Document">The document.</param>
/// <param name="First">Number of the first line, from 1; 0 if the whole was asked for.</param>
/// <param name="Last">Number of the last one.</param>
internal sealed record DocumentLines(DocumentText Document, int First, int Last);

/// <summary>Finds what somebody names by a path, a place as results print it, or the id of a passage.</summary>
internal sealed class ShownPlace(Searcher searcher, IndexLocation location, SearchRequest? marking, CancellationToken cancel)
{
    /// <summary>Why it was not found.</summary>
    public string Problem { get; private set; } = "";

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
        {
            var first = 1 + document.Text.AsSpan(0, passage.Start).Count(document.LineEnd);
            return new DocumentLines(document, first, first + document.Text.AsSpan(passage.Start, passage.Length).Count(document.LineEnd));
        }

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
