using System.Runtime.CompilerServices;
using DocumentSearch.IndexFormat.Postings;
using DocumentSearch.Search.Match.Positions;
using DocumentSearch.Search.Ranking;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Match.Scan;

/// <summary>One alternative of a leaf in a segment: the documents in which it stands, and what they score by it. It goes forward only.</summary>
internal sealed class Way
{
    /// <summary>The score where it does not stand.</summary>
    public const float Absent = -1;

    private readonly BoundedPostings? _postings;
    private readonly SequenceCursor? _sequence;
    private readonly SummedCounts? _sums;
    private readonly IBits? _liveDocs;
    private StretchBounds? _bounds;

    /// <param name="alternative">The alternative.</param>
    /// <param name="cursor">Its documents.</param>
    /// <param name="scorer">What they score.</param>
    /// <param name="liveDocs">The documents of the segment that are not deleted; null if all are there.</param>
    public Way(Alternative alternative, OccurrenceCursor cursor, TermScorer scorer, IBits? liveDocs)
    {
        (Alternative, Cursor, Scorer, _liveDocs) = (alternative, cursor, scorer, liveDocs);
        _postings = (cursor as TermCounts)?.Postings;
        _sequence = cursor as SequenceCursor;
        _sums = cursor as SummedCounts;
    }

    public Alternative Alternative { get; }

    public OccurrenceCursor Cursor { get; }

    public TermScorer Scorer { get; }

    /// <summary>No document from here to the one it stands at holds it.</summary>
    public int Next { get; private set; }

    /// <summary>What it scores at most in the stretch that is looked at.</summary>
    public float Bound { get; set; }

    /// <summary>
    /// What a document has to score by it at least to be of use, in the stretch to come: where it is seen at once that it does not, without
    /// reading positions, it is passed over.
    /// </summary>
    public float Needed
    {
        get;
        set
        {
            field = value;
            if (_sequence is { IsWorthReading: null } && value > 0)
                _sequence.IsWorthReading = (doc, frequency) => Scorer.MostAt(doc, frequency) >= Needed;
            else if (_sums is not null)
                _sums.LeastFrequency = Scorer.LeastFrequency(value);
        }
    }

    /// <summary>What it scores at most.</summary>
    public StretchBounds Bounds => _bounds ??= BoundsOf(Cursor);

    /// <summary>The score of a document; <see cref="Absent"/> if it does not stand there. Only ascending documents may be asked for.</summary>
    public float ScoreAt(int doc)
    {
        if (_postings is not null)
        {
            Next = _postings.FirstFrom(doc);
            return Next == doc && _liveDocs?.Get(doc) != false ? Scorer.Score(doc, _postings.Freq) : Absent;
        }

        LookNoFurtherThan(doc + 1);
        if (Cursor.Doc < doc)
            Next = Cursor.Advance(doc);

        return Cursor.Doc == doc && Cursor.Frequency() is > 0 and var frequency ? Scorer.Score(doc, frequency) : Absent;
    }

    /// <summary>Calls for each document of a stretch with its score, in ascending order; <see cref="Next"/> is behind it afterwards.</summary>
    /// <param name="start">The first document, not before the one it stands at.</param>
    /// <param name="end">The first one behind the last.</param>
    /// <param name="found">Takes a document, counted from <paramref name="start"/>, and its score.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Walk<TFound>(int start, int end, ref TFound found)
        where TFound : struct, IFound, allows ref struct
    {
        if (_postings is not null)
        {
            WalkPostings(_postings, start, end, ref found);
            return;
        }

        LookNoFurtherThan(end);
        var doc = Cursor.Doc < start ? Cursor.Advance(start) : Cursor.Doc;
        for (; doc < end; doc = Cursor.Advance(doc + 1))
        {
            if (Cursor.Frequency() is > 0 and var frequency)
                found.Take(doc - start, Scorer.Score(doc, frequency));
        }

        Next = doc;
    }

    private void WalkPostings<TFound>(BoundedPostings postings, int start, int end, ref TFound found)
        where TFound : struct, IFound, allows ref struct
    {
        var lengths = Scorer.Lengths;
        var halfWeights = Scorer.HalfWeights;
        var weight = Scorer.Weight;
        for (var from = start; ;)
        {
            postings.ReadFrom(from, out var documents, out var frequencies);
            for (var i = 0; i < documents.Length; i++)
            {
                var doc = documents[i];
                if (doc >= end)
                {
                    Next = doc;
                    return;
                }

                if (_liveDocs?.Get(doc) == false)
                    continue;

                var frequency = (float)frequencies[i];
                var half = halfWeights[lengths[doc]];
                found.Take(doc - start, weight * frequency / (frequency + half));
            }

            if (documents.IsEmpty)
            {
                Next = OccurrenceCursor.End;
                return;
            }

            from = documents[^1] + 1;
        }
    }

    private void LookNoFurtherThan(int end)
    {
        if (_sequence is not null)
            _sequence.Limit = end;
        else if (_sums is not null)
            _sums.Limit = end;
    }

    private StretchBounds BoundsOf(OccurrenceCursor cursor) => cursor switch
    {
        TermCounts { Postings: { } postings } => Of(postings),
        TermOccurrences { Postings: { } postings } => Of(postings),
        WithinCursor within => BoundsOf(within.Item),
        SequenceCursor sequence => new LeastBounds([.. sequence.Items.Select(BoundsOf)]),
        _ => new OneBound(Scorer.Most),
    };

    private StretchBounds Of(BoundedPostings postings) =>
        Scorer.Lengths.AreKnown && postings.OpenBounds() is { } bounds ? new TermBounds(bounds, Scorer) : new OneBound(Scorer.Most);
}

/// <summary>Takes documents with their scores.</summary>
internal interface IFound
{
    /// <summary>Takes one.</summary>
    /// <param name="at">The document, counted from the beginning of a stretch.</param>
    /// <param name="score">Its score.</param>
    void Take(int at, float score);
}
