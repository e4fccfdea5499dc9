using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DocumentSearch.EndToEnd.Peers;
using DocumentSearch.EndToEnd.Report;
using DocumentSearch.Evaluate.Collections;
using DocumentSearch.Evaluate.Measure;

namespace DocumentSearch.Relevance.Report;

/// <summary>Everything one benchmark found, as tables and as JSON.</summary>
internal sealed record RelevanceReport(
    Machine Machine,
    DateTime FinishedUtc,
    string Revision,
    IReadOnlyList<string> Collections,
    IReadOnlyList<JudgedEngine> Engines,
    IReadOnlyList<NotMeasured> NotMeasured)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private const double SmallP = 0.0001;

    // nDCG@10, MAP, R@100 and MRR@10, of Measures.Names.
    private static readonly int[] Shown = [0, 1, 3, 4];

    private static readonly (string Name, TopicHalf? Half)[] Halves = [("all topics", null), ("even half", TopicHalf.Even), ("odd half", TopicHalf.Odd)];

    public string RunName => FinishedUtc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "-" + Machine.Name;

    public string Text()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Relevance, {RunName}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{Collections.Count} collections, {Engines[0].Topics.Count} topics; source {Revision}. The mean is that of the collections' means.\n");
        foreach (var (name, half) in Halves)
        {
            foreach (var measure in Shown)
                text.Append('\n').Append(MeasureTable(measure, name, half));
        }

        if (Engines.FirstOrDefault(e => e.Key == Relevance.Engines.Baseline) is { } baseline && Engines.Count > 1)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nDifference of the mean over all topics alike from {baseline.Name}; p by a paired randomisation test, two-sided, seed fixed:\n");
            foreach (var (name, half) in Halves)
                text.Append('\n').Append(TestTable(baseline, name, half));
        }

        if (NotMeasured.Count > 0)
        {
            text.Append("\nNot measured:\n\n");
            foreach (var missing in NotMeasured)
                text.Append(CultureInfo.InvariantCulture, $"- {missing.What}: {missing.Reason}\n");
        }

        return text.ToString();
    }

    public string Raw() => JsonSerializer.Serialize(new
    {
        Machine,
        FinishedUtc,
        Revision,
        Measures = Measures.Names,
        Engines = Engines.Select(engine => new
        {
            engine.Key,
            engine.Name,
            // Topic by topic, in the order of Measures.
            Topics = engine.Topics.GroupBy(t => t.Collection, StringComparer.Ordinal).ToDictionary(
                c => c.Key, c => c.ToDictionary(t => t.Topic, t => t.Measures.Values.Select(Rounded), StringComparer.Ordinal), StringComparer.Ordinal),
        }),
        NotMeasured,
    }, Json) + "\n";

    private Table MeasureTable(int measure, string name, TopicHalf? half)
    {
        var table = new Table([$"{Measures.Names[measure]}, {name}", .. Collections, "mean"]);
        foreach (var engine in Engines)
            table.Add([engine.Name, .. Collections.Select(c => Figure(engine.Of(c, half).Values[measure])), Figure(engine.Macro(half).Values[measure])]);

        return table;
    }

    private Table TestTable(JudgedEngine baseline, string name, TopicHalf? half)
    {
        var table = new Table([name, .. Shown.SelectMany(m => new[] { Measures.Names[m], "p", "better/worse" })]);
        foreach (var engine in Engines.Where(e => e != baseline))
        {
            var tests = Shown.Select(measure => engine.Against(baseline, measure, half));
            table.Add([engine.Name, .. tests.SelectMany(t => new[] { Signed(t.Difference), t.P < SmallP ? "<0.0001" : Figure(t.P), $"{t.Better}/{t.Worse}" })]);
        }

        return table;
    }

    private static double Rounded(double value) => Math.Round(value, 4);

    private static string Figure(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Signed(double value) => value.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture);
}
