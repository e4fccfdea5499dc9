namespace DocumentSearch.Extract;

/// <summary>What a document says of itself, beside its title and its date.</summary>
public sealed record DocumentProperties
{
    /// <summary>A document that says nothing.</summary>
    public static DocumentProperties None { get; } = new();

    /// <summary>Who wrote or sent it, several with "; " between them; null if it does not say.</summary>
    public string? Author { get; init; }

    /// <summary>Keywords, tags and categories, with ", " between them; null if it states none.</summary>
    public string? Keywords { get; init; }

    /// <summary>Its subject or description; null if it states none.</summary>
    public string? Description { get; init; }

    /// <summary>The language it says it is in, a lowercase BCP 47 tag such as <c>de</c> or <c>pt-br</c>; null if it does not say.</summary>
    public string? Language { get; init; }
}
