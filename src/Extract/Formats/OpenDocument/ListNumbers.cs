using System.Globalization;

namespace DocumentSearch.Extract.Formats.OpenDocument;

/// <summary>Counts the items of lists that are numbered in decimals, by the list styles of the document.</summary>
internal sealed class ListNumbers
{
    private readonly HashSet<(string Style, int Level)> _numbered = [];
    private readonly Dictionary<(string Style, int Level), int> _last = []; // for lists that go on where another ended
    private readonly Stack<(string Style, int Number)> _lists = new();
    private string _declared = "";

    /// <summary>How many lists are open.</summary>
    internal int Depth => _lists.Count;

    /// <summary>A list style begins here.</summary>
    internal void BeginStyle(string? name) => _declared = name ?? "";

    /// <summary>The list style numbers the items of a level.</summary>
    /// <param name="level">The level, from 1.</param>
    /// <param name="format">How: <c>1</c> for decimals.</param>
    internal void AddLevel(int level, string? format)
    {
        if (format == "1")
            _numbered.Add((_declared, level));
    }

    /// <summary>A list begins here.</summary>
    /// <param name="style">Name of its style; null if that is the style of the list it stands in.</param>
    /// <param name="goesOn">Whether it goes on counting where the last list of its style ended.</param>
    internal void BeginList(string? style, bool goesOn)
    {
        var name = style ?? (_lists.TryPeek(out var outer) ? outer.Style : "");
        _lists.Push((name, goesOn ? _last.GetValueOrDefault((name, _lists.Count + 1)) : 0));
    }

    /// <summary>A list ends here.</summary>
    internal void EndList() => _lists.TryPop(out _);

    /// <summary>What stands before the next item; null if nothing does.</summary>
    /// <param name="start">The number that it says it has; null if it is the next one.</param>
    internal string? NextItem(int? start)
    {
        if (!_lists.TryPop(out var list))
            return null;

        var number = start ?? unchecked(list.Number + 1);
        _lists.Push((list.Style, number));
        _last[(list.Style, _lists.Count)] = number;
        return _numbered.Contains((list.Style, _lists.Count)) ? string.Create(CultureInfo.InvariantCulture, $"{number}.") : null;
    }
}
