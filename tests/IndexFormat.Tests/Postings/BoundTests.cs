using CsCheck;
using DocumentSearch.IndexFormat.Postings;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace DocumentSearch.IndexFormat.Tests.Postings;

public sealed class BoundTests
{
    private const int Block = 128;

    private static readonly Gen<(int Documents, int Seed, int Deleted)> Cases =
        Gen.Select(RandomDocuments.Counts, Gen.Int[0, 1_000_000], Gen.OneOf(0, 2, 7));

    [Fact]
    public void No_document_of_a_merged_segment_exceeds_the_bounds_of_its_block_and_group() => Cases.Sample(
        (count, seed, deleted) =>
        {
            var documents = RandomDocuments.Make(count, seed);
            using var index = new WrittenIndex(static () => new IndexCodec(), documents, new Writing(300, deleted, Merges: true, IndexOptions.DOCS_AND_FREQS_AND_POSITIONS));
            foreach (var leaf in index.Reader.Leaves)
                AssertBounded(leaf.AtomicReader, isKnown: index.Reader.Leaves.Count == 1 && count > 300 || deleted > 0);
        },
        iter: 40,
        threads: 1);

    [Fact]
    public void Lengths_that_are_given_make_bounds_of_the_first_writing_and_no_others_do()
    {
        var documents = RandomDocuments.Make(1000, seed: 3);
        var writing = new Writing(10_000, 0, Merges: false, IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        using var plain = new WrittenIndex(static () => new IndexCodec(), documents, writing);
        var leaf = Assert.Single(plain.Reader.Leaves).AtomicReader;
        AssertBounded(leaf, isKnown: false);

        var read = leaf.GetNormValues(WrittenIndex.Field);
        byte[] norms = [.. Enumerable.Range(0, documents.Count).Select(doc => (byte)read.Get(doc))];
        using var given = new WrittenIndex(() => new IndexCodec(field => field == WrittenIndex.Field ? norms : null), documents, writing);
        AssertBounded(Assert.Single(given.Reader.Leaves).AtomicReader, isKnown: true);
    }

    [Fact]
    public void Pairs_that_are_too_many_are_rounded_up() => Gen.Select(Gen.Int[1, 1000], Gen.Byte).Array[1, 200].Sample(postings =>
    {
        var (bounds, whole, output) = (new BoundSet(), new BoundSet(), new GrowingBuffer());
        foreach (var (frequency, norm) in postings)
            bounds.Add(frequency, norm);

        bounds.Flush(output, whole);
        var read = Decode(output);
        Assert.InRange(read.Length, 1, BoundSet.MaxCount);
        Assert.All(postings, posting => AssertCovered(read, posting.Item1, posting.Item2));
        Assert.Equal((postings.Max(p => p.Item1), postings.Max(p => p.Item2)), (read.Max(b => b.Frequency), read.Max(b => b.Norm)));
        Assert.Equal(read.OrderBy(b => b.Frequency).ThenByDescending(b => b.Norm), read);

        output.Clear();
        whole.Flush(output, whole: null);
        Assert.Equal(read, Decode(output));
    });

    private static Bound[] Decode(GrowingBuffer output)
    {
        var input = new Lucene.Net.Store.ByteArrayDataInput(output.Written.ToArray());
        var (bounds, frequency) = (new Bound[input.ReadByte()], 0);
        for (var i = 0; i < bounds.Length; i++)
            bounds[i] = new Bound(frequency += input.ReadVInt32(), input.ReadByte());

        return bounds;
    }

    private static void AssertBounded(AtomicReader segment, bool isKnown)
    {
        var norms = segment.GetNormValues(WrittenIndex.Field);
        foreach (var term in segment.GetTerms(WrittenIndex.Field))
        {
            var postings = segment.GetTermDocsEnum(new Term(WrittenIndex.Field, term.Term));
            var bounded = (BoundedPostings)term.Docs(null, null);
            Assert.Equal(isKnown && term.DocFreq >= Block, bounded.HasBounds);
            AssertBlocks(postings, bounded, norms);
        }
    }

    private static void AssertBlocks(DocsEnum postings, BoundedPostings bounded, NumericDocValues norms)
    {
        var (bounds, start, doc) = (bounded.OpenBounds(), 0, postings.NextDoc());
        while (doc != DocIdSetIterator.NO_MORE_DOCS)
        {
            // Neither is lost by looking ahead with the other.
            bounded.ReadFrom(start, out var documents, out var frequencies);
            Assert.Equal(doc, documents[0]);
            Assert.True(documents.Length <= Block);
            var (groupEnd, end) = (bounds?.GroupEnd(doc), bounds?.BlockEnd(doc));
            Assert.Equal(documents[^1], end ?? documents[^1]);
            Assert.True((groupEnd ?? int.MaxValue) >= documents[^1]);
            Assert.True((bounds?.BlockBefore ?? -1) < doc);
            var (block, group) = (bounds?.BlockBounds().ToArray(), bounds?.GroupBounds().ToArray());
            for (var i = 0; i < documents.Length; i++)
            {
                Assert.Equal((doc, postings.Freq), (documents[i], frequencies[i]));
                if (block is not null)
                    AssertCovered(block, postings.Freq, (byte)norms.Get(doc));

                if (group is not null)
                    AssertCovered(group, postings.Freq, (byte)norms.Get(doc));

                (start, doc) = (doc + 1, postings.NextDoc());
            }
        }

        Assert.True(bounded.ReadFrom(start).IsEmpty);
        Assert.Equal(DocIdSetIterator.NO_MORE_DOCS, bounds?.BlockEnd(start) ?? DocIdSetIterator.NO_MORE_DOCS);
    }

    private static void AssertCovered(Bound[] bounds, int frequency, byte norm) =>
        Assert.Contains(bounds, bound => bound.Frequency >= frequency && bound.Norm >= norm);
}
