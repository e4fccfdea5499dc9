using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;
using DocumentSearch.Testing;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Tests.Crash;

/// <summary>What a session does after something could not be written.</summary>
public sealed class SessionFaultTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    [Fact]
    public void Nothing_is_committed_after_a_write_that_failed()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        var options = new IndexerOptions { BufferMegabytes = 1, OpenSegments = path => new FullWhere(IndexDirectory.Open(path), name => name.EndsWith(".tim", StringComparison.Ordinal)) };
        using (var session = IndexSession.Open(folder.Location, Generation.First, options, files: 1, lastId: 1))
        {
            // More than the buffer holds, so that it is written out at once.
            var failure = Assert.Throws<IndexException>(() => session.Replace(1, [Enumerable.Range(0, 100_000).Select(i => new StringField("id", $"{i}", Field.Store.NO))]));
            Assert.Equal(IndexErrorKind.NotWritable, failure.Kind);
            Assert.Equal(IndexErrorKind.NotWritable, Assert.Throws<IndexException>(() => session.Commit(IndexSnapshot.ReadStamp(folder.Location))).Kind);
        }

        Assert.Equal(["a.txt"], folder.Paths("apple"));
    }

    [Fact]
    public void Merges_behind_one_that_failed_are_not_waited_for_without_end()
    {
        using var folder = new TempFolder();
        using var directory = new FullWhere(IndexDirectory.Open(folder.MakeFolder("segments")), name => name.StartsWith("_6", StringComparison.Ordinal));
        var merges = new BackgroundMerges();
        using var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, null)
        {
            MergePolicy = new OneThenTwo(),
            MergeScheduler = merges,
        });
        for (var i = 0; i < OneThenTwo.Segments; i++)
        {
            writer.AddDocument([new StringField("id", $"{i}", Field.Store.NO)]);
            writer.Commit();
        }

        var waiting = new Thread(writer.WaitForMerges) { IsBackground = true };
        waiting.Start();
        Assert.True(waiting.Join(Guard), "it waits without end");
        merges.Sync();
        Assert.IsType<IOException>(merges.Failure);
        writer.Rollback();
    }

    private sealed class FullWhere(Lucene.Net.Store.Directory real, Func<string, bool> isFull) : FilterDirectory(real)
    {
        private bool _wasFull;

        public override IndexOutput CreateOutput(string name, IOContext context)
        {
            if (_wasFull || !isFull(name))
                return base.CreateOutput(name, context);

            _wasFull = true;
            throw new IOException($"No space left on device : '{name}'", 28);
        }

        public override IndexInputSlicer CreateSlicer(string name, IOContext context) => m_input.CreateSlicer(name, context);
    }

    /// <summary>Merges two segments, and when that is done proposes two merges at once.</summary>
    private sealed class OneThenTwo : MergePolicy
    {
        public const int Segments = 5;

        public override MergeSpecification? FindMerges(MergeTrigger mergeTrigger, SegmentInfos segmentInfos)
        {
            var names = segmentInfos.Segments.Select(s => s.Info.Name).ToList();
            return names is ["_0", "_1", "_2", "_3", "_4"] ? Merges(segmentInfos, (0, 1))
                : mergeTrigger == MergeTrigger.MERGE_FINISHED && names.Count == Segments - 1 ? Merges(segmentInfos, (0, 1), (2, 3))
                : null;
        }

        public override MergeSpecification FindForcedMerges(
            SegmentInfos segmentInfos, int maxSegmentCount, IDictionary<SegmentCommitInfo, bool> segmentsToMerge) => throw new NotSupportedException();

        public override MergeSpecification FindForcedDeletesMerges(SegmentInfos segmentInfos) => throw new NotSupportedException();

        public override bool UseCompoundFile(SegmentInfos infos, SegmentCommitInfo mergedInfo) => false;

        protected override void Dispose(bool disposing)
        {
            // It holds nothing.
        }

        private static MergeSpecification Merges(SegmentInfos infos, params (int First, int Second)[] pairs)
        {
            var merges = new MergeSpecification();
            foreach (var (first, second) in pairs)
                merges.Add(new OneMerge([infos.Segments[first], infos.Segments[second]]));

            return merges;
        }
    }
}
