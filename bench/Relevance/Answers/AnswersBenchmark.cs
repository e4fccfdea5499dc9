using System.Globalization;
using System.Text;
using DocumentSearch.EndToEnd;
using DocumentSearch.EndToEnd.Report;
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
        var repository = Workspace.FindRepository();
        var work = Path.Combine(Workspace.WorkFolderOf(repository), "answers", Path.GetFileName(Path.GetFullPath(folder)) + (crowd is null ? "" : "-crowd"));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{set.Questions.Count} questions to {set.Documents.Count} documents{(crowd is null ? "" : " among others")}; source {Revision.Of(repository)}\n\n");
        text.Append("| | half | document found | first passage of the first hit | first passage of the document | mean length | longest |\n|---|---|---|---|---|---|---|\n");
        var answers = OurAnswers.Of(set, crowd, work);
        foreach (var half in new[] { TopicHalf.Even, TopicHalf.Odd })
        {
            var shares = AnswerRun.Judge(set, answers.FindAll(a => a.Question.Half == half));
            text.Append(
                CultureInfo.InvariantCulture,
                $"| search | {half} | {shares.Found:.0000} | {shares.First:.0000} | {shares.Given:.0000} | {shares.Length:0} | {shares.Longest} |\n");
        }

        return text.ToString();
    }
}
