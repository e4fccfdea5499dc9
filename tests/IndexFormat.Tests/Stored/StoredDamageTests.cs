using System.Text;
using Lucene.Net.Index;

namespace DocumentSearch.IndexFormat.Tests.Stored;

/// <summary>Stored documents that are no such thing: whoever reads them comes to an end, and may be told.</summary>
public sealed class StoredDamageTests
{
    [Fact]
    public void Reading_of_damaged_bytes_ends()
    {
        var documents = Enumerable.Range(0, 400)
            .Select(i => new Value[] { new("a", $"number {i}"), new("text", Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(i, 200 + 5 * i)))) }).ToList();
        using var index = new StoredIndex(documents, 400, static _ => false, merges: false);
        index.Reader.Dispose();
        FileDamage.AssertReadingEnds(index.Folder, ["*.fdt", "*.fdx"], from: 25, count: 300, () => IsReadable(index.Folder));
    }

    private static bool IsReadable(string folder)
    {
        try
        {
            using var directory = IndexDirectory.Open(folder);
            using var reader = DirectoryReader.Open(directory);
            for (var doc = 0; doc < reader.MaxDoc; doc++)
                _ = reader.Document(doc);

            return true;
        }
        catch (Exception e) when (IndexSnapshot.IsFailureToRead(e))
        {
            return false;
        }
    }
}
