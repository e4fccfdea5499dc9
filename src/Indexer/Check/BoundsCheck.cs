using DocumentSearch.IndexFormat.Postings;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace DocumentSearch.Indexer.Check;

/// <summary>
/// Looks whether the documents of a term stay within the bounds of their blocks, by which queries pass over them. Each is to be met in order.
/// </summary>
/// <param name="norms">The lengths of the documents in the field; null if it has none.</param>
internal sealed class BoundsCheck(NumericDocValues? norms)
{
    private BoundedPostings? _postings;
    private BoundsCursor? _bounds;
    private Bound[] _block = [];
    private Bound[] _group = [];
    private int _blockEnd;

    /// <summary>Begins with a term.</summary>
    /// <param name="terms">Stands at it.</param>
    /// <exception cref="InvalidDataException">It has bounds, and the field no lengths.</exception>
    public void Begin(TermsEnum terms)
    {
        _postings = terms.Docs(null, _postings, DocsFlags.FREQS) as BoundedPostings;
        _bounds = _postings?.OpenBounds();
        _blockEnd = -1;
        if (_bounds is not null && norms is null)
            throw new InvalidDataException("its postings have bounds of lengths that there are not");
    }

    /// <summary>Verifies a document.</summary>
    /// <exception cref="InvalidDataException">It is out of bounds.</exception>
    public void Verify(int doc, int frequency)
    {
        if (_bounds is null)
            return;

        if (doc > _blockEnd)
        {
            _blockEnd = _bounds.BlockEnd(doc);
            _block = _blockEnd == DocIdSetIterator.NO_MORE_DOCS ? [] : _bounds.BlockBounds().ToArray();
            _group = _blockEnd == DocIdSetIterator.NO_MORE_DOCS ? [] : _bounds.GroupBounds().ToArray();
        }

        var norm = (byte)norms!.Get(doc);
        if (!Covers(_block, frequency, norm) || !Covers(_group, frequency, norm))
            throw new InvalidDataException("its postings exceed their bounds");
    }

    private static bool Covers(Bound[] bounds, int frequency, byte norm) =>
        Array.Exists(bounds, bound => bound.Frequency >= frequency && bound.Norm >= norm);
}
