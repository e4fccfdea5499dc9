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

    /// <summary>Reads the stamp out of a commit's user data; absent parts read as nothing, so that every commit has a stamp.</summary>
    /// <param name="userData">The commit's user data.</param>
    public static CommitStamp Read(IDictionary<string, string> userData)
    {
        _ = int.TryParse(userData.TryGetValue(FormatKey, out var f) ? f : null, CultureInfo.InvariantCulture, out var format);
        _ = long.TryParse(userData.TryGetValue(CommittedKey, out var c) ? c : null, CultureInfo.InvariantCulture, out var committed);
        var analysis = userData.TryGetValue(AnalysisKey, out var a) ? a : "";
        var roots = userData.TryGetValue(RootsKey, out var r) && r.Length > 0 ? r.Split('\0') : [];
        return new CommitStamp(format, analysis, roots, committed);
    }

    /// <summary>The stamp as a commit's user data.</summary>
    public IDictionary<string, string> Write() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [FormatKey] = Format.ToString(CultureInfo.InvariantCulture),
        [AnalysisKey] = Analysis,
        [RootsKey] = string.Join('\0', Roots),
        [CommittedKey] = CommittedTicks.ToString(CultureInfo.InvariantCulture),
    };
}
