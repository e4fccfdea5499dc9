using System.Numerics;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search.Facets;
using DocumentSearch.Search.Match.Filters;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace DocumentSearch.Search.Match;

/// <summary>
/// Counts the documents that match, and hands the good ones to a list. A document's score is that of its best part.
/// </summary>
/// <param name="hits">Keeps the best.</param>
/// <param name="order">What they are ordered by.</param>
/// <param name="reverse">Whether the order is turned round.</param>
/// <param name="facets">Counts them by what they are; null if that is not asked for.</param>
internal sealed class HitCollector(HitList hits, HitOrder order, bool reverse, FacetCounter? facets) : ICollector
{
    /// <summary>Parts kept of one document.</summary>
    public const int PartsKept = 4;

    private readonly List<ScoredPart> _parts = [];
    private readonly Candidates? _candidates;
    private SegmentValues? _segment;
    private SegmentValues? _partSegment;
    private NumericDocValues? _partNumbers;
    private WholeDocuments? _wholeDocuments;
    private Func<int, double>? _rank;
    private Func<int, double>? _partRank;
    private Func<int, bool>? _passes;
    private Func<int, bool>? _partPasses;
    private Scorer? _scorer;
    private int _docBase;
    private int _firstPart = -1;
    private bool _hadParts;

    /// <summary>Decides over the documents of the segment that comes next; null if every collected part is one of a hit.</summary>
    public WholeDocuments? NextWholeDocuments { get; set; }

    /// <summary>What is asked of documents beside their words, in the segments that come.</summary>
    public IReadOnlyList<(DocumentFilter Filter, bool Wanted)> Filters { get; init; } = [];

    /// <summary>What is asked of documents besides, also of those whose parts decide together; null if nothing.</summary>
    public DocumentFilter? Also { get; init; }

    /// <summary>How many documents may be counted, each once for every word that it holds.</summary>
    public long CountsUpTo { get; init; } = long.MaxValue;

    /// <summary>Whether anything is asked of documents beside their words.</summary>
    public bool HasFilters => Filters.Count > 0 || Also is not null;

    /// <summary>Number of documents that matched.</summary>
    public int Total { get; set; }

    /// <summary>Whether they were not all counted, so that there are at least so many.</summary>
    public bool IsTotalLeast { get; set; }

    /// <summary>Whether those are counted that hold all words.</summary>
    public bool CountsAll { get; init; }

    /// <summary>Number of those, where they came by windows and none has several parts; else null.</summary>
    public int? TotalWithAll { get; set; }

    // Parts must come in order to be put together; documents of one part need not, and Lucene is faster then.
    public bool AcceptsDocsOutOfOrder => _partNumbers is null;

