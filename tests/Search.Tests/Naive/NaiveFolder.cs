using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Search.Match;
using DocumentSearch.Search.Match.Expansion;
using DocumentSearch.Search.Match.Filters;
using DocumentSearch.Search.Match.Positions;
using DocumentSearch.Testing;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Tests.Naive;

/// <summary>The same files as plain documents and as a real index, of several segments and with a deleted document.</summary>
internal sealed class NaiveFolder : IDisposable
{
    private readonly IndexedFolder _folder = new(TempFolder.InMemory());
    private readonly IndexSnapshot _snapshot;
    private readonly Searcher _searcher;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public NaiveFolder(NaiveFile[] files)
    {
        _folder.Files.Write("gone.txt", "talk");
        Write(files.Where((_, i) => i % 2 == 0));
        _folder.Files.Delete("gone.txt");
        Write(files.Where((_, i) => i % 2 == 1));
        Naive = new NaiveSearch([.. files.Select(NaiveDocument.Of).OfType<NaiveDocument>()]);
        _snapshot = IndexSnapshot.Open(_folder.Location);
        _searcher = Searcher.Open(_folder.Location, new Utc());
        foreach (var segment in _snapshot.Reader.Leaves)
            AddNumbers(segment);
    }

    public NaiveSearch Naive { get; }

    public SearchResponse Search(SearchRequest request) => _searcher.Search(request, CancellationToken.None);

    /// <summary>The query as the engine understands it.</summary>
    public AskedQuery Ask(SearchRequest request) => AskedQuery.Of(
        request,
        new TextAnalyzer(),
        new TermDictionary(_snapshot.Reader),
        new FilterBuilder(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc),
        new Expander(_snapshot.Reader, new ExpansionLimits(), Budget.Unlimited),
        TimeZoneInfo.Utc);

    /// <summary>The matches that the engine finds in documents that are hits, by their paths.</summary>
    public Dictionary<string, TextMatch[]> Find(AskedQuery asked, IEnumerable<string> paths)
    {
        var docs = paths.Select(p => (Path: p, Doc: _numbers[p])).OrderBy(d => d.Doc).ToList();
        var finder = new MatchFinder(asked.Dictionary, asked.Tree!, docs.ConvertAll(d => d.Doc), Budget.Unlimited);
        using var ranges = new OccurrenceRanges(asked.Dictionary, new TextAnalyzer(), Budget.Unlimited);
        return docs.ToDictionary(d => d.Path, d => ranges.Of(d.Doc, finder.In(d.Doc, leaves: null)), StringComparer.Ordinal);
    }

    public void Dispose()
    {
        _searcher.Dispose();
        _snapshot.Dispose();
        _folder.Dispose();
    }

    private void Write(IEnumerable<NaiveFile> files)
    {
        foreach (var file in files)
            File.SetLastWriteTimeUtc(_folder.Files.Write(file.Path, file.Content), file.Modified);

        _folder.Update();
    }

    private void AddNumbers(AtomicReaderContext segment)
    {
        var reader = segment.AtomicReader;
        var paths = reader.GetBinaryDocValues(IndexFields.Path);
        var path = new BytesRef();
        for (var doc = 0; doc < reader.MaxDoc; doc++)
        {
            if (reader.LiveDocs?.Get(doc) == false)
                continue;

            paths.Get(doc, path);
            _numbers.Add(path.Utf8ToString(), segment.DocBase + doc);
        }
    }

    /// <summary>Days begin at midnight of UTC.</summary>
    private sealed class Utc : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
    }
}
