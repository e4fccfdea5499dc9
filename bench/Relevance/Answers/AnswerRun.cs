using System.Text.RegularExpressions;

namespace DocumentSearch.Relevance.Answers;

/// <summary>What an engine shows for a question: the first passage of its first hit, and of the right document.</summary>
/// <param name="Document">Name of the first hit; null if there is none.</param>
/// <param name="First">Its first passage; empty if there is none.</param>
/// <param name="Given">The first passage of the right document.</param>
internal sealed record Shown(string? Document, string First, string Given);

/// <summary>How often what is shown covers the answer: the place itself, not the same words elsewhere.</summary>
/// <param name="Found">Share of the questions whose first hit is the right document.</param>
/// <param name="First">Share answered by the first passage of the first hit (e2e@1).</param>
/// <param name="Given">Share answered by the first passage of the right document (oracle@1).</param>
/// <param name="Length">Mean length of that, in UTF-16 units.</param>
/// <param name="Longest">That of the longest.</param>
internal sealed record AnswerShares(double Found, double First, double Given, double Length, int Longest);

/// <summary>What an engine shows for the questions of a set, judged as the field's answer-in-snippet measures do.</summary>
internal static partial class AnswerRun
{
    public static AnswerShares Judge(AnswerSet set, IEnumerable<(Question Question, Shown Shown)> answers)
    {
        var (count, found, first, given, length, longest) = (0, 0, 0, 0, 0L, 0);
        foreach (var (question, shown) in answers)
        {
            count++;
            found += shown.Document == question.Document ? 1 : 0;
            first += shown.Document == question.Document && Covers(set, question, shown.First) ? 1 : 0;
            given += Covers(set, question, shown.Given) ? 1 : 0;
            length += shown.Given.Length;
            longest = Math.Max(longest, shown.Given.Length);
        }

        var all = Math.Max(1.0, count);
        return new AnswerShares(found / all, first / all, given / all, length / all, longest);
    }

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

    [GeneratedRegex(@"\.\.\.|…", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Gap();
}
