namespace DocumentSearch.Search.QuerySyntax;

/// <summary>What a name before a colon says about the value behind it.</summary>
internal enum Field : byte
{
    None,
    Title,
    Heading,
    Author,
    Keywords,
    Description,
    Subject,
    Links,
    Path,
    Extension,
    Format,
    Language,
    Size,
    Date,
    Modified,
}

/// <summary>The names of fields. Any other name before a colon is part of a word: URLs and times are words.</summary>
internal static class FieldNames
{
    private const int MaxLength = 11;

    private static readonly Dictionary<string, Field>.AlternateLookup<ReadOnlySpan<char>> Names =
        new Dictionary<string, Field>(StringComparer.OrdinalIgnoreCase)
        {
            ["title"] = Field.Title,
            ["heading"] = Field.Heading,
            ["headings"] = Field.Heading,
            ["h"] = Field.Heading,
            ["author"] = Field.Author,
            ["authors"] = Field.Author,
            ["from"] = Field.Author,
            ["keyword"] = Field.Keywords,
            ["keywords"] = Field.Keywords,
            ["tag"] = Field.Keywords,
            ["tags"] = Field.Keywords,
            ["description"] = Field.Description,
            ["subject"] = Field.Subject,
            ["link"] = Field.Links,
            ["links"] = Field.Links,
            ["url"] = Field.Links,
            ["path"] = Field.Path,
            ["dir"] = Field.Path,
            ["in"] = Field.Path,
            ["ext"] = Field.Extension,
            ["type"] = Field.Format,
            ["format"] = Field.Format,
            ["lang"] = Field.Language,
            ["language"] = Field.Language,
            ["size"] = Field.Size,
            ["date"] = Field.Date,
            ["modified"] = Field.Modified,
        }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The field with whose name and colon a text begins.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The length of both.</param>
    public static Field At(ReadOnlySpan<char> text, out int length)
    {
        var colon = text[..Math.Min(text.Length, MaxLength + 1)].IndexOf(':');
        length = colon + 1;
        return colon > 0 && Names.TryGetValue(text[..colon], out var field) ? field : Field.None;
    }

    /// <summary>Whether it is looked into for words; others choose documents.</summary>
    public static bool IsText(Field field) => TextOf(field) is not null;

    /// <summary>What is looked into for words; null if it chooses documents.</summary>
    public static TextField? TextOf(Field field) => field switch
    {
        Field.Title => TextField.Title,
        Field.Heading => TextField.Heading,
        Field.Author => TextField.Author,
        Field.Keywords => TextField.Keywords,
        Field.Description => TextField.Description,
        Field.Subject => TextField.Subject,
        Field.Links => TextField.Links,
        _ => null,
    };

    /// <summary>The name of what is looked into, as it is written in canonical lines, with the colon.</summary>
    public static string Prefix(TextField field) => field switch
    {
        TextField.Title => "title:",
        TextField.Heading => "heading:",
        TextField.Author => "author:",
        TextField.Keywords => "keyword:",
        TextField.Description => "description:",
        TextField.Links => "link:",
        _ => "subject:",
    };

    /// <summary>The name that is written in canonical lines, with the colon.</summary>
    public static string Prefix(Field field) => field switch
    {
        Field.Path => "path:",
        Field.Extension => "ext:",
        Field.Format => "type:",
        Field.Language => "lang:",
        Field.Size => "size:",
        Field.Date => "date:",
        Field.Modified => "modified:",
        _ => TextOf(field) is { } text ? Prefix(text) : "",
    };
}
