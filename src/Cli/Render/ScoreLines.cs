using System.Globalization;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Render;

/// <summary>What the score of a hit is made of, in plain words.</summary>
internal static class ScoreLines
{
    public static IEnumerable<string> Of(ScoreReport report)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture, $"score {report.Score:0.0000}, in about {report.Length:N0} words, where {report.AverageLength:N0} are average:");
        foreach (var part in report.Parts)
            yield return string.Create(CultureInfo.InvariantCulture, $"{part.Score,9:0.0000}  {Reason(part)}");
    }

    private static string Reason(ScorePart part)
    {
        if (part.IsExactForm)
            return $"{part.Term}: in the form typed";

        var times = string.Create(CultureInfo.InvariantCulture, $"{part.Occurrences:0.##} {(part.Occurrences == 1 ? "time" : "times")}");
        var rarity = string.Create(CultureInfo.InvariantCulture, $"in {part.Documents:N0} of {part.AllDocuments:N0} documents (rarity {part.Rarity:0.00})");
        var factor = part.Factor == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", counted {part.Factor:0.##} times");
        return $"{part.Term}: {times} here, {rarity}{factor}";
    }
}
