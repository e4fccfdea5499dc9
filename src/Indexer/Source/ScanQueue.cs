namespace DocumentSearch.Indexer.Source;

/// <summary>
/// What is left to scan, for several threads: the latest comes first, so that it stays short, and it ends when nothing is left
/// and nobody is still working.
/// </summary>
internal sealed class ScanQueue<T>
{
    private readonly Stack<T> _items = new();
    private int _unfinished;
    private bool _isClosed;

    /// <summary>Items that are waiting or being worked on.</summary>
    public int Unfinished => Volatile.Read(ref _unfinished);

    public void Add(T item)
    {
        lock (_items)
        {
            _items.Push(item);
            _unfinished++;
            Monitor.Pulse(_items);
        }
    }

    /// <summary>Takes an item, waiting while others may still add some; false at the end.</summary>
    public bool TryTake(out T item)
    {
        lock (_items)
        {
            while (_items.Count == 0 && !_isClosed)
                Monitor.Wait(_items);

            item = _isClosed ? default! : _items.Pop();
            return !_isClosed;
        }
    }

    /// <summary>Says that an item that was taken is done.</summary>
    public void Done()
    {
        lock (_items)
        {
            if (--_unfinished > 0)
                return;

            _isClosed = true;
            Monitor.PulseAll(_items);
        }
    }
}
