using DocumentSearch.IndexFormat.Postings;

namespace DocumentSearch.Search.Match.Positions;

/// <summary>Several items together: next to each other, or near each other. Candidates are the documents that hold all of them.</summary>
internal sealed class SequenceCursor : OccurrenceCursor
{
    private readonly OccurrenceCursor[] _items;
    private readonly OccurrenceCursor[] _rarestFirst;
    private readonly BoundedPostings[]? _terms;
    private readonly bool _isPair;
    private readonly Occurs _kind;
    private readonly Budget _budget;
    private readonly List<Occurrence> _found = [];
    private readonly List<Occurrence>[] _occurrences;
    private int _doc = -1;
    private int _countedAt = -1;
    private int _foundAt = -1;
    private float _frequency;

    /// <param name="items">The items, in order.</param>
    /// <param name="kind">How they must stand: an <see cref="Occurs.Adjacent"/> or <see cref="Occurs.Close"/>.</param>
    /// <param name="budget">Once spent, there are no more documents.</param>
    public SequenceCursor(IReadOnlyList<OccurrenceCursor> items, Occurs kind, Budget budget)
    {
        _items = [.. items];
        _kind = kind;
        _budget = budget;
        _rarestFirst = [.. items.OrderBy(i => i.Cost)];
        if (Array.TrueForAll(_rarestFirst, static i => i is TermOccurrences { Postings: not null }))
            _terms = Array.ConvertAll(_rarestFirst, static i => ((TermOccurrences)i).Postings!);

        _isPair = kind is Occurs.Adjacent && _terms is [_, _];
        _occurrences = new List<Occurrence>[_items.Length];
    }

    /// <summary>The items, in order. It stands nowhere more often than each of them.</summary>
    public IReadOnlyList<OccurrenceCursor> Items => _items;

    /// <summary>
    /// Whether a document is worth reading positions for, given that it stands there no more than so often; the others are passed over.
    /// Null if all are.
    /// </summary>
    public Func<int, float, bool>? IsWorthReading { get; set; }

    /// <summary>From this document on it stops at candidates without looking whether it stands there, and whether they are worth it.</summary>
    public int Limit { get; set; } = End;

    public override int Doc => _doc;

    public override long Cost => _rarestFirst[0].Cost;

    public override int Advance(int doc)
    {
        if (_terms is [var first, var second, ..])
            return _doc = NextTogether(first, second, doc);

        while (!_budget.IsSpent())
        {
            doc = Together(doc);
            if (doc == End)
                break;

            _doc = doc;
            if (doc >= Limit || IsWorthReading?.Invoke(doc, MostFrequency()) != false && Frequency() > 0)
                return _doc;

            doc++;
        }

        return _doc = End;
    }

    public override float Frequency()
    {
        if (_countedAt != _doc)
            Count();

        return _frequency;
    }

    private void Count()
    {
        _countedAt = _doc;
        _frequency = 0;
        if (_terms is not null && !StandTogether(_doc))
            return;

        Find();
    }

    public override float MostFrequency()
    {
        var least = float.PositiveInfinity;
        foreach (var item in _items)
            least = Math.Min(least, item.MostFrequency());

        return least;
    }

    public override List<Occurrence> Read()
    {
        if (Frequency() == 0)
            _found.Clear();
        else if (_foundAt != _doc && (_terms is null || StandTogether(_doc)))
            Find();

        return _found;
    }

    public override void AddWords(List<Occurrence> words)
    {
        // Whoever only counted may not have moved them.
        if (_terms is not null && !StandTogether(_doc))
            return;

        foreach (var item in _items)
            item.AddWords(words);
    }

    // Of terms, blocks of documents are held against each other: the next document in which they stand as they must, or the first candidate
    // from the limit on.
    private int NextTogether(BoundedPostings first, BoundedPostings second, int doc)
    {
        while (!_budget.IsSpent())
        {
            var left = first.ReadFrom(doc);
            var right = left.IsEmpty ? [] : second.ReadFrom(left[0]);
            if (right.IsEmpty)
                return End;

            if (left[0] >= Limit)
                return left[0];

            var (found, next) = FirstOf(left, right, first, second);
            if (found)
                return next;

            doc = next;
        }

        return End;
    }

