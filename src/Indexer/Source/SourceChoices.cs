using System.Globalization;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Source;

/// <summary>
/// Which files of the roots are documents, and the language of their words. The index remembers what was chosen, and every later update and search goes by it.
/// </summary>
public sealed record SourceChoices
{
    /// <summary>Largest file that is indexed by default: 4 GiB.</summary>
    public const long DefaultMaxFileBytes = 4L << 30;

    private static readonly string DefaultLanguage = IndexFormat.Analysis.Language.Default.Code;

    private const string IncludeName = "include";
    private const string ExcludeName = "exclude";
    private const string HiddenName = "hidden";
    private const string FollowLinksName = "follow-links";
    private const string IgnoreFilesName = "ignore-files";
    private const string LanguageName = CommitStamp.LanguageChoice;
    private const string MaxFileBytesName = "max-size";

    /// <summary>Patterns of which a file must match one, if there are any, in the syntax of ignore files.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Patterns of files and folders that are left out, in the syntax of ignore files.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Whether files and folders whose name begins with a dot are documents too.</summary>
    public bool Hidden { get; init; }

    /// <summary>Whether symbolic links stand for what they lead to, as long as that lies in a root.</summary>
    public bool FollowLinks { get; init; }

    /// <summary>Whether ignore files are respected.</summary>
    public bool IgnoreFiles { get; init; } = true;

    /// <summary>Largest file that is indexed, in bytes; larger ones are skipped and listed.</summary>
    public long MaxFileBytes { get; init; } = DefaultMaxFileBytes;

    /// <summary>Code of the language that words are stemmed by (<see cref="IndexFormat.Analysis.Language"/>).</summary>
    public string Language { get; init; } = DefaultLanguage;

    /// <summary>Reads choices as <see cref="Write"/> gives them; unknown names are passed over.</summary>
    /// <param name="choices">Values by name.</param>
    public static SourceChoices Read(IReadOnlyDictionary<string, string> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        string Value(string name) => choices.GetValueOrDefault(name, "");

        return new SourceChoices
        {
            Language = IndexFormat.Analysis.Language.Find(Value(LanguageName))?.Code ?? DefaultLanguage,
            Include = Patterns(Value(IncludeName)),
            Exclude = Patterns(Value(ExcludeName)),
            Hidden = Value(HiddenName) == "1",
            FollowLinks = Value(FollowLinksName) == "1",
            IgnoreFiles = Value(IgnoreFilesName) != "0",
            MaxFileBytes = long.TryParse(Value(MaxFileBytesName), CultureInfo.InvariantCulture, out var bytes) ? bytes : DefaultMaxFileBytes,
        };
    }

    /// <summary>What differs from the defaults, by name.</summary>
    public IReadOnlyDictionary<string, string> Write()
    {
        var choices = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Language != DefaultLanguage)
            choices[LanguageName] = Language;
        if (Include.Count > 0)
            choices[IncludeName] = string.Join('\0', Include);
        if (Exclude.Count > 0)
            choices[ExcludeName] = string.Join('\0', Exclude);
        if (Hidden)
            choices[HiddenName] = "1";
        if (FollowLinks)
            choices[FollowLinksName] = "1";
        if (!IgnoreFiles)
            choices[IgnoreFilesName] = "0";
        if (MaxFileBytes != DefaultMaxFileBytes)
            choices[MaxFileBytesName] = MaxFileBytes.ToString(CultureInfo.InvariantCulture);

        return choices;
    }

    /// <inheritdoc/>
    public bool Equals(SourceChoices? other) => other is not null && Text() == other.Text();

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text());

    private string Text() => string.Join('\u0001', Write().OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key + "=" + c.Value));

    private static string[] Patterns(string joined) => joined.Length == 0 ? [] : joined.Split('\0');
}
