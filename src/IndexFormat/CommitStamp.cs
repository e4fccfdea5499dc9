using System.Globalization;

namespace DocumentSearch.IndexFormat;

/// <summary>What every commit says of itself, written atomically with it.</summary>
/// <param name="Format">The <see cref="FormatVersion"/> it was written in.</param>
/// <param name="Analysis">The <see cref="Analysis.AnalysisFingerprint"/> of its terms.</param>
/// <param name="Roots">The folders and files it covers, as stored names (<see cref="IndexLocation.ToStored"/>).</param>
/// <param name="CommittedTicks">When it was committed, in ticks of UTC.</param>
public sealed record CommitStamp(int Format, string Analysis, IReadOnlyList<string> Roots, long CommittedTicks)
{
    private const string FormatKey = "format";
    private const string AnalysisKey = "analysis";
    private const string RootsKey = "roots";
    private const string CommittedKey = "committed";
    private const string LedgerKey = "ledger";
    private const string RetriesKey = "retries";
    private const string OriginKey = "origin";
    private const string ChoicePrefix = "choice.";

    /// <summary>Name of the choice of a language.</summary>
    public const string LanguageChoice = "language";

    /// <summary>What was chosen of the roots, by name of the choice; what is absent is as it is by default.</summary>
    public IReadOnlyDictionary<string, string> Choices { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Code of the language that words are stemmed by.</summary>
    public string Language => Choices.GetValueOrDefault(LanguageChoice, DocumentSearch.IndexFormat.Analysis.Language.Default.Code);

    /// <summary>
    /// Sum of a hash of every name and stamp in the ledger, by which a scan of the roots knows that nothing has changed
    /// without reading the ledger. Null if the commit left work undone.
    /// </summary>
    public UInt128? LedgerSum { get; init; }

    /// <summary>Number of files that could not be read and are tried again by every update.</summary>
    public int Retries { get; init; }

    /// <summary>
    /// What the texts are, if a program gave them; null if they were read from the roots. There is then nothing that the index could
    /// be brought up to date with.
    /// </summary>
    public string? Origin { get; init; }

    /// <summary>Reads the stamp out of a commit's user data; absent parts read as nothing, so that every commit has a stamp.</summary>
    /// <param name="userData">The commit's user data.</param>
    public static CommitStamp Read(IDictionary<string, string> userData)
    {
        string? Value(string key) => userData.TryGetValue(key, out var value) ? value : null;

        _ = int.TryParse(Value(FormatKey), CultureInfo.InvariantCulture, out var format);
        _ = long.TryParse(Value(CommittedKey), CultureInfo.InvariantCulture, out var committed);
        _ = int.TryParse(Value(RetriesKey), CultureInfo.InvariantCulture, out var retries);
        var roots = Value(RootsKey) is { Length: > 0 } names ? names.Split('\0') : [];
        return new CommitStamp(format, Value(AnalysisKey) ?? "", roots, committed)
        {
            Choices = userData
                .Where(entry => entry.Key.StartsWith(ChoicePrefix, StringComparison.Ordinal))
                .ToDictionary(entry => entry.Key[ChoicePrefix.Length..], entry => entry.Value, StringComparer.Ordinal),
            LedgerSum = UInt128.TryParse(Value(LedgerKey), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var sum) ? sum : null,
            Retries = retries,
            Origin = Value(OriginKey),
        };
    }

    /// <summary>Whether a key of user data is one that a stamp is written under.</summary>
    /// <param name="key">The key.</param>
    public static bool IsKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key is FormatKey or AnalysisKey or RootsKey or CommittedKey or LedgerKey or RetriesKey or OriginKey || key.StartsWith(ChoicePrefix, StringComparison.Ordinal);
    }

    /// <summary>The stamp as a commit's user data.</summary>
    public IDictionary<string, string> Write()
    {
        var data = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [FormatKey] = Format.ToString(CultureInfo.InvariantCulture),
            [AnalysisKey] = Analysis,
            [RootsKey] = string.Join('\0', Roots),
            [CommittedKey] = CommittedTicks.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in Choices)
            data[ChoicePrefix + name] = value;

        if (LedgerSum is { } sum)
            data[LedgerKey] = sum.ToString("x32", CultureInfo.InvariantCulture);

        if (Retries > 0)
            data[RetriesKey] = Retries.ToString(CultureInfo.InvariantCulture);

        if (Origin is not null)
            data[OriginKey] = Origin;

        return data;
    }
}
