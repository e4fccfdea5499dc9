namespace DocumentSearch.Extract.Formats.OpenDocument;

/// <summary>What a document says of itself (OpenDocument 1.3 part 3, section 4.3).</summary>
internal sealed class OpenDocumentFacts
{
    private readonly List<string> _keywords = [];
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Whether nothing was taken so far.</summary>
    internal bool IsEmpty => _values.Count == 0 && _keywords.Count == 0;

    /// <summary>The title; null if there is none.</summary>
    internal string? Title => _values.GetValueOrDefault("title");

    /// <summary>When it was last modified, else when it was made; UTC.</summary>
    internal DateTime? Date => Time("date") ?? Time("creation-date");

    /// <summary>The rest.</summary>
    internal DocumentProperties Properties => new()
    {
        Author = _values.GetValueOrDefault("initial-creator") ?? _values.GetValueOrDefault("creator"),
        Keywords = _keywords.Count > 0 ? string.Join(", ", _keywords) : null,
        Description = Description,
        Language = _values.GetValueOrDefault("language")?.ToLowerInvariant(),
    };

    private string? Description =>
        string.Join(". ", new[] { _values.GetValueOrDefault("subject"), _values.GetValueOrDefault("description") }.OfType<string>()) is { Length: > 0 } text
            ? text
            : null;

    /// <summary>Takes what an element says; the first of a name counts, but for keywords.</summary>
    internal void Add(string name, string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return;

        var value = string.Join(' ', words);
        if (name != "keyword")
            _values.TryAdd(name, value);
        else if (!_keywords.Contains(value))
            _keywords.Add(value);
    }

    private DateTime? Time(string name) => _values.TryGetValue(name, out var text) ? IsoDate.Parse(text) : null;
}
