using System.Text;
using DocumentSearch.IndexFormat;
using Lucene.Net.Index;

namespace DocumentSearch.Search.Suggest;

/// <summary>A word of the index.</summary>
/// <param name="Folded">The word, folded.</param>
/// <param name="Written">Its most frequent spelling.</param>
/// <param name="Documents">Number of documents that hold it, at most: one that holds two spellings counts twice.</param>
internal readonly record struct IndexWord(string Folded, string Written, int Documents);

/// <summary>Goes through the words of an index in order, each with all its spellings, which stand together in the dictionary.</summary>
/// <param name="reader">The index.</param>
/// <param name="from">The first word, folded, or the beginning of one.</param>
internal sealed class Spellings(IndexReader reader, string from)
{
    private readonly MergedTerms _terms = new(reader, IndexFields.Forms, from);

    // The present word and its most frequent spelling, as they stand in the dictionary.
    private readonly Term _word = new();
    private readonly Term _best = new();

    /// <summary>Number of documents that hold the present word.</summary>
    public int Documents { get; private set; }

    /// <summary>The present word, folded, in UTF-8; valid until the next.</summary>
    public ReadOnlySpan<byte> Folded => _word.Bytes;

    /// <summary>Goes on to the next word.</summary>
    public bool MoveNext()
    {
        if (!_terms.Stands)
            return false;

        _word.Set(Word(_terms.Term));
        var most = 0;
        Documents = 0;
        do
        {
            var count = _terms.DocFreq;
            Documents += count;
            if (count > most)
            {
                most = count;
                _best.Set(_terms.Term);
            }

            _terms.MoveNext();
        }
        while (_terms.Stands && Word(_terms.Term).SequenceEqual(Folded));

        return true;
    }

    /// <summary>The present word.</summary>
    public IndexWord Current()
    {
        var best = Encoding.UTF8.GetString(_best.Bytes);
        return new IndexWord(Encoding.UTF8.GetString(Folded), best[(best.IndexOf('\0', StringComparison.Ordinal) + 1)..], Documents);
    }

    private static ReadOnlySpan<byte> Word(ReadOnlySpan<byte> term) => term.IndexOf((byte)0) is >= 0 and var mark ? term[..mark] : term;

    private sealed class Term
    {
        private byte[] _bytes = new byte[64];
        private int _length;

        public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

        public void Set(ReadOnlySpan<byte> bytes)
        {
            if (_bytes.Length < bytes.Length)
                _bytes = new byte[2 * bytes.Length];

            bytes.CopyTo(_bytes);
            _length = bytes.Length;
        }
    }
}
