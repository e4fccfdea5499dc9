using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Check;

/// <summary>
/// Looks for terms as queries do: by seeking through the index of the dictionary, and by skipping through postings, where a
/// walk goes from each one to the next.
/// </summary>
internal sealed class TermLookup(Terms field, ReadMeter meter)
{
    /// <summary>Lucene skips over so many documents at a time.</summary>
    public const int Interval = 128;

    private readonly TermsEnum _terms = field.GetEnumerator();
    private readonly List<(int Doc, UInt128 Sum)> _remembered = [];
    private DocsAndPositionsEnum? _postings;

    /// <summary>Begins with another term.</summary>
    public void Begin() => _remembered.Clear();

    /// <summary>Takes in a document that skipping must come to.</summary>
    public void Remember(int doc, UInt128 sum) => _remembered.Add((doc, sum));

    /// <summary>Whether seeking comes to the term, and skipping to the documents that were remembered.</summary>
    /// <param name="term">The term.</param>
    /// <param name="hash">What it adds to sums.</param>
    public bool Finds(BytesRef term, ulong hash)
    {
        if (!Seek(term))
            return false;

        if (_remembered.Count == 0)
            return true;

        _postings = _terms.DocsAndPositions(null, _postings, DocsAndPositionsFlags.PAYLOADS);
        foreach (var (doc, sum) in _remembered)
        {
            if (_postings.Advance(doc) != doc || TokenSum.OfDocument(_postings, hash) != sum)
                return false;
        }

        return true;
    }

    private bool Seek(BytesRef term)
    {
        meter.Begin();
        try
        {
            return _terms.SeekExact(term);
        }
        finally
        {
            meter.End();
        }
    }
}
