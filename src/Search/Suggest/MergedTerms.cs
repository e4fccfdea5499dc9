using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Suggest;

/// <summary>Goes through the terms of a field in order, those of all segments together.</summary>
internal sealed class MergedTerms
{
    // Few segments hold many terms: looking at each of them beats a queue.
    private readonly List<TermsEnum> _standing = [];
    private readonly List<TermsEnum> _here = [];

    /// <param name="reader">The index.</param>
    /// <param name="field">Name of the field.</param>
    /// <param name="from">The first term, or what is before it.</param>
    public MergedTerms(IndexReader reader, string field, string from)
    {
        var first = new BytesRef(from);
        foreach (var segment in reader.Leaves)
        {
            if (segment.AtomicReader.GetTerms(field)?.GetEnumerator() is { } terms && terms.SeekCeil(first) != TermsEnum.SeekStatus.END)
                _standing.Add(terms);
        }

        FindLeast();
    }

    /// <summary>Whether it stands at a term.</summary>
    public bool Stands => _here.Count > 0;

    /// <summary>The term, in UTF-8; valid until the next.</summary>
    public ReadOnlySpan<byte> Term => Bytes(_here[0]);

    /// <summary>Number of Lucene documents that hold it.</summary>
    public int DocFreq
    {
        get
        {
            var count = 0;
            foreach (var terms in _here)
                count += terms.DocFreq;

            return count;
        }
    }

    /// <summary>Goes on to the next term, if there is one.</summary>
    public void MoveNext()
    {
        foreach (var terms in _here)
        {
            if (!terms.MoveNext())
                _standing.Remove(terms);
        }

        FindLeast();
    }

    private void FindLeast()
    {
        _here.Clear();
        foreach (var terms in _standing)
        {
            var order = _here.Count == 0 ? 0 : Bytes(terms).SequenceCompareTo(Bytes(_here[0]));
            if (order < 0)
                _here.Clear();
            if (order <= 0)
                _here.Add(terms);
        }
    }

    private static ReadOnlySpan<byte> Bytes(TermsEnum terms)
    {
        var term = terms.Term;
        return term.Bytes.AsSpan(term.Offset, term.Length);
    }
}
