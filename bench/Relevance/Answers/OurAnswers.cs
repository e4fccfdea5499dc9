using DocumentSearch.Indexer;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search;

namespace DocumentSearch.Relevance.Answers;

/// <summary>This program, asked with its defaults.</summary>
internal static class OurAnswers
{
    /// <summary>Indexes the documents, and others beside them, and asks all questions.</summary>
    /// <param name="set">The questions.</param>
    /// <param name="crowd">A folder of other documents that are indexed too; null if there are none.</param>
    /// <param name="workFolder">Where the index is made, if it is not there yet.</param>
    public static List<(Question Question, Shown Shown)> Of(AnswerSet set, string? crowd, string workFolder)
    {
        var location = IndexLocation.At(Path.Combine(Directory.CreateDirectory(workFolder).FullName, "index"));
        new IndexUpdater(location, new IndexerOptions()).Update([set.DocumentFolder, .. crowd is null ? Array.Empty<string>() : [crowd]], null, CancellationToken.None);
        using var searcher = Searcher.Open(location);
        return [.. set.Questions.Select(q => (q, Ask(searcher, q)))];
    }

    private static Shown Ask(Searcher searcher, Question question)
    {
        var request = new SearchRequest(Escaped(question.Text)) { Top = 1, PassagesPerHit = 1 };
        var hit = First(searcher, request);
        var given = First(searcher, request with { Query = $"({request.Query}) path:\"docs/{question.Document}.txt\"" });
        return new Shown(hit is null ? null : Path.GetFileNameWithoutExtension(hit.Path), TextOf(hit), TextOf(given));
    }

    // What is a sign of the query language in a question is none here.
    private static string Escaped(string question) => question.Replace("(", " ", StringComparison.Ordinal).Replace(")", " ", StringComparison.Ordinal);

    private static Hit? First(Searcher searcher, SearchRequest request) => searcher.Search(request, CancellationToken.None).Hits is [var hit, ..] ? hit : null;

    private static string TextOf(Hit? hit) => hit?.Passages is [var passage, ..] ? passage.Text : "";
}
