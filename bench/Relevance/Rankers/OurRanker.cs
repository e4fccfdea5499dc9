using DocumentSearch.EndToEnd.Peers;
using DocumentSearch.Evaluate;
using DocumentSearch.Evaluate.Measure;
using DocumentSearch.Indexer;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search;

namespace DocumentSearch.Relevance.Rankers;

/// <summary>This program, asked as <c>search eval</c> asks; another way of asking is another one of these.</summary>
/// <param name="Key">For --only.</param>
/// <param name="Name">For the tables.</param>
/// <param name="Asked">How it is asked; the query is put in.</param>
internal sealed record OurRanker(string Key, string Name, SearchRequest Asked) : IRanker
{
    public IReadOnlyList<Requirement> Requirements => [];

    public void Build()
    {
    }

    public Run Rank(PreparedCollection collection)
    {
        var location = IndexLocation.At(collection.FileFor("ours", "index"));
        var options = new EvaluationOptions { Request = Asked };
        return Evaluation.Run(collection.Collection, location, new IndexerOptions(), options, Console.Error.WriteLine, CancellationToken.None).Answers.Run;
    }
}
