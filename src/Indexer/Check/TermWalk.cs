using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Check;

/// <summary>
/// Goes from each term of a field to the next, and ends whatever the dictionary holds: blocks of terms that point to themselves
/// would otherwise lead it round and round, between two terms or by ever longer ones.
/// </summary>
internal sealed class TermWalk(Terms field, ReadMeter meter)
{
    private readonly BytesRef _current = new();
    private long _count;

    /// <summary>Stands at the current term.</summary>
    public TermsEnum Terms { get; } = field.GetEnumerator();

    /// <summary>The current term, which nobody else changes before the next.</summary>
    public BytesRef Current => _current;

    /// <summary>Goes on to the next term.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="InvalidDataException">The terms are not those of any field; the message says what is wrong with them.</exception>
    public bool MoveNext()
    {
        meter.Begin();
        try
        {
            if (!Terms.MoveNext())
                return false;
        }
        finally
        {
            meter.End();
        }

        var term = Terms.Term;
        if (term.Length > IndexWriter.MAX_TERM_LENGTH)
            throw new InvalidDataException("its dictionary has a term too long for any");

        if (_count > 0 && _current.CompareTo(term) >= 0)
            throw new InvalidDataException("its terms are out of order");

        if (++_count > field.Count)
            throw new InvalidDataException("its dictionary has more terms than it counts");

        _current.CopyBytes(term);
        return true;
    }
}
