using DocumentSearch.Evaluate.Collections;
using DocumentSearch.Indexer;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search;
using DocumentSearch.Testing;

namespace DocumentSearch.Evaluate.Tests;

/// <summary>Judged collections are answered as well as they were when the ranking was chosen, but for a little.</summary>
public sealed class RankingFloorTests
{
    [Theory]
    [InlineData("cranfield", false, 0.54)]
    [InlineData("med", false, 0.71)]
    [InlineData("med", true, 0.735)]
    public void A_collection_is_answered_well(string name, bool expand, double floor)
    {
        var folder = SharedData.Find("relevance", name);
        Assert.SkipWhen(folder is null, SharedData.Absent);
        using var scratch = new TempFolder();
        var collection = TestCollection.Open(CollectionFiles.Find(folder, null, null, null), _ => { });
        var evaluation = Evaluation.Run(
            collection,
            IndexLocation.At(scratch[IndexLocation.FolderName]),
            new IndexerOptions(),
            new EvaluationOptions { Request = new SearchRequest("") { Expand = expand } },
            _ => { },
            TestContext.Current.CancellationToken);
        Assert.True(evaluation.Mean.Ndcg >= floor, $"nDCG@10 {evaluation.Mean.Ndcg}");
    }
}
