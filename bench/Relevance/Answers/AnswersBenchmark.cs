using System.Globalization;
using System.Text;
using DocumentSearch.EndToEnd;
using DocumentSearch.EndToEnd.Peers;
using DocumentSearch.EndToEnd.Report;
using DocumentSearch.Evaluate.Collections;

namespace DocumentSearch.Relevance.Answers;

/// <summary>How often the first passage holds the answer to a question, beside Java Lucene's unified highlighter, as a table.</summary>
internal static class AnswersBenchmark
{
    // Lengths of Lucene's passages: one sentence, and those whose mean is about ours.
    private static readonly int[] Goals = [0, 200];

    /// <param name="folder">Folder of the questions and their documents.</param>
    /// <param name="crowd">Folder of other documents that are indexed too; null if there are none.</param>
    /// <param name="only">Keys of the engines to measure; empty means all.</param>
    public static string Run(string folder, string? crowd, IReadOnlyList<string> only)
    {
        if (only.FirstOrDefault(static key => key is not ("ours" or Engines.Baseline)) is { } unknown)
            throw new BenchmarkException($"--only {unknown}: for answers there is ours, {Engines.Baseline}");

        var set = AnswerSet.Read(folder);
        var repository = Workspace.FindRepository();
        var work = Path.Combine(Workspace.WorkFolderOf(repository), "answers", Path.GetFileName(Path.GetFullPath(folder)) + (crowd is null ? "" : "-crowd"));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{set.Questions.Count} questions to {set.Documents.Count} documents{(crowd is null ? "" : " among others")}; source {Revision.Of(repository)}\n\n");
        text.Append("| | half | document found | first passage of the first hit | first passage of the document | mean length | longest |\n|---|---|---|---|---|---|---|\n");
        if (only.Count == 0 || only.Contains("ours", StringComparer.Ordinal))
            Add("search", OurAnswers.Of(set, crowd, work));

        if (only.Count == 0 || only.Contains(Engines.Baseline, StringComparer.Ordinal))
        {
            new AptPackages().Provide(LuceneAnswers.Requirements);
            var lucene = new LuceneAnswers(Path.Combine(repository, "bench", "Peers", "LuceneJava"), Path.Combine(work, "java"));
            lucene.Build(set, crowd);
            foreach (var goal in Goals)
                Add(goal == 0 ? "Java Lucene, a sentence" : $"Java Lucene, about {goal}", lucene.Of(set, goal));
        }

        return text.ToString();

        void Add(string name, List<(Question Question, Shown Shown)> answers)
        {
            foreach (var half in new[] { TopicHalf.Even, TopicHalf.Odd })
            {
                var shares = AnswerRun.Judge(set, answers.FindAll(a => a.Question.Half == half));
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {half} | {shares.Found:.0000} | {shares.First:.0000} | {shares.Given:.0000} | {shares.Length:0} | {shares.Longest} |\n");
            }
        }
    }
}