    public void SetScorer(Scorer scorer) => _scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        FlushParts();
        var segment = context.AtomicReader;
        _wholeDocuments = NextWholeDocuments;
        _docBase = context.DocBase;
        _segment = new SegmentValues(context);
        _partNumbers = segment.GetNumericDocValues(IndexFields.Part);
        _hadParts |= _partNumbers is not null;
        _rank = Rank(segment);
        _passes = Passes(segment, isDecidedElsewhere: _wholeDocuments is not null);
        facets?.NextSegment(segment);
    }

    public void Collect(int doc)
    {
        if (_partNumbers is not null)
            TakePart(doc, _scorer!.GetScore());
        else if (_passes?.Invoke(doc) != false)
            Take(doc, null);
    }

    /// <summary>Takes a window of documents in.</summary>
    /// <param name="start">Lucene's number of the first of them in the segment.</param>
    /// <param name="scores">The score of each; 0 where it matches nothing. What the filters leave out is set to 0.</param>
    /// <param name="found">A bit for each that tells whether it matches.</param>
    /// <param name="foundByAll">A bit for each that tells whether it holds all words.</param>
    public void TakeWindow(int start, Span<double> scores, Span<ulong> found, ReadOnlySpan<ulong> foundByAll)
    {
        if (_partNumbers is not null)
        {
            TotalWithAll = null;
            foreach (var at in new SetBits(found))
                TakePart(start + at, (float)scores[at]);

            return;
        }

        LeaveOut(start, scores, found);
        if (CountsAll && !_hadParts)
            TotalWithAll = (TotalWithAll ?? 0) + CountBoth(found, foundByAll);

        // Where only scores decide, the many that are too low are passed over by the vector.
        var isPlain = facets is null && _rank is null && !reverse;
        var least = _candidates?.Least ?? hits.Least;
        if (!isPlain || hits.TakesAny && least <= 0)
        {
            foreach (var at in new SetBits(found))
                Take(start + at, (float)scores[at]);

            return;
        }

        Total += CountBoth(found, found);
        if (hits.TakesAny)
            OfferBest(start, scores, least);
    }

    /// <summary>Whether only the best are needed, by their scores, so that documents may be passed over that are not among them.</summary>
    public bool WantsOnlyBest => _candidates is not null;

    /// <summary>What a document has to score at least to be among the best.</summary>
    public float Least => _candidates?.Least ?? float.NegativeInfinity;

    /// <summary>Number of documents that were taken by <see cref="TakeGood"/>, good enough or not.</summary>
    public int Seen { get; private set; }

    /// <summary>Takes one of the documents that may be good enough; those passed over are not counted.</summary>
    /// <param name="doc">Lucene's number of it in the segment.</param>
    /// <param name="score">Its score.</param>
    public void TakeGood(int doc, float score)
    {
        if (_passes?.Invoke(doc) == false)
            return;

        Seen++;
        if (_candidates is null)
            Take(doc, score);
        else if (score >= _candidates.Least)
            _candidates.Offer(_segment!, _docBase + doc, score);
    }

    private void LeaveOut(int start, Span<double> scores, Span<ulong> found)
    {
        if (_passes is null)
            return;

        foreach (var at in new SetBits(found))
        {
            if (_passes(start + at))
                continue;

            found[at / SetBits.WordBits] &= ~(1UL << at);
            scores[at] = 0;
        }
    }

    private void OfferBest(int start, ReadOnlySpan<double> scores, double least)
    {
        // What rounds to the same score is as good.
        var threshold = new Vector<double>(MathF.BitDecrement((float)least));
        for (var i = 0; i < scores.Length; i += Vector<double>.Count)
        {
            if (!Vector.GreaterThanOrEqualAny(new Vector<double>(scores[i..]), threshold))
                continue;

            for (var at = i; at < i + Vector<double>.Count; at++)
                Offer(start + at, (float)scores[at], (float)scores[at]);
        }
    }

    private static int CountBoth(ReadOnlySpan<ulong> found, ReadOnlySpan<ulong> others)
    {
        var count = 0;
        for (var i = 0; i < found.Length; i++)
            count += BitOperations.PopCount(found[i] & others[i]);

        return count;
    }

    // A document of one part that passes the filters; its score is asked for only if it is needed.
    private void Take(int doc, float? score)
    {
        Total++;
        facets?.Count(doc);
        if (hits.TakesAny)
            Offer(doc, score, _rank is null ? Signed(score ??= _scorer!.GetScore()) : _rank(doc));
    }

    private void Offer(int doc, float? score, double rank)
    {
        if (_candidates is not null)
            _candidates.Offer(_segment!, _docBase + doc, score ?? _scorer!.GetScore());
        else if (hits.MayTake(rank) && !hits.IsBeatenByPath(_segment!, _docBase + doc, rank))
            hits.Offer(new DocumentHit(_segment!, [new ScoredPart(_docBase + doc, score ?? _scorer!.GetScore())], leaves: null, rank));
    }

    private void TakePart(int doc, float score)
    {
        var firstPart = doc - (int)_partNumbers!.Get(doc);
        if (firstPart < 0)
            throw new InvalidDataException("a part stands there without those before it");

        if (firstPart != _firstPart)
        {
            FlushParts();
            _firstPart = firstPart;
            (_partSegment, _partRank, _partPasses) = (_segment, _rank, _passes);
        }

        _parts.Add(new ScoredPart(_docBase + doc, score));
    }

    /// <summary>Takes the last document in.</summary>
    public void Finish()
    {
        FlushParts();
        if (_candidates is null)
            return;

        foreach (var (segment, doc, score) in _candidates.BestFirst())
        {
            if (!hits.MayTake(score))
                break;

            if (!hits.IsBeatenByPath(segment, doc, score))
                hits.Offer(new DocumentHit(segment, [new ScoredPart(doc, score)], leaves: null, score));
        }

        // With too many identical ones among them, what was forgotten may be a hit.
        IsShort = hits.Least < _candidates.Least;
    }

    /// <summary>Whether hits may be missing, so that they have to be collected again, without waiting.</summary>
    public bool IsShort { get; private set; }

    /// <summary>Whether documents of one part wait until all are known, so that little is read of those that better ones follow.</summary>
    public bool Waits
    {
        init => _candidates = value ? new Candidates(hits.Wanted) : null;
    }

    private void FlushParts()
    {
        var leaves = _parts.Count > 0 ? _wholeDocuments?.LeavesOf(_firstPart) : null;
        if (_parts.Count > 0 && (_wholeDocuments is null || leaves is not null) && _partPasses?.Invoke(_firstPart) != false)
        {
            Total++;
            facets?.Count(_firstPart);
            var best = _parts.OrderByDescending(p => p.Score).ThenBy(p => p.Doc).Take(PartsKept).ToList();
            var rank = _partRank is null ? Signed(best[0].Score) : _partRank(_firstPart);
            if (hits.MayTake(rank))
                hits.Offer(new DocumentHit(_partSegment!, best, leaves, rank));
        }

        _parts.Clear();
        _firstPart = -1;
    }

    private double Signed(double rank) => reverse ? -rank : rank;

    private Func<int, double>? Rank(AtomicReader segment)
    {
        switch (order)
        {
            case HitOrder.Date:
                var dates = DocumentDates.Of(segment);
                return doc => Signed(dates(doc));
            case HitOrder.Size:
                var sizes = segment.GetNumericDocValues(IndexFields.Length);
                return doc => Signed(sizes.Get(doc));
            case HitOrder.Path:
                return static _ => 0;
            default:
                return null;
        }
    }

    private Func<int, bool>? Passes(AtomicReader segment, bool isDecidedElsewhere)
    {
        IEnumerable<(DocumentFilter Filter, bool Wanted)> asked = isDecidedElsewhere ? [] : Filters;
        if (Also is not null)
            asked = asked.Append((Also, true));

        var filters = asked.Select(f => (Passes: f.Filter.In(segment), f.Wanted)).ToArray();
        if (filters.Length == 0)
            return null;

        return doc => Array.TrueForAll(filters, f => f.Passes(doc) == f.Wanted);
    }
}
