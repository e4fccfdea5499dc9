namespace DocumentSearch.Extract.Formats;

/// <summary>
/// The list items that are open, each known by the column where its content begins. The columns ascend,
/// so that even thousands of nested items cost a line no more than a binary search.
/// </summary>
internal readonly struct MarkdownItems()
{
    private readonly List<int> _columns = [];

    /// <summary>Content column of the innermost item; 0 if none is open.</summary>
    internal int Innermost => _columns.Count == 0 ? 0 : _columns[^1];

    internal void Add(int column) => _columns.Add(column);

    /// <summary>Closes the items whose content begins beyond a column: a line that begins there is not part of them.</summary>
    internal void LeaveBeyond(int column)
    {
        while (Innermost > column)
            _columns.RemoveAt(_columns.Count - 1);
    }

    /// <summary>Content column of the innermost item that a column lies within; 0 if there is none.</summary>
    internal int Around(int column)
    {
        var at = _columns.BinarySearch(column);

        if (at < 0)
            at = ~at - 1;

        return at < 0 ? 0 : _columns[at];
    }
}
