namespace DocumentSearch.Extract;

/// <summary>What a document says of itself, beside its title and its date.</summary>
public sealed record DocumentProperties
{
    /// <summary>Longest value of a property, and longest title, in UTF-16 units; what follows is left out.</summary>
    public const int MaxLength = 1 << 12;

    /// <summary>Longest value of <see cref="Links"/>, in UTF-16 units: some four thousand addresses.</summary>
    public const int MaxLinks = 1 << 18;

    /// <summary>A document that says nothing.</summary>
    public static DocumentProperties None { get; } = new();

    /// <summary>Who wrote or sent it, several with "; " between them; null if it does not say.</summary>
    public string? Author
    {
        get;
        init => field = Stated(value);
    }

    /// <summary>Keywords, tags and categories, with ", " between them; null if it states none.</summary>
    public string? Keywords
    {
        get;
        init => field = Stated(value);
    }

    /// <summary>Its subject or description; null if it states none.</summary>
    public string? Description
    {
        get;
        init => field = Stated(value);
    }

    /// <summary>The addresses that its links lead to and that no reader sees in its text, with spaces between them; null if there are none.</summary>
    public string? Links
    {
        get;
        init => field = Stated(value, MaxLinks);
    }

    /// <summary>The language it says it is in, a lowercase BCP 47 tag such as <c>de</c> or <c>pt-br</c>; null if it does not say, or not so.</summary>
    public string? Language
    {
        get;
        init => field = LanguageTag.Of(value);
    }

    /// <summary>A value without white space around it and not too long; null if nothing is left.</summary>
    internal static string? Stated(string? value, int maxLength = MaxLength)
    {
        var text = value.AsSpan().Trim();
        if (text.Length > maxLength)
            text = text[..(char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength)].TrimEnd();

        return text.IsEmpty ? null : text.Length == value!.Length ? value : text.ToString();
    }
}
