using System.Text;

namespace DocumentSearch.Extract.Formats.Html;

/// <summary>What a page says of itself in its head, by the names that are in use for it.</summary>
internal sealed class HtmlFacts
{
    private const int MaxLength = 4096; // UTF-16 units of one statement

    // what editors write into a new page
    private static readonly string[] EmptyTitles = ["untitled", "untitled document", "untitled page", "document", "new page", "new page 1", "no title", "title"];

    private readonly StringBuilder _title = new();
    private readonly List<string> _authors = [];
    private readonly List<string> _keywords = [];
    private string? _otherTitle;
    private string? _description;
    private string? _otherDescription;
    private DateTime? _modified;
    private DateTime? _published;

    /// <summary>The title; null if there is none that says anything.</summary>
    internal string? Title => Stated(_title.ToString()) is { } title && !EmptyTitles.Contains(title, StringComparer.OrdinalIgnoreCase) ? title : _otherTitle;

    /// <summary>When it was last modified, else when it was published; UTC.</summary>
    internal DateTime? Date => _modified ?? _published;

    /// <summary>The language that it says it is in; null if it does not say.</summary>
    internal string? Language { get; private set; }

    /// <summary>The rest.</summary>
    internal DocumentProperties Properties => new()
    {
        Author = _authors.Count > 0 ? string.Join("; ", _authors) : null,
        Keywords = _keywords.Count > 0 ? string.Join(", ", _keywords) : null,
        Description = _description ?? _otherDescription,
        Language = Language,
    };

    /// <summary>Takes a piece of the title.</summary>
    internal void AddTitle(ReadOnlySpan<char> text)
    {
        if (_title.Length < MaxLength)
            _title.Append(text[..Math.Min(text.Length, MaxLength)]);
    }

    /// <summary>Takes the language of the page.</summary>
    internal void AddLanguage(string? tag)
    {
        if (Language is null && tag?.Trim() is { Length: > 0 and < 36 } stated)
            Language = stated.Replace('_', '-').ToLowerInvariant();
    }

    /// <summary>Takes what a <c>meta</c> element says.</summary>
    /// <param name="name">What it is about: its name, property, itemprop or http-equiv.</param>
    /// <param name="content">What it says.</param>
    internal void Add(string name, string content)
    {
        if (Stated(content) is not { } value)
            return;

        switch (name.Trim().ToLowerInvariant())
        {
            case "og:title" or "twitter:title" or "dc.title" or "dcterms.title" or "citation_title":
                _otherTitle ??= value;
                break;
            case "description" or "dc.description" or "dcterms.description" or "dcterms.abstract":
                _description ??= value;
                break;
            case "og:description" or "twitter:description":
                _otherDescription ??= value;
                break;
            case "author" or "article:author" or "dc.creator" or "dcterms.creator" or "citation_author":
                Add(_authors, value);
                break;
            case "keywords" or "news_keywords" or "article:tag" or "dc.subject" or "dcterms.subject" or "citation_keywords":
                Add(_keywords, value);
                break;
            case "content-language" or "language" or "dc.language" or "dcterms.language":
                AddLanguage(value.Split(',')[0]);
                break;
            case "article:modified_time" or "og:updated_time" or "datemodified" or "dcterms.modified" or "dc.date.modified" or "last-modified" or "revised":
                _modified ??= StatedTime(value);
                break;
            case "article:published_time" or "datepublished" or "date" or "dc.date" or "dc.date.issued" or "dc.date.created" or "dcterms.date"
                or "dcterms.created" or "dcterms.issued" or "pubdate" or "citation_publication_date" or "citation_date":
                _published ??= StatedTime(value);
                break;
        }
    }

    private static void Add(List<string> values, string value)
    {
        // pages link authors and repeat themselves
        if (!value.Contains("://", StringComparison.Ordinal) && !values.Contains(value) && values.Count < 100)
            values.Add(value);
    }

    private static DateTime? StatedTime(string value) =>
        IsoDate.Parse(value) ?? IsoDate.Parse(value.Replace('/', '-'));

    /// <summary>A text in one line; null if it is blank.</summary>
    private static string? Stated(string text)
    {
        var words = text[..Math.Min(text.Length, MaxLength)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 ? string.Join(' ', words) : null;
    }
}
