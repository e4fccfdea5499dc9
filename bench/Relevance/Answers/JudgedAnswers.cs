using System.Text.RegularExpressions;
using DocumentSearch.Evaluate.Collections;
using DocumentSearch.Evaluate.Measure;

namespace DocumentSearch.Relevance.Answers;

/// <summary>Whether what is shown for a question covers the answer: the place itself, not the same words elsewhere.</summary>
/// <param name="Half">Which half the question is of.</param>
/// <param name="Found">Whether the first hit is the right document.</param>
/// <param name="First">Whether the first passage of the first hit answers (e2e@1).</param>
/// <param name="Given">Whether the first passage of the right document does (oracle@1).</param>
/// <param name="Length">Length of that, in UTF-16 units.</param>
internal sealed record JudgedAnswer(TopicHalf Half, bool Found, bool First, bool Given, int Length);

/// <summary>A run, judged as the field's answer-in-snippet measures do; of all runs in the same order.</summary>
internal sealed partial record JudgedAnswers(string Key, string Name, IReadOnlyList<JudgedAnswer> Answers)
{
    public static JudgedAnswers Of(AnswerSet set, AnswerRun run) => new(run.Key, run.Name, [.. set.Questions.Select(q => Judge(set, q, run.To(q)))]);

    public IReadOnlyList<JudgedAnswer> In(TopicHalf? half) => [.. Answers.Where(a => half is null || a.Half == half)];

    /// <summary>The comparison with another run, question by question.</summary>
    public PairedTest Against(JudgedAnswers other, Func<JudgedAnswer, bool> measure, TopicHalf? half) => PairedTest.Of(Values(measure, half), other.Values(measure, half));

    /// <summary>Whether one of the pieces of a passage, wherever they stand in the right document, covers an answer.</summary>
    public static bool Covers(AnswerSet set, Question question, string passage)
    {
        var document = set.Documents[question.Document];
        foreach (var piece in Gap().Split(passage).Select(static p => new NormalText(p).Text.Trim()).Where(static p => p.Length > 0))
        {
            for (var at = document.Text.IndexOf(piece, StringComparison.Ordinal); at >= 0; at = document.Text.IndexOf(piece, at + 1, StringComparison.Ordinal))
            {
                var (start, end) = document.Origin(at, piece.Length);
                if (question.Answers.Any(a => start <= a.Start && a.End <= end))
                    return true;
            }
        }

        return false;
    }

    private static JudgedAnswer Judge(AnswerSet set, Question question, Shown shown)
    {
        var isFound = shown.Document == question.Document;
        return new JudgedAnswer(question.Half, isFound, isFound && Covers(set, question, shown.First), Covers(set, question, shown.Given), shown.Given.Length);
    }

    private double[] Values(Func<JudgedAnswer, bool> measure, TopicHalf? half) => [.. In(half).Select(a => measure(a) ? 1.0 : 0)];

    [GeneratedRegex(@"\.\.\.|…", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Gap();
}
