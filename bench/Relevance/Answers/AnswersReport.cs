using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DocumentSearch.EndToEnd.Peers;
using DocumentSearch.EndToEnd.Report;
using DocumentSearch.Evaluate.Collections;

namespace DocumentSearch.Relevance.Answers;

/// <summary>How often the passages of each engine hold the answer, as tables and as JSON.</summary>
internal sealed record AnswersReport(
    Machine Machine,
    DateTime FinishedUtc,
    string Revision,
    string Title,
    AnswerSet Set,
    IReadOnlyList<JudgedAnswers> Runs,
    IReadOnlyList<NotMeasured> NotMeasured)
{
    private const double SmallP = 0.0001;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string Name, TopicHalf? Half)[] Halves = [("all questions", null), ("even half", TopicHalf.Even), ("odd half", TopicHalf.Odd)];

    private static readonly (string Name, Func<JudgedAnswer, bool> Value)[] Measures =
        [("document found", static a => a.Found), ("first hit (e2e@1)", static a => a.First), ("right document (oracle@1)", static a => a.Given)];

    public string RunName => FinishedUtc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "-" + Machine.Name;

    public string Text()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Answers, {Title}, {RunName}\n\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"{Set.Questions.Count} questions to {Set.Documents.Count} documents; source {Revision}. How often the first passage of the first hit, and of the right document, covers the answer; lengths in characters.\n");
        foreach (var (name, half) in Halves)
            text.Append('\n').Append(ShareTable(name, half));

        if (Runs.FirstOrDefault(static r => r.Key == "ours") is { } ours && Runs.Count > 1)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nDifference of {ours.Name} from each, question by question; p by a paired randomisation test, two-sided, seed fixed:\n");
            foreach (var (name, half) in Halves)
                text.Append('\n').Append(TestTable(ours, name, half));
        }

        if (NotMeasured.Count > 0)
        {
            text.Append("\nNot measured:\n\n");
            foreach (var missing in NotMeasured)
                text.Append(CultureInfo.InvariantCulture, $"- {missing.What}: {missing.Reason}\n");
        }

        return text.ToString();
    }

    public string Raw() => JsonSerializer.Serialize(
        new
        {
            Machine,
            FinishedUtc,
            Revision,
            Questions = Set.Questions.Select(static q => q.Id),
            // A digit for each question, in their order: 1 is yes.
            Runs = Runs.Select(static run => new
            {
                run.Key,
                run.Name,
                Found = Digits(run, Measures[0].Value),
                First = Digits(run, Measures[1].Value),
                Given = Digits(run, Measures[2].Value),
                Length = run.Answers.Average(static a => a.Length),
            }),
            NotMeasured,
        },
        Json) + "\n";

    private static string Digits(JudgedAnswers run, Func<JudgedAnswer, bool> measure) => string.Concat(run.Answers.Select(a => measure(a) ? '1' : '0'));

    private Table ShareTable(string name, TopicHalf? half)
    {
        var table = new Table([name, .. Measures.Select(static m => m.Name), "mean length", "longest"]);
        foreach (var run in Runs)
        {
            var answers = run.In(half);
            table.Add(
            [
                run.Name,
                .. Measures.Select(m => Figure(answers.Average(a => m.Value(a) ? 1.0 : 0))),
                answers.Average(static a => a.Length).ToString("0", CultureInfo.InvariantCulture),
                answers.Max(static a => a.Length).ToString(CultureInfo.InvariantCulture),
            ]);
        }

        return table;
    }

    private Table TestTable(JudgedAnswers ours, string name, TopicHalf? half)
    {
        var table = new Table([name, .. Measures.SelectMany(static m => new[] { m.Name, "p", "better/worse" })]);
        foreach (var run in Runs.Where(r => r != ours))
        {
            var tests = Measures.Select(m => ours.Against(run, m.Value, half));
            table.Add([run.Name, .. tests.SelectMany(static t => new[] { Signed(t.Difference), t.P < SmallP ? "<0.0001" : Figure(t.P), $"{t.Better}/{t.Worse}" })]);
        }

        return table;
    }

    private static string Figure(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Signed(double value) => value.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture);
}
