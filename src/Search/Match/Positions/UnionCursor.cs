namespace DocumentSearch.Search.Match.Positions;

/// <summary>Any of several: the cursors are kept in a heap by the document they stand at.</summary>
internal sealed class UnionCursor : OccurrenceCursor
{
    private readonly PriorityQueue<OccurrenceCursor, int> _rest = new();
    private readonly List<OccurrenceCursor> _here = [];
    private readonly List<Occurrence> _read = [];
    private int _doc = -1;
    private int _readAt = -1;

    public UnionCursor(IEnumerable<OccurrenceCursor> cursors)
    {
        foreach (var cursor in cursors)
        {
            Cost += cursor.Cost;
            _here.Add(cursor);
        }
    }

    public override int Doc => _doc;

    public override long Cost { get; }

    public override int Advance(int doc)
    {
        foreach (var cursor in _here)
            Put(cursor, doc);

        _here.Clear();
        while (_rest.TryPeek(out var cursor, out var at) && at < doc)
        {
            _rest.Dequeue();
            Put(cursor, doc);
        }

        if (!_rest.TryPeek(out _, out _doc))
            return _doc = End;

        while (_rest.TryPeek(out var cursor, out var at) && at == _doc)
        {
            _rest.Dequeue();
            _here.Add(cursor);
        }

        return _doc;
    }

    public override float Frequency() => _here.Sum(c => c.Frequency());

    public override float MostFrequency() => _here.Sum(static c => c.MostFrequency());

    public override List<Occurrence> Read()
    {
        if (_readAt == _doc)
            return _read;

        _readAt = _doc;
        _read.Clear();
        foreach (var cursor in _here)
        {
            if (cursor.Frequency() > 0)
                _read.AddRange(cursor.Read());
        }

        if (_here.Count > 1)
            Occurrence.SortDistinct(_read);

        return _read;
    }

    public override void AddWords(List<Occurrence> words)
    {
        foreach (var cursor in _here)
        {
            if (cursor.Frequency() > 0)
                cursor.AddWords(words);
        }
    }

    private void Put(OccurrenceCursor cursor, int doc)
    {
        var at = cursor.Doc < doc ? cursor.Advance(doc) : cursor.Doc;
        if (at != End)
            _rest.Enqueue(cursor, at);
    }
}
