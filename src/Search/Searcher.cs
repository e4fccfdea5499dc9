using System.Diagnostics;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Search.Match;
using DocumentSearch.Search.Open;
using DocumentSearch.Search.Passages;
using Lucene.Net.Index;

namespace DocumentSearch.Search;

/// <summary>
/// Answers queries from one snapshot of an index: parse, match, rank documents, then choose and highlight their passages.
/// Later changes to the index are seen by a new searcher. May be used by several threads.
/// </summary>
public sealed class Searcher : IDisposable
{
    private readonly IndexSnapshot _snapshot;
    private readonly StoredParts _stored;

    private Searcher(IndexSnapshot snapshot)
    {
        _snapshot = snapshot;
        _stored = new StoredParts(snapshot);
    }

    /// <summary>Opens the last commit of an index.</summary>
    /// <param name="location">The index.</param>
    /// <exception cref="IndexException">There is none, it cannot be read, or it is of another version.</exception>
    public static Searcher Open(IndexLocation location)
    {
        var snapshot = IndexSnapshot.Open(location);
        if (snapshot.IsReadable)
            return new Searcher(snapshot);

        snapshot.Dispose();
        throw new IndexException(
            IndexErrorKind.OutdatedFormat, location.Folder, "written by an older version of this program; bring it up to date with: search index");
    }

    /// <summary>Answers a query.</summary>
    /// <param name="request">What to look for.</param>
    /// <param name="cancel">Ends the search early.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public SearchResponse Search(SearchRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var clock = Stopwatch.StartNew();
        var warnings = new List<string>();
        var tree = MatchTree.Build(request.Query, new TextAnalyzer(), new TermDictionary(_snapshot.Reader), warnings, out var problem);
        if (tree is null)
            return new SearchResponse(request.Query, 0, [], warnings, clock.Elapsed) { Problem = problem };

        var collector = new HitCollector((int)Math.Min(int.MaxValue, (long)request.Offset + request.Top), cancel);
        new DocumentSearcher(_snapshot.Reader, tree).Collect(collector);
        var best = collector.Best();
        var shown = best.GetRange(Math.Min(request.Offset, best.Count), Math.Max(0, best.Count - request.Offset));
        return new SearchResponse(request.Query, collector.Total, Hits(shown, tree, request), warnings, clock.Elapsed);
    }

    /// <summary>The text of a document, or null if the index holds none of that name.</summary>
    /// <param name="path">Its stored name.</param>
    public DocumentText? Read(string path)
    {
        var parts = _stored.Of(path);
        return parts.Count == 0 ? null : new DocumentText(path, TitleOf(parts[0], path), string.Concat(parts.Select(p => p.Text)));
    }

    /// <inheritdoc/>
    public void Dispose() => _snapshot.Dispose();

    private static string TitleOf(StoredPart part, string path) => part.Fields.Get(IndexFields.Title) ?? Path.GetFileName(path);

    private List<Hit> Hits(List<DocumentHit> shown, MatchTree tree, SearchRequest request)
    {
        var matches = MatchesOf(shown, tree);
        var passages = request.PassagesPerHit ?? Math.Max(3, 12 / Math.Max(1, shown.Count));
        var builder = new PassageBuilder([.. tree.PositiveLeaves()], request.PassageLength);
        return shown.ConvertAll(hit => Load(hit, matches, builder, passages));
    }

    // Postings are read forwards, so all parts to be shown are asked for in the order of the index.
    private Dictionary<int, List<TextMatch>> MatchesOf(List<DocumentHit> shown, MatchTree tree)
    {
        var finder = new MatchFinder(_snapshot.Reader, tree);
        return shown.SelectMany(h => h.Parts.Select(p => (p.Doc, h.Leaves))).OrderBy(p => p.Doc).ToDictionary(p => p.Doc, p => finder.In(p.Doc, p.Leaves));
    }

    private Hit Load(DocumentHit hit, Dictionary<int, List<TextMatch>> matches, PassageBuilder builder, int passages)
    {
        var stored = hit.Parts.Select(p => (p.Doc, Part: _stored.Read(p.Doc))).ToList();
        var first = stored[0].Part;
        var leaf = _snapshot.Reader.Leaves[ReaderUtil.SubIndex(hit.Parts[0].Doc, _snapshot.Reader.Leaves)];
        var inLeaf = hit.Parts[0].Doc - leaf.DocBase;
        return new Hit(
            hit.Path,
            TitleOf(first, hit.Path),
            hit.Score,
            first.Fields.Get(IndexFields.Format),
            first.Fields.Get(IndexFields.Encoding),
            leaf.AtomicReader.GetNumericDocValues(IndexFields.Length).Get(inLeaf),
            TimeOf(leaf.AtomicReader.GetNumericDocValues(IndexFields.Modified).Get(inLeaf)),
            builder.Build(stored.ConvertAll(p => new PartText(p.Part.Text, p.Part.Table, matches[p.Doc])), passages));
    }

    // File systems hold times that no calendar has.
    private static DateTime TimeOf(long ticks) =>
        new(Math.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
}
