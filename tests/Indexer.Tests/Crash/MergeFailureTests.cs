using DocumentSearch.IndexFormat;
using Lucene.Net.Store;

namespace DocumentSearch.Indexer.Tests.Crash;

/// <summary>Merges for which there is no room, though there is for everything else.</summary>
public sealed class MergeFailureTests
{
    [Fact]
    public void An_update_tells_it_and_keeps_its_changes()
    {
        using var folder = ChangedFolder.Of(IndexStart.Changed);
        folder.Reset();
        var failure = Assert.Throws<IndexException>(() => folder.Update(ManySegments));

        Assert.Equal(IndexErrorKind.NotWritable, failure.Kind);
        Assert.Equal(
            $"{folder.Location.Folder}: all changes are in the index, but its segments cannot be merged: no space left on device", failure.Message);
        folder.AssertIsComplete("after a merge that failed");
    }

    [Fact]
    public void An_index_of_other_rules_is_replaced_all_the_same()
    {
        using var folder = ChangedFolder.Of(IndexStart.Outdated);
        folder.Reset();
        Assert.Throws<IndexException>(() => folder.Update(ManySegments));

        Assert.NotEqual(Generation.First, Generation.Current(folder.Location));
        folder.AssertIsComplete("after a merge that failed");
    }

    [Fact]
    public void A_query_has_its_changes_and_says_nothing()
    {
        using var folder = ChangedFolder.Of(IndexStart.Changed);
        folder.Reset();
        var freshness = Freshness.Bring(
            folder.Location, new IndexerOptions { OpenSegments = NoRoomToMerge }, new FreshnessLimits(), null, CancellationToken.None);

        Assert.Equal((0, null), (freshness.Behind, freshness.Reason));
        folder.AssertIsComplete("after a merge that failed");
    }

    // As many as there are files, whichever thread comes first.
    private static IndexerOptions ManySegments => new() { Threads = 1, CommitBytes = 1, OpenSegments = NoRoomToMerge };

    private static FullForMerges NoRoomToMerge(string segments) => new(IndexDirectory.Open(segments));

    private sealed class FullForMerges(Lucene.Net.Store.Directory real) : FilterDirectory(real)
    {
        public override IndexOutput CreateOutput(string name, IOContext context) => context.Context == IOContext.UsageContext.MERGE
            ? throw new IOException($"No space left on device : '{name}'", 28)
            : base.CreateOutput(name, context);

        public override IndexInputSlicer CreateSlicer(string name, IOContext context) => m_input.CreateSlicer(name, context);
    }
}
