using DocumentSearch.EndToEnd.Peers;
using DocumentSearch.Indexer;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search;

namespace DocumentSearch.Relevance.Answers;

/// <summary>This program, asked with its defaults.</summary>
internal sealed class OurAnswers : IAnswerEngine
{
    public string Key => "ours";

    public string Name => "search";

    public IReadOnlyList<Requirement> Requirements => [];

    public void Build()
    {
    }

    // The index is made, if it is not there yet, or brought up to date.
    public IEnumerable<AnswerRun> Ask(PreparedAnswers prepared)
    {
        var location = IndexLocation.At(prepared.FileFor(Key, "index"));
        new IndexUpdater(location, new IndexerOptions()).Update(
            [prepared.Set.DocumentFolder, .. prepared.Crowd is { } crowd ? [crowd] : Array.Empty<string>()], null, CancellationToken.None);
        using var searcher = Searcher.Open(location);
        return [new AnswerRun(Key, Name, prepared.Set.Questions.ToDictionary(static q => q.Id, q => Ask(searcher, q), StringComparer.Ordinal))];
    }

    private static Shown Ask(Searcher searcher, Question question)
    {
        var request = new SearchRequest(Escaped(question.Text)) { Top = 1, PassagesPerHit = 1 };
        var hit = First(searcher, request);
        var given = First(searcher, request with { Query = $"({request.Query}) path:\"docs/{question.Document}.txt\"" });
        return new Shown(hit is null ? null : NameOf(hit.Path), TextOf(hit), TextOf(given));
    }

    // A document of the crowd may be called like one of the set.
    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path) is var name && $"/{path}".EndsWith($"/docs/{name}.txt", StringComparison.Ordinal) ? name : path;

    // What is a sign of the query language in a question is none here.
    private static string Escaped(string question) => question.Replace("(", " ", StringComparison.Ordinal).Replace(")", " ", StringComparison.Ordinal);

    private static Hit? First(Searcher searcher, SearchRequest request) => searcher.Search(request, CancellationToken.None).Hits is [var hit, ..] ? hit : null;

    private static string TextOf(Hit? hit) => hit?.Passages is [var passage, ..] ? passage.Text : "";
}
