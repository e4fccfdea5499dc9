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

    private static string Reason(ScorePart part) => part.Reason switch
    {
        ScoreReason.Part => $"{part.Term}: {Times(part)} {part.Other} alone",
        ScoreReason.Form => $"{part.Term}: in the form typed",
        ScoreReason.Title => $"{part.Term}: {Times(part)} in the title",
        ScoreReason.Heading => $"{part.Term}: {Times(part)} in headings",
        ScoreReason.Author => $"{part.Term}: {Times(part)} in the name of the author",
        ScoreReason.Keywords => $"{part.Term}: {Times(part)} in the keywords",
        ScoreReason.Description => $"{part.Term}: {Times(part)} in the description",
        ScoreReason.Order => $"{part.Term} {part.Other}: {Times(part)} in a row, as typed",
        ScoreReason.Passage => "the passage that holds most of the words",
        ScoreReason.Sentence => "the sentence of a long text that says most",
        ScoreReason.Name => $"{part.Term}: in the path",
        _ => Word(part),
    };

    private static string Word(ScorePart part)
    {
        var rarity = string.Create(CultureInfo.InvariantCulture, $"in {part.Documents:N0} of {part.AllDocuments:N0} documents (rarity {part.Rarity:0.00})");
        var clustering = Math.Abs(part.Burstiness - 1) < 0.005
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $", {part.Burstiness:0.00} times that as it {(part.Burstiness > 1 ? "clusters" : "is spread")}");
        var factor = part.Factor == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", counted {part.Factor:0.###} times");
        return $"{part.Term}: {Times(part)} here, {rarity}{clustering}{factor}";
    }

    private static string Times(ScorePart part) =>
        string.Create(CultureInfo.InvariantCulture, $"{part.Occurrences:0.##} {(part.Occurrences == 1 ? "time" : "times")}");
}
