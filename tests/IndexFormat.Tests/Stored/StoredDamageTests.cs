using System.Text;
using CsCheck;
using Lucene.Net.Index;

namespace DocumentSearch.IndexFormat.Tests.Stored;

/// <summary>Stored documents that are no such thing: whoever reads them comes to an end, and may be told.</summary>
public sealed class StoredDamageTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(1);

    [Fact]
    public void Reading_of_damaged_bytes_ends()
    {
        var documents = Enumerable.Range(0, 400)
            .Select(i => new Value[] { new("a", $"number {i}"), new("text", Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(i, 200 + 5 * i)))) }).ToList();
        using var index = new StoredIndex(documents, 400, static _ => false, merges: false);
        index.Reader.Dispose();
        var told = 0;
        foreach (var path in (string[])[.. Directory.GetFiles(index.Folder, "*.fdt"), .. Directory.GetFiles(index.Folder, "*.fdx")])
        {
            var bytes = File.ReadAllBytes(path);
            Gen.Select(Gen.Int[25, bytes.Length - 17], Gen.Byte.Array[1, 6]).Sample(
                (at, noise) =>
                {
                    byte[] damaged = [.. bytes];
                    noise.AsSpan(0, Math.Min(noise.Length, bytes.Length - at)).CopyTo(damaged.AsSpan(at));
                    File.Delete(path);
                    File.WriteAllBytes(path, damaged);
                    var reading = Task.Run(() => IsReadable(index.Folder));
                    Assert.True(reading.Wait(Guard), "reading does not end");
                    told += reading.Result ? 0 : 1;
                },
                iter: 300,
                threads: 1);
            File.Delete(path);
            File.WriteAllBytes(path, bytes);
        }

        Assert.True(IsReadable(index.Folder));
        Assert.True(told > 0, "no damage was ever told");
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
