using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Check;

/// <summary>
/// Walks through all postings of a segment's texts and titles, and adds up what they say of each document that is not deleted. What the
/// dictionary says of each term, and of all, must be what is met, and no document exceeds what its block says of it.
/// </summary>
internal sealed class PostingsCheck(CheckedSegment segment)
{
    private readonly SegmentReader _reader = segment.Reader!;
    private readonly FixedBitSet _having = new(Math.Max(1, segment.Reader!.MaxDoc));

    /// <summary>The sum of each document's postings.</summary>
    public UInt128[] Sums { get; } = new UInt128[segment.Reader!.MaxDoc];

    public long Terms { get; private set; }

    public long Postings { get; private set; }

    public void Run(CancellationToken cancel)
    {
        try
        {
            WalkAll(IndexFields.Body, cancel);
            WalkAll(IndexFields.Forms, cancel);
        }
        catch (Exception e) when (IndexSnapshot.IsFailureToRead(e))
        {
            Damage(e is InvalidDataException ? e.Message : $"its postings cannot be read ({e.GetType().Name})");
        }
    }

    private void WalkAll(string name, CancellationToken cancel)
    {
        var field = _reader.GetTerms(name);
        if (field is null)
            return;

        var (count, documents, all) = (0L, 0L, 0L);
        _having.Clear(0, _having.Length);
        var walk = new TermWalk(field, segment.Meter);
        var (terms, term) = (walk.Terms, walk.Current);
        DocsAndPositionsEnum? postings = null;
        var lookup = new TermLookup(field, segment.Meter);
        var bounds = new BoundsCheck(_reader.GetNormValues(name));
        while (walk.MoveNext())
        {
            cancel.ThrowIfCancellationRequested();
            lookup.Begin();
            bounds.Begin(terms);
            postings = terms.DocsAndPositions(null, postings, DocsAndPositionsFlags.PAYLOADS) ?? throw new InvalidDataException("its terms have no positions");
            var hash = TokenSum.TermOf(term.Bytes.AsSpan(term.Offset, term.Length));
            var (docs, occurrences) = Walk(postings, hash, lookup, bounds);
            if (docs != terms.DocFreq || occurrences != terms.TotalTermFreq)
                Damage($"its dictionary counts the term {term.Utf8ToString()} wrong");

            if (!lookup.Finds(term, hash))
                Damage($"its dictionary does not find the term {term.Utf8ToString()} where it is");

            count++;
            documents += docs;
            all += occurrences;
        }

        Terms += count;
        Postings += all;
        if (count != field.Count || documents != field.SumDocFreq || all != field.SumTotalTermFreq || _having.Cardinality != field.DocCount)
            Damage("its dictionary counts its terms wrong");
    }

    private (int Documents, long Occurrences) Walk(DocsAndPositionsEnum postings, ulong term, TermLookup lookup, BoundsCheck bounds)
    {
        var (documents, occurrences) = (0, 0L);
        for (var doc = postings.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.NextDoc())
        {
            documents++;
            occurrences += postings.Freq;
            _having.Set(doc);
            bounds.Verify(doc, postings.Freq);
            if (_reader.LiveDocs?.Get(doc) == false)
                continue;

            var sum = TokenSum.OfDocument(postings, term);
            Sums[doc] += sum;
            if (documents > TermLookup.Interval && documents % TermLookup.Interval == 1)
                lookup.Remember(doc, sum);
        }

        return (documents, occurrences);
    }

    private void Damage(string detail)
    {
        if (!segment.IsDamaged)
            segment.Damage(CheckFindingKind.Postings, detail);
    }
}
