namespace DocumentSearch.Search.Match.Positions;

/// <summary>Several items together: next to each other, or near each other. Candidates are the documents that hold all of them.</summary>
internal sealed class SequenceCursor : OccurrenceCursor
{
    private readonly OccurrenceCursor[] _items;
    private readonly OccurrenceCursor[] _rarestFirst;
    private readonly Occurs _kind;
    private readonly Budget _budget;
    private readonly List<Occurrence> _found = [];
    private readonly List<Occurrence>[] _occurrences;
    private int _doc = -1;
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
        if (_foundAt != _doc)
        {
            _foundAt = _doc;
            _found.Clear();
            Find();
        }

        return _frequency;
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
        Frequency();
        return _found;
    }

    public override void AddWords(List<Occurrence> words)
    {
        foreach (var item in _items)
            item.AddWords(words);
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
        _frequency = 0;
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
