using Lucene.Net.Search;

namespace DocumentSearch.Search.Match.Positions;

/// <summary>How much of the postings is read.</summary>
internal enum Depth
{
    /// <summary>Which documents, and how often.</summary>
    Counts,

    /// <summary>Positions too.</summary>
    Positions,
}

/// <summary>
/// Goes through the documents of one segment in which something may stand, and reads where. A document it stops at is a
/// candidate: only <see cref="Frequency"/> says whether it stands there.
/// </summary>
internal abstract class OccurrenceCursor
{
    public const int End = DocIdSetIterator.NO_MORE_DOCS;

    /// <summary>The candidate it stands at; -1 before the first, <see cref="End"/> behind the last.</summary>
    public abstract int Doc { get; }

    /// <summary>Number of candidates, at most.</summary>
    public abstract long Cost { get; }

    /// <summary>Goes on to the first candidate that is not before a document, which is behind the present one.</summary>
    public abstract int Advance(int doc);

    /// <summary>How often it stands in the present document, each occurrence weighed from 0 to 1; 0 if it does not.</summary>
    public abstract float Frequency();

    /// <summary>No more than so often it stands in the present document: told without reading where.</summary>
    public virtual float MostFrequency() => Frequency();

    /// <summary>Where it stands in the present document, in ascending order. Not for cursors that only count.</summary>
    public abstract List<Occurrence> Read();

    /// <summary>Adds the words of which what stands in the present document may be made, in any order.</summary>
    public virtual void AddWords(List<Occurrence> words) => words.AddRange(Read());
}
