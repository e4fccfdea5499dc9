namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>A language that words can be stemmed by.</summary>
/// <param name="Code">Its ISO 639-1 code (639-3 where it has none), or such a code with that of a country.</param>
/// <param name="Name">Its English name.</param>
public sealed record Language(string Code, string Name)
{
    private readonly Lazy<IReadOnlySet<string>> _functionWords = new(() => StopWords.Of(Code));

    /// <summary>English, which counts where nothing else is said.</summary>
    public static Language Default { get; } = new("en", "English") { StemsFolded = true };

    /// <summary>All languages, by code.</summary>
    public static IReadOnlyList<Language> All { get; } =
    [
        new("ar", "Arabic") { StemsFolded = true },
        new("bg", "Bulgarian") { StemsFolded = true },
        new("ca", "Catalan"),
        new("ckb", "Sorani"),
        new("cs", "Czech"),
        new("da", "Danish"),
        new("de", "German") { StemsFolded = true },
        new("el", "Greek") { StemsFolded = true },
        Default,
        new("es", "Spanish") { StemsFolded = true },
        new("eu", "Basque") { StemsFolded = true },
        new("fa", "Persian") { StemsFolded = true },
        new("fi", "Finnish"),
        new("fr", "French") { StemsFolded = true },
        new("ga", "Irish"),
        new("gl", "Galician"),
        new("hi", "Hindi"),
        new("hu", "Hungarian"),
        new("hy", "Armenian"),
        new("id", "Indonesian") { StemsFolded = true },
        new("it", "Italian") { StemsFolded = true },
        new("lv", "Latvian"),
        new("nl", "Dutch") { StemsFolded = true },
        new("no", "Norwegian"),
        new("pt", "Portuguese"),
        new("pt-br", "Brazilian"),
        new("ro", "Romanian"),
        new("ru", "Russian") { StemsFolded = true },
        new("sv", "Swedish"),
        new("tr", "Turkish"),
    ];

    /// <summary>Words that hold a sentence together without saying what it is about, in lower case; none for English, where the search has its own.</summary>
    public IReadOnlySet<string> FunctionWords => _functionWords.Value;

    /// <summary>
    /// Whether words are stemmed as they are folded, so that accents never matter; otherwise in lower case with their accents,
    /// which some algorithms go by, and folded afterwards.
    /// </summary>
    public bool StemsFolded { get; private init; }

    /// <summary>Whether i without a dot is a letter of its own, and what follows an apostrophe is an ending.</summary>
    internal bool IsTurkish => Code == "tr";

    /// <summary>The language of a code or an English name, in any case; null if there is none.</summary>
    /// <param name="codeOrName">Such as <c>de</c> or <c>German</c>.</param>
    public static Language? Find(string codeOrName) => All.FirstOrDefault(language =>
        language.Code.Equals(codeOrName, StringComparison.OrdinalIgnoreCase) || language.Name.Equals(codeOrName, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public bool Equals(Language? other) => other?.Code == Code;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Code);
}
