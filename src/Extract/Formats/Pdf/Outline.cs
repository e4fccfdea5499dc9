using System.Text;
using UglyToad.PdfPig.Tokens;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>The outline of a document, which viewers show as bookmarks (ISO 32000-1, 12.3.3).</summary>
internal sealed class Outline
{
    private const int MaxEntries = 20_000;
    private const int MaxDepth = 64;

    private readonly Dictionary<string, List<Entry>> _byTitle = new(StringComparer.Ordinal);
    private readonly List<Entry> _entries = [];

    /// <summary>Reads it.</summary>
    internal Outline(PdfObjects objects, DictionaryToken catalog)
    {
        var destinations = new Destinations(objects, catalog);
        var seen = new HashSet<DictionaryToken>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(DictionaryToken Item, int Level)>();
        if (objects.Dictionary(objects.Dictionary(catalog, "Outlines"), "First") is { } first)
            open.Push((first, 1));

        while (_entries.Count < MaxEntries && open.TryPop(out var next))
        {
            var (item, level) = next;
            if (!seen.Add(item))
                continue;

            if (objects.Text(item, "Title") is { } title && Key(title) is { Length: > 0 } key)
                Add(key, new Entry(title, level, destinations.PageOf(item)));
            if (objects.Dictionary(item, "Next") is { } sibling)
                open.Push((sibling, level));
            if (level < MaxDepth && objects.Dictionary(item, "First") is { } child)
                open.Push((child, level + 1));
        }
    }

    /// <summary>The level of the entry that a line on a page is the target of; 0 if there is none. Each entry is taken once.</summary>
    internal int Take(string text, int page)
    {
        if (_entries.Count == 0)
            return 0;

        // an outline may leave out the numbers of sections
        var entry = Find(Key(text), page);
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (entry is null && space > 0 && text.AsSpan(0, space).ContainsAnyInRange('0', '9'))
            entry = Find(Key(text[space..]), page);
        if (entry is null)
            return 0;

        entry.IsTaken = true;
        return entry.Level;
    }

    private Entry? Find(string key, int page) =>
        _byTitle.TryGetValue(key, out var entries) ? entries.Find(e => !e.IsTaken && (e.Page == page || e.Page == 0)) : null;

    /// <summary>Entries for a page that no line of it was the text of.</summary>
    internal IEnumerable<(string Title, int Level)> Untaken(Func<int, bool> isOnPage) =>
        _entries.Where(e => !e.IsTaken && isOnPage(e.Page)).Select(e => (e.Title, e.Level));

    private void Add(string key, Entry entry)
    {
        if (!_byTitle.TryGetValue(key, out var entries))
            _byTitle.Add(key, entries = []);

        entries.Add(entry);
        _entries.Add(entry);
    }

    /// <summary>Letters and digits alone, as titles differ from headings in spaces and in the points of numbers.</summary>
    private static string Key(string text)
    {
        var key = new StringBuilder(text.Length);

        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                key.Append(char.ToLowerInvariant(c));
        }

        return key.ToString();
    }

    private sealed record Entry(string Title, int Level, int Page)
    {
        public bool IsTaken { get; set; }
    }
}
