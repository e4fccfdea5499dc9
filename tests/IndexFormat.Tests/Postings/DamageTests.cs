using CsCheck;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace DocumentSearch.IndexFormat.Tests.Postings;

/// <summary>Postings that are no such thing: whoever reads them comes to an end, and may be told.</summary>
public sealed class DamageTests
{
    // Reading takes a moment; what never ends must fail rather than hang.
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(1);

    [Fact]
    public void Reading_of_damaged_bytes_ends()
    {
        using var index = new WrittenIndex(
            static () => new IndexCodec(), RandomDocuments.Make(4500, seed: 11), new Writing(2000, 0, Merges: true, IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS));
        index.Reader.Dispose();
        var told = 0;
        foreach (var path in (string[])[.. Directory.GetFiles(index.Folder, "*.doc"), .. Directory.GetFiles(index.Folder, "*.pos")])
        {
            var bytes = File.ReadAllBytes(path);
            Gen.Select(Gen.Int[30, bytes.Length - 17], Gen.Byte.Array[1, 6]).Sample(
                (at, noise) =>
                {
                    byte[] damaged = [.. bytes];
                    noise.AsSpan(0, Math.Min(noise.Length, bytes.Length - at)).CopyTo(damaged.AsSpan(at));
                    File.Delete(path);
                    File.WriteAllBytes(path, damaged);
                    var reading = Task.Run(() => IsReadable(index));
                    Assert.True(reading.Wait(Guard), "reading does not end");
                    told += reading.Result ? 0 : 1;
                },
                iter: 150,
                threads: 1);
            File.Delete(path);
            File.WriteAllBytes(path, bytes);
        }

        Assert.True(IsReadable(index));
        Assert.True(told > 0, "no damage was ever told");
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
