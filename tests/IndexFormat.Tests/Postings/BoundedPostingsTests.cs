using CsCheck;
using DocumentSearch.IndexFormat.Postings;
using Lucene.Net.Codecs;
using Lucene.Net.Codecs.Lucene46;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace DocumentSearch.IndexFormat.Tests.Postings;

public sealed class BoundedPostingsTests
{
    private static readonly IndexOptions[] AllOptions =
        [IndexOptions.DOCS_ONLY, IndexOptions.DOCS_AND_FREQS, IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS];

    private static readonly Gen<(int Documents, int Seed, Writing Writing)> Cases = Gen.Select(
        RandomDocuments.Counts,
        Gen.Int[0, 1_000_000],
        Gen.Select(Gen.OneOf(130, 700, 10_000), Gen.OneOf(0, 0, 2, 7), Gen.Bool, Gen.OneOf(AllOptions), (buffered, deleted, merges, options) => new Writing(buffered, deleted, merges, options)));

    [Fact]
    public void Postings_are_those_of_Lucenes_format() => Cases.Sample(
        (count, seed, writing) =>
        {
            var documents = RandomDocuments.Make(count, seed);
            using var ours = new WrittenIndex(static () => new IndexCodec(), documents, writing);
            using var theirs = new WrittenIndex(static () => new LucenePostings(), documents, writing);
            Assert.Equal(theirs.Reader.Leaves.Count, ours.Reader.Leaves.Count);
            var random = new Random(seed);
            foreach (var (leaf, other) in ours.Reader.Leaves.Zip(theirs.Reader.Leaves))
                AssertSame(other.AtomicReader, leaf.AtomicReader, random);
        },
        iter: 60,
        threads: 1);

    [Fact]
    public void Old_segments_are_merged_into_our_format()
    {
        var documents = RandomDocuments.Make(1000, seed: 7);
        var writing = new Writing(300, 3, Merges: false, IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        using var theirs = new WrittenIndex(static () => new LucenePostings(), documents, writing);
        using var directory = new Lucene.Net.Store.RAMDirectory();
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, null)))
        {
            writer.AddIndexes(theirs.Reader);
            writer.ForceMerge(1);
        }

        using var merged = DirectoryReader.Open(directory);
        using var again = new WrittenIndex(static () => new LucenePostings(), documents, writing with { Merges = true });
        var leaf = Assert.Single(merged.Leaves).AtomicReader;
        Assert.IsType<BoundedPostings>(leaf.GetTermPositionsEnum(new Term(WrittenIndex.Field, "t0")));
        AssertSame(Assert.Single(again.Reader.Leaves).AtomicReader, leaf, new Random(1));
    }

    [Fact]
    public void A_payload_of_two_bytes_is_refused()
    {
        var positions = new PositionWriter(null!);
        positions.StartDoc();
        Assert.Throws<NotSupportedException>(() => positions.Add(0, new BytesRef([1, 2]), 0, 0));
    }

    private static void AssertSame(AtomicReader expected, AtomicReader actual, Random random)
    {
        var (theirs, ours) = (expected.GetTerms(WrittenIndex.Field), actual.GetTerms(WrittenIndex.Field));
        Assert.Equal((theirs?.Count, theirs?.SumTotalTermFreq, theirs?.DocCount), (ours?.Count, ours?.SumTotalTermFreq, ours?.DocCount));
        if (theirs is null || ours is null)
            return;

        var (their, our) = (theirs.GetEnumerator(), ours.GetEnumerator());
        DocsEnum? reused = null;
        while (their.MoveNext())
        {
            Assert.True(our.MoveNext());
            Assert.Equal(their.Term.Utf8ToString(), our.Term.Utf8ToString());
            Assert.Equal((their.DocFreq, their.TotalTermFreq), (our.DocFreq, our.TotalTermFreq));
            for (var walk = 0; walk < 4; walk++)
            {
                var live = random.Next(2) == 0 ? expected.LiveDocs : null;
                var (their1, our1) = theirs.HasPositions && walk > 0
                    ? (their.DocsAndPositions(live, null), our.DocsAndPositions(live, reused as DocsAndPositionsEnum))
                    : (their.Docs(live, null), our.Docs(live, reused));
                AssertSameWalk(their1, our1, random, walk);
                reused = random.Next(3) == 0 ? null : our1;
            }
        }

        Assert.False(our.MoveNext());
    }

    private static void AssertSameWalk(DocsEnum expected, DocsEnum actual, Random random, int walk)
    {
        var doc = -1;
        while (doc != DocIdSetIterator.NO_MORE_DOCS)
        {
            var target = doc + (walk < 2 ? 1 : random.Next(4) switch { 0 => 1, 1 => random.Next(1, 10), 2 => random.Next(1, 300), _ => random.Next(1, 5000) });
            if (random.Next(2) == 0 || walk == 0)
                Assert.Equal(doc = expected.NextDoc(), actual.NextDoc());
            else
                Assert.Equal(doc = expected.Advance(target), actual.Advance(target));

            Assert.Equal(doc, actual.DocID);
            if (doc == DocIdSetIterator.NO_MORE_DOCS || random.Next(3) == 0)
                continue;

            Assert.Equal(expected.Freq, actual.Freq);
            if (expected is DocsAndPositionsEnum positions && random.Next(3) > 0)
                AssertSamePositions(positions, (DocsAndPositionsEnum)actual, random.Next(expected.Freq + 1));
        }
    }

    private static void AssertSamePositions(DocsAndPositionsEnum expected, DocsAndPositionsEnum actual, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Assert.Equal(expected.NextPosition(), actual.NextPosition());
            Assert.Equal((expected.StartOffset, expected.EndOffset), (actual.StartOffset, actual.EndOffset));
            var (payload, ours) = (expected.GetPayload(), actual.GetPayload());
            Assert.Equal(payload is null ? -1 : payload.Bytes[payload.Offset], ours is null ? -1 : ours.Bytes[ours.Offset]);
        }
    }

    /// <summary>What indexes were written with up to version 6.</summary>
    [CodecName("Lucene46")]
    private sealed class LucenePostings : Lucene46Codec;
}