    // Finds one in two blocks, or the document to go on from.
    private (bool IsFound, int Next) FirstOf(ReadOnlySpan<int> left, ReadOnlySpan<int> right, BoundedPostings first, BoundedPostings second)
    {
        ReadOnlySpan<int> leftFrequencies = [];
        ReadOnlySpan<int> rightFrequencies = [];
        for (int i = 0, j = 0; MoveToEqual(left, right, ref i, ref j); i++, j++)
        {
            var doc = left[i];
            if (doc >= Limit)
                return (true, doc);

            if (IsWorthReading is not null)
            {
                if (leftFrequencies.IsEmpty)
                {
                    leftFrequencies = first.Frequencies();
                    rightFrequencies = second.Frequencies();
                }

                if (!IsWorthReading(doc, Math.Min(leftFrequencies[i], rightFrequencies[j])))
                    continue;
            }

            if (_isPair && CountPairs(first, i, second, j) is { } count)
            {
                if (count == 0 || first.IsDeleted(doc))
                    continue;

                (_countedAt, _frequency) = (doc, count);
                return (true, doc);
            }

            _doc = doc;
            return Frequency() > 0 ? (true, doc) : (false, doc + 1);
        }

        return (false, 1 + Math.Min(left[^1], right[^1]));
    }

    // The first of the two may stand second.
    private int? CountPairs(BoundedPostings first, int i, BoundedPostings second, int j)
    {
        first.ReadPositions(i, out var left, out var leftLengths);
        second.ReadPositions(j, out var right, out var rightLengths);
        if (!leftLengths.IsEmpty || !rightLengths.IsEmpty)
            return null;

        return _rarestFirst[0] == _items[0] ? AdjacentMatch.CountPairs(left, right) : AdjacentMatch.CountPairs(right, left);
    }

    // Moves both on to the next document that is in both blocks; false if there is none.
    private static bool MoveToEqual(ReadOnlySpan<int> left, ReadOnlySpan<int> right, ref int i, ref int j)
    {
        var (l, r) = (i, j);
        while (l < left.Length && r < right.Length)
        {
            var (doc, other) = (left[l], right[r]);
            if (doc == other)
            {
                (i, j) = (l, r);
                return true;
            }

            // Which of the two is behind is not foreseeable for the processor.
            l += doc < other ? 1 : 0;
            r += other < doc ? 1 : 0;
        }

        return false;
    }

    private bool StandTogether(int doc)
    {
        foreach (var term in _terms!)
        {
            if (term.FirstFrom(doc) != doc)
                return false;
        }

        return !_terms[0].IsDeleted(doc);
    }

    // The first document, from one on, at which all items may stand.
    private int Together(int doc)
    {
        for (var i = 0; i < _rarestFirst.Length; i++)
        {
            var item = _rarestFirst[i];
            var at = item.Doc < doc ? item.Advance(doc) : item.Doc;
            if (at == End)
                return End;

            if (at > doc)
            {
                doc = at;
                i = -1;
            }
        }

        return doc;
    }

    private void Find()
    {
        _foundAt = _doc;
        _found.Clear();
        for (var i = 0; i < _items.Length; i++)
        {
            _occurrences[i] = _items[i].Read();
            if (_occurrences[i].Count == 0)
                return;
        }

        if (_kind is not Occurs.Close close)
        {
            AdjacentMatch.Find(_occurrences, _found);
            _frequency = Math.Min(_found.Count, _occurrences.Min(static o => o.Count));
            return;
        }

        var marks = close.InOrder ? OrderedMatch.Find(_occurrences, close.Limit) : UnorderedMatch.Find(_occurrences, close.Limit, _budget);
        if (marks is null)
            return;

        for (var i = 0; i < marks.Length; i++)
        {
            for (var k = 0; k < marks[i].Length; k++)
            {
                if (marks[i][k])
                    _found.Add(_occurrences[i][k]);
            }
        }

        Occurrence.SortDistinct(_found);
        // As often as the item that stands there least often.
        _frequency = marks.Min(m => m.Count(static marked => marked));
    }
}
