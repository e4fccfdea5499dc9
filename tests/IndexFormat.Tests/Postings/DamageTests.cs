using Lucene.Net.Index;
using Lucene.Net.Search;

namespace DocumentSearch.IndexFormat.Tests.Postings;

/// <summary>Postings that are no such thing: whoever reads them comes to an end, and may be told.</summary>
public sealed class DamageTests
{
    [Fact]
    public void Reading_of_damaged_bytes_ends()
    {
        using var index = new WrittenIndex(
            static () => new IndexCodec(), RandomDocuments.Make(4500, seed: 11), new Writing(2000, 0, Merges: true, IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS));
        index.Reader.Dispose();
        FileDamage.AssertReadingEnds(index.Folder, ["*.doc", "*.pos"], from: 30, count: 150, () => IsReadable(index));
    }

    private static bool IsReadable(WrittenIndex index)
    {
        try
        {
            using var directory = IndexDirectory.Open(index.Folder);
            using var reader = DirectoryReader.Open(directory);
            foreach (var leaf in reader.Leaves)
                ReadAll(leaf.AtomicReader.GetTerms(WrittenIndex.Field));

            return true;
        }
        catch (Exception e) when (IndexSnapshot.IsFailureToRead(e))
        {
            return false;
        }
    }

    private static void ReadAll(Terms terms)
    {
        foreach (var term in terms)
        {
            var postings = term.DocsAndPositions(null, null);
            for (var doc = postings.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.NextDoc())
            {
                for (var rest = postings.Freq; rest > 0; rest--)
                    postings.NextPosition();
            }

            var skipping = term.DocsAndPositions(null, null);
            for (var doc = skipping.Advance(0); doc != DocIdSetIterator.NO_MORE_DOCS; doc = skipping.Advance(doc + 700))
                skipping.NextPosition();
        }
    }
}
