using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Suggest;

/// <summary>A word of the index.</summary>
/// <param name="Folded">The word, folded.</param>
/// <param name="Written">Its most frequent spelling.</param>
/// <param name="Documents">Number of documents that hold it, at most: one that holds two spellings counts twice.</param>
internal readonly record struct IndexWord(string Folded, string Written, int Documents);

/// <summary>Goes through the words of an index in order, each with all its spellings, which stand together in the dictionary.</summary>
internal sealed class Spellings
{
    private readonly TermsEnum _terms;
    private readonly BytesRef _best = new(64);
    private byte[] _word = [];
    private int _length = -1;
    private int _documents = -1;
    private bool _stands;

    private Spellings(TermsEnum terms, bool stands) => (_terms, _stands) = (terms, stands);

    /// <summary>Number of documents that hold the present word.</summary>
    public int Documents => _documents < 0 ? Count() : _documents;

    /// <summary>The present word, folded, in UTF-8; valid until the next.</summary>
    public ReadOnlySpan<byte> Folded => _word.AsSpan(0, Math.Max(0, _length));

    /// <summary>The words from one on; null if the index has none.</summary>
    /// <param name="reader">The index.</param>
    /// <param name="from">The word, folded, or the beginning of one.</param>
    public static Spellings? From(IndexReader reader, string from)
    {
        if (MultiFields.GetTerms(reader, IndexFields.Forms)?.GetEnumerator() is not { } terms)
            return null;

        return new Spellings(terms, terms.SeekCeil(new BytesRef(from)) != TermsEnum.SeekStatus.END);
    }

    /// <summary>Goes on to the next word.</summary>
    public bool MoveNext()
    {
        // Most words are passed by: how many documents hold them is not read.
        while (_stands && _length >= 0 && _documents < 0 && IsSpelling())
            _stands = _terms.MoveNext();

        if (!_stands)
            return false;

        var term = _terms.Term;
        _length = WordLength(term);
        if (_word.Length < _length)
            _word = new byte[_length * 2];

        term.Bytes.AsSpan(term.Offset, _length).CopyTo(_word);
        _documents = -1;
        return true;
    }

    // Goes through the spellings of the present word, behind which the dictionary stands then.
    private int Count()
    {
        var most = 0;
        _documents = 0;
        do
        {
            var count = _terms.DocFreq;
            _documents += count;
            if (count > most)
            {
                most = count;
                _best.CopyBytes(_terms.Term);
            }

            _stands = _terms.MoveNext();
        }
        while (_stands && IsSpelling());

        return _documents;
    }

    private bool IsSpelling() =>
        WordLength(_terms.Term) == _length && _terms.Term.Bytes.AsSpan(_terms.Term.Offset, _length).SequenceEqual(Folded);

    /// <summary>The present word.</summary>
    public IndexWord Current()
    {
        var documents = Documents;
        var best = _best.Utf8ToString();
        var mark = best.IndexOf('\0', StringComparison.Ordinal);
        return new IndexWord(System.Text.Encoding.UTF8.GetString(Folded), best[(mark + 1)..], documents);
    }

    private static int WordLength(BytesRef term)
    {
        var mark = term.Bytes.AsSpan(term.Offset, term.Length).IndexOf((byte)0);
        return mark < 0 ? term.Length : mark;
    }
}
