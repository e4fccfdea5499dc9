using System.Text;
using DocumentSearch.EndToEnd;
using DocumentSearch.Evaluate.Collections;

namespace DocumentSearch.Relevance.Answers;

/// <summary>How often the first passage holds the answer to a question, as a table.</summary>
internal static class AnswersBenchmark
{
    /// <param name="folder">Folder of the questions and their documents.</param>
    /// <param name="crowd">Folder of other documents that are indexed too; null if there are none.</param>
    public static string Run(string folder, string? crowd)
    {
        var set = AnswerSet.Read(folder);
        var work = Path.Combine(Workspace.WorkFolderOf(Workspace.FindRepository()), "answers", Path.GetFileName(Path.GetFullPath(folder)) + (crowd is null ? "" : "-crowd"));
        var text = new StringBuilder("| engine | half | questions | document found | first of the first hit | first of the document | mean length | longest |\n|---|---|---|---|---|---|---|---|\n");
        var answers = OurAnswers.Of(set, crowd, work);
        foreach (var half in new[] { TopicHalf.Even, TopicHalf.Odd })
        {
            var these = answers.FindAll(a => a.Question.Half == half);
            var shares = AnswerRun.Judge(set, these);
            text.Append(FormattableString.Invariant(
                $"| search | {half} | {these.Count} | {shares.Found:.0000} | {shares.First:.0000} | {shares.Given:.0000} | {shares.Length:0} | {shares.Longest} |\n"));
        }

        return text.ToString();
    }
}
