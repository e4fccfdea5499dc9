using DocumentSearch.Search.Match.Expansion;
using Lucene.Net.Index;

namespace DocumentSearch.Search.Match.Positions;

/// <summary>Opens cursors over what may stand in the documents of one segment.</summary>
/// <param name="segment">The segment.</param>
/// <param name="dictionary">The terms of all segments.</param>
/// <param name="budget">The time for it all.</param>
internal sealed class SegmentCursors(AtomicReaderContext segment, TermDictionary dictionary, Budget budget)
{
    // As many at a time are gone through with a heap; more are cheaper to add up.
    private const int MaxHeap = 8;

    private readonly AtomicReader _reader = segment.AtomicReader;

    /// <summary>The only documents that will be asked for, by Lucene's number in the segment, ascending; null if it may be any.</summary>
    public IReadOnlyList<int>? Asked { get; init; }

    /// <summary>Whether the occurrences of a term are asked how many positions they take, which payloads say.</summary>
    public bool WithLengths { get; init; } = true;

    /// <summary>A cursor over something; null if it stands in no document of the segment.</summary>
    public OccurrenceCursor? Open(Occurs occurs, Depth depth) => occurs switch
    {
        Occurs.OneTerm term => OpenTerm(term, depth),
        Occurs.AnyTerm any => OpenSet(any.Terms, depth),
        Occurs.Adjacent { Items: [var only] } => Open(only, depth),
        Occurs.Adjacent adjacent => OpenAll(adjacent.Items, adjacent),
        Occurs.Close close => OpenAll(close.Items, close),
        Occurs.Either either => Union([.. either.Items.Select(i => Open(i, depth)).OfType<OccurrenceCursor>()]),
        Occurs.Within within => Open(within.Item, Depth.Positions) is { } item ? new WithinCursor(item, within.Field, _reader, budget) : null,
        _ => throw new ArgumentOutOfRangeException(nameof(occurs)),
    };

    private SequenceCursor? OpenAll(IReadOnlyList<Occurs> items, Occurs kind)
    {
        var cursors = new List<OccurrenceCursor>(items.Count);
        foreach (var item in items)
        {
            if (Open(item, Depth.Positions) is not { } cursor)
                return null;

            cursors.Add(cursor);
        }

        return new SequenceCursor(cursors, kind, budget);
    }

    private static OccurrenceCursor? Union(List<OccurrenceCursor> cursors) => cursors switch
    {
        [] => null,
        [var only] => only,
        _ => new UnionCursor(cursors),
    };

    private OccurrenceCursor? OpenTerm(Occurs.OneTerm term, Depth depth) =>
        dictionary.At(term.Field, term.Text, segment.Ord) is { } at ? Open(at, depth) : null;

    private OccurrenceCursor? OpenSet(TermSet set, Depth depth)
    {
        var terms = set.In(segment.Ord);
        if (terms.Count == 0)
            return null;

        if (depth == Depth.Counts && (terms.Count > MaxHeap || terms.Any(t => t.Weight < 1)))
            return new SummedCounts(_reader, set.Field, terms, budget);

        if (Asked is not null && terms.Count > MaxHeap)
            return Gather(set.Field, terms, Asked);

        var at = _reader.GetTerms(set.Field).GetEnumerator();
        var cursors = new List<OccurrenceCursor>(terms.Count);
        foreach (var term in terms)
        {
            if (budget.IsSpent())
                break;

            at.SeekExact(term.Term, term.State);
            cursors.Add(Open(at, depth));
        }

        return Union(cursors);
    }

    private ListedOccurrences Gather(string field, IReadOnlyList<SegmentTerm> terms, IReadOnlyList<int> docs)
    {
        var found = new SortedDictionary<int, List<Occurrence>>();
        var at = _reader.GetTerms(field).GetEnumerator();
        DocsEnum? postings = null;
        foreach (var term in terms)
        {
            if (budget.IsSpent())
                break;

            at.SeekExact(term.Term, term.State);
            postings = at.Docs(_reader.LiveDocs, postings, DocsFlags.NONE);
            if (Meet(postings, docs))
                Add(Open(at, Depth.Positions), docs, found);
        }

        foreach (var occurrences in found.Values)
            Occurrence.SortDistinct(occurrences);

        return new ListedOccurrences(found);
    }

    private static bool Meet(DocsEnum postings, IReadOnlyList<int> docs)
    {
        foreach (var doc in docs)
        {
            var at = postings.DocID < doc ? postings.Advance(doc) : postings.DocID;
            if (at == doc)
                return true;
        }

        return false;
    }

    private static void Add(OccurrenceCursor cursor, IReadOnlyList<int> docs, SortedDictionary<int, List<Occurrence>> found)
    {
        foreach (var doc in docs)
        {
            if ((cursor.Doc < doc ? cursor.Advance(doc) : cursor.Doc) != doc || cursor.Read() is not { Count: > 0 } here)
                continue;

            if (!found.TryGetValue(doc, out var occurrences))
                found[doc] = occurrences = [];

            occurrences.AddRange(here);
        }
    }

    private OccurrenceCursor Open(TermsEnum at, Depth depth)
    {
        if (depth == Depth.Counts)
            return new TermCounts(at.Docs(_reader.LiveDocs, null, DocsFlags.FREQS));

        var flags = WithLengths ? DocsAndPositionsFlags.PAYLOADS : DocsAndPositionsFlags.NONE;
        return new TermOccurrences(at.DocsAndPositions(_reader.LiveDocs, null, flags));
    }
}
