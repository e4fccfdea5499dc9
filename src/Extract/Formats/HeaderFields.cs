namespace DocumentSearch.Extract.Formats;

/// <summary>What the header of a text says of it, by the names that markup languages share.</summary>
internal sealed class HeaderFields
{
    private const int MaxNameLength = 20;

    private static readonly char[] KeywordSeparators = [',', ';'];

    internal string? Title { get; private set; }

    /// <summary>UTC; the first that is a date.</summary>
    internal DateTime? Date { get; private set; }

    internal DocumentProperties Properties { get; private set; } = DocumentProperties.None;

    /// <summary>Takes a value, if its name is one that says something of the document. Values of the same name go together.</summary>
    internal void Add(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        value = value.Trim();

        if (value.IsEmpty || name.Length > MaxNameLength)
            return;

        switch (name.ToString().ToLowerInvariant())
        {
            case "title":
                Title = Joined(Title, " ", value);
                break;
            case "date" or "revdate":
                Date ??= WrittenDate.Parse(value.ToString());
                break;
            case "author" or "authors":
                Properties = Properties with { Author = Joined(Properties.Author, "; ", value) };
                break;
            case "keywords" or "tags":
                var keywords = value.ToString().Split(KeywordSeparators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                Properties = Properties with { Keywords = Joined(Properties.Keywords, ", ", string.Join(", ", keywords)) };
                break;
            case "description" or "summary":
                Properties = Properties with { Description = Joined(Properties.Description, " ", value) };
                break;
            case "lang" or "language":
                Properties = Properties with { Language = Properties.Language ?? value.ToString() };
                break;
        }
    }

    private static string Joined(string? before, string separator, ReadOnlySpan<char> value) =>
        before is null ? value.ToString() : string.Concat(before, separator, value);
}
