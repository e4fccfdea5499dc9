using DocumentSearch.IndexFormat.Postings;
using Lucene.Net.Index;

namespace DocumentSearch.Search.Match.Positions;

/// <summary>The documents and counts of a term.</summary>
internal sealed class TermCounts(DocsEnum postings) : OccurrenceCursor
{
    /// <summary>For those who go through all of them; null in an index of an older format.</summary>
    public BoundedPostings? Postings { get; } = postings as BoundedPostings;

    public override int Doc => postings.DocID;

    public override long Cost => postings.GetCost();

    public override int Advance(int doc) => doc == Doc + 1 ? postings.NextDoc() : postings.Advance(doc);

    public override float Frequency() => postings.Freq;

    public override List<Occurrence> Read() => throw new NotSupportedException("it only counts");
}

/// <summary>The occurrences of a term. A joined compound says in its payload how many positions it takes.</summary>
internal sealed class TermOccurrences(DocsAndPositionsEnum postings) : OccurrenceCursor
{
    private readonly List<Occurrence> _read = [];
    private int _readAt = -1;

    /// <summary>The postings; null in an index of an older format.</summary>
    public BoundedPostings? Postings { get; } = postings as BoundedPostings;

    public override int Doc => postings.DocID;

    public override long Cost => postings.GetCost();

    public override int Advance(int doc) => doc == Doc + 1 ? postings.NextDoc() : postings.Advance(doc);

    public override float Frequency() => postings.Freq;

    public override List<Occurrence> Read()
    {
        if (_readAt == Doc)
            return _read;

        _readAt = Doc;
        _read.Clear();
        if (Postings is not null)
        {
            Postings.ReadPositions(out var positions, out var lengths);
            for (var i = 0; i < positions.Length; i++)
                _read.Add(new Occurrence(positions[i], positions[i] + (lengths.IsEmpty ? 1 : lengths[i])));

            return _read;
        }

        for (var i = postings.Freq; i > 0; i--)
        {
            var position = postings.NextPosition();
            var length = postings.GetPayload() is { Length: > 0 } payload ? payload.Bytes[payload.Offset] : 1;
            _read.Add(new Occurrence(position, position + length));
        }

        return _read;
    }
}
