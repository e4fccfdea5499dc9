using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Match;

/// <summary>A part of a document that matched.</summary>
/// <param name="Doc">Lucene's number of it in this snapshot.</param>
/// <param name="Score">Its score.</param>
internal readonly record struct ScoredPart(int Doc, float Score);

/// <summary>A document that matched, with its parts that matched best, best first.</summary>
/// <param name="paths">The paths of its segment.</param>
/// <param name="docBase">Number of the segment's first document.</param>
/// <param name="parts">The parts, at least one.</param>
/// <param name="leaves">The leaves that make it a hit, where that was decided over all its parts; else null.</param>
internal sealed class DocumentHit(BinaryDocValues paths, int docBase, IReadOnlyList<ScoredPart> parts, IReadOnlySet<Leaf>? leaves)
{
    private string? _path;

    public IReadOnlyList<ScoredPart> Parts { get; } = parts;

    public IReadOnlySet<Leaf>? Leaves { get; } = leaves;

    public float Score => Parts[0].Score;

    /// <summary>Its stored name, read when it is first needed: most candidates are beaten by their score alone.</summary>
    public string Path => _path ??= ReadPath();

    private string ReadPath()
    {
        var bytes = new BytesRef();
        paths.Get(Parts[0].Doc - docBase, bytes);
        return bytes.Utf8ToString();
    }
}

/// <summary>
/// Keeps the best documents, where a document's score is that of its best part, and counts all. Order: score, then path, so
/// that it does not depend on how the index came to be.
/// </summary>
internal sealed class HitCollector(int top, CancellationToken cancel) : ICollector
{
    /// <summary>Parts kept of one document.</summary>
    private const int PartsKept = 4;

    private const int CancelInterval = 1 << 14;

    private readonly PriorityQueue<DocumentHit, DocumentHit> _worstFirst = new(new WorstFirst());
    private readonly List<ScoredPart> _parts = [];
    private BinaryDocValues? _paths;
    private BinaryDocValues? _partPaths;
    private NumericDocValues? _partNumbers;
    private WholeDocuments? _wholeDocuments;
    private Scorer? _scorer;
    private int _docBase;
    private int _partDocBase;
    private int _firstPart = -1;
    private int _sinceCancelCheck;

    /// <summary>Decides over the documents of the segment that comes next; null if every collected part is one of a hit.</summary>
    public WholeDocuments? NextWholeDocuments { get; set; }

    /// <summary>Number of documents that matched.</summary>
    public int Total { get; private set; }

    // Parts must come in order to be put together; documents of one part need not, and Lucene is faster then.
    public bool AcceptsDocsOutOfOrder => _partNumbers is null;

    public void SetScorer(Scorer scorer) => _scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        FlushParts();
        _wholeDocuments = NextWholeDocuments;
        _docBase = context.DocBase;
        _paths = context.AtomicReader.GetBinaryDocValues(IndexFields.Path);
        _partNumbers = context.AtomicReader.GetNumericDocValues(IndexFields.Part);
    }

    public void Collect(int doc)
    {
        if (++_sinceCancelCheck == CancelInterval)
        {
            _sinceCancelCheck = 0;
            cancel.ThrowIfCancellationRequested();
        }

        var score = _scorer!.GetScore();
        if (_partNumbers is null)
        {
            Total++;
            if (_worstFirst.Count < top || (top > 0 && score >= _worstFirst.Peek().Score))
                Offer(new DocumentHit(_paths!, _docBase, [new ScoredPart(_docBase + doc, score)], leaves: null));

            return;
        }

        var firstPart = doc - (int)_partNumbers.Get(doc);
        if (firstPart != _firstPart)
        {
            FlushParts();
            _firstPart = firstPart;
            _partDocBase = _docBase;
            _partPaths = _paths;
        }

        _parts.Add(new ScoredPart(_docBase + doc, score));
    }

    /// <summary>The best documents, best first.</summary>
    public List<DocumentHit> Best()
    {
        FlushParts();
        var best = new List<DocumentHit>(_worstFirst.Count);
        while (_worstFirst.TryDequeue(out var hit, out _))
            best.Add(hit);

        best.Reverse();
        return best;
    }

    private void FlushParts()
    {
        var leaves = _parts.Count > 0 ? _wholeDocuments?.LeavesOf(_firstPart) : null;
        if (_parts.Count > 0 && (_wholeDocuments is null || leaves is not null))
        {
            Total++;
            var best = _parts.OrderByDescending(p => p.Score).ThenBy(p => p.Doc).Take(PartsKept).ToList();
            Offer(new DocumentHit(_partPaths!, _partDocBase, best, leaves));
        }

        _parts.Clear();
        _firstPart = -1;
    }

    private void Offer(DocumentHit hit)
    {
        if (_worstFirst.Count < top)
            _worstFirst.Enqueue(hit, hit);
        else if (top > 0)
            _worstFirst.EnqueueDequeue(hit, hit);
    }

    private sealed class WorstFirst : IComparer<DocumentHit>
    {
        public int Compare(DocumentHit? x, DocumentHit? y)
        {
            var byScore = x!.Score.CompareTo(y!.Score);
            return byScore != 0 ? byScore : string.CompareOrdinal(y.Path, x.Path);
        }
    }
}
