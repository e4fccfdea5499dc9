using System.Text;
using CsCheck;
using DocumentSearch.IndexFormat.Stored;
using Lucene.Net.Index;

namespace DocumentSearch.IndexFormat.Tests.Stored;

public sealed class StoredFormatTests
{
    private static readonly string[] Fields = ["a", "text", "z"];

    [Fact]
    public void What_was_stored_is_read_again()
    {
        var length = Gen.Frequency((4, Gen.Int[0, 60]), (2, Gen.Int[StoredFormat.LongValue - 2, StoredFormat.LongValue + 2]), (1, Gen.Int[5_000, 60_000]));
        var content = Gen.Select(length, Gen.Bool, Gen.Int[0, 1000], Content);
        var document = Gen.Select(Gen.Int[0, 2], content, (field, value) => new Value(Fields[field], value)).Array[0, 4];
        Gen.Select(document.Array[1, 40], Gen.Int[2, 12], Gen.Int[1, 5], Gen.Bool).Sample(
            (documents, buffered, deleted, merges) =>
            {
                using var index = new StoredIndex(documents, buffered, i => deleted > 1 && i % deleted == 0, merges);
                var kept = documents.Where((_, i) => deleted == 1 || i % deleted != 0).ToList();
                AssertSame(kept, index.Read());
            },
            iter: 60);
    }

    [Fact]
    public void Runs_with_dictionaries_are_kept_at_merges()
    {
        // Some megabytes: segments of several runs, of which one loses most of its documents.
        var documents = Enumerable.Range(0, 3000).Select(i => Letter(i, 4000)).ToList();
        using var apart = new StoredIndex(documents, 1100, IsDeleted, merges: false);
        using var merged = new StoredIndex(documents, 1100, IsDeleted, merges: true);
        var kept = documents.Where((_, i) => !IsDeleted(i)).ToList();
        Assert.True(apart.Reader.Leaves.Count > 1);
        Assert.Single(merged.Reader.Leaves);
        AssertSame(kept, apart.Read());
        AssertSame(kept, merged.Read());

        static bool IsDeleted(int i) => i is > 100 and < 1000 && i % 10 != 0 || i % 97 == 0;
    }

    [Fact]
    public void A_run_that_is_kept_says_how_much_is_left_of_it()
    {
        var documents = Enumerable.Range(0, 1200).Select(i => Letter(i, 4000)).ToList();
        using var all = new StoredIndex(documents, 1200, static _ => false, merges: false);
        using var left = new StoredIndex(documents, 1200, static i => i % 4 == 0, merges: true);
        Assert.InRange(Runs(left)[0].Length, Runs(all)[0].Length * 0.74, Runs(all)[0].Length * 0.76);
        Assert.Equal(Runs(all)[0].DictionaryLength, Runs(left)[0].DictionaryLength);

        static IReadOnlyList<StoredRun> Runs(StoredIndex index) => ((StoredReader)((SegmentReader)index.Reader.Leaves[0].AtomicReader).FieldsReader).Runs;
    }

    [Fact]
    public void Like_documents_are_packed_by_their_likeness()
    {
        var documents = Enumerable.Range(0, 2000).Select(i => Letter(i, 400)).ToList();
        using var index = new StoredIndex(documents, 2000, static _ => false, merges: false);
        var packed = Directory.GetFiles(index.Folder, "*.fdt").Sum(file => new FileInfo(file).Length);
        // Each by itself would take more than half.
        Assert.InRange(packed, 1, documents.Sum(static d => ((byte[])d[1].Content).Length) / 3);
    }

    [Fact]
    public void Only_what_is_asked_for_is_read()
    {
        var documents = Enumerable.Range(0, 50).Select(i => Letter(i, 200 * i)).ToList();
        using var index = new StoredIndex(documents, 50, static _ => false, merges: false);
        for (var doc = 0; doc < documents.Count; doc++)
        {
            Assert.Equal(documents[doc][2].Content, Assert.Single(index.Read(doc, "z")).Content);
            Assert.Empty(index.Read(doc, "no such field"));
        }
    }

    [Fact]
    public async Task Several_threads_read_at_once()
    {
        var documents = Enumerable.Range(0, 2000).Select(i => Letter(i, 6000)).ToList();
        using var index = new StoredIndex(documents, 700, static _ => false, merges: false);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < documents.Count; i++)
            {
                var doc = (i * 37 + thread * 500) % documents.Count;
                Assert.Equal(documents[doc][1].Content, index.Read(doc, "text")[0].Content);
            }
        })));
    }

    private static object Content(int length, bool isText, int seed)
    {
        var random = new Random(seed);
        if (isText)
            return string.Concat(Enumerable.Range(0, length).Select(_ => seed % 3 == 0 ? '\u00e9' : (char)('a' + random.Next(4))));

        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    // Every document says much the same in other words.
    private static Value[] Letter(int number, int length)
    {
        var random = new Random(number);
        var text = new StringBuilder($"Dear reader number {number}, ");
        string[] phrases = ["we regret to inform you ", "that your application ", $"of the {random.Next(30)}th ", "has been received and will be answered. ", "kindly wait "];
        while (text.Length < length)
            text.Append(phrases[random.Next(phrases.Length)]);

        return [new("a", $"letter {number}"), new("text", Encoding.UTF8.GetBytes(text.ToString())), new("z", new byte[] { (byte)number, 7 })];
    }

    private static void AssertSame(List<Value[]> expected, IEnumerable<List<Value>> read)
    {
        var count = 0;
        foreach (var document in read)
        {
            Assert.Equal(expected[count].Select(v => v.Field), document.Select(v => v.Field));
            Assert.Equal(expected[count].Select(v => v.Content), document.Select(v => v.Content));
            count++;
        }

        Assert.Equal(expected.Count, count);
    }
}
