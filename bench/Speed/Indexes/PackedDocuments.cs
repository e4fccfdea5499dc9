using System.Buffers.Binary;
using System.Text;
using DocumentSearch.EndToEnd;

namespace DocumentSearch.Speed.Indexes;

/// <summary>One document of a packed corpus.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Utf8">Its text, in UTF-8.</param>
internal sealed record PackedDocument(string Name, byte[] Utf8);

/// <summary>Reads packed corpora (bench/Peers/packed_corpus.h tells the format), one document after the other.</summary>
internal static class PackedDocuments
{
    private const int MaxLength = 1 << 28;

    /// <summary>The documents, read as they are asked for.</summary>
    /// <exception cref="BenchmarkException">There is no such file, or it is no packed corpus.</exception>
    public static IEnumerable<PackedDocument> Read(string packFile)
    {
        if (!File.Exists(packFile))
            throw new BenchmarkException($"{packFile}: there is no such file; make it with: synth {packFile} --documents N");

        using var input = new FileStream(packFile, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
        var lengths = new byte[8];
        while (input.Position < input.Length)
        {
            var name = "";
            byte[] text;
            try
            {
                input.ReadExactly(lengths);
                name = Encoding.UTF8.GetString(Next(BinaryPrimitives.ReadInt32LittleEndian(lengths)));
                text = Next(BinaryPrimitives.ReadInt32LittleEndian(lengths.AsSpan(4)));
            }
            catch (EndOfStreamException)
            {
                throw new BenchmarkException($"{packFile}: ends within a document; it is no packed corpus, or was not written to its end");
            }

            yield return new PackedDocument(name, text);
        }

        byte[] Next(int length)
        {
            if (length is < 0 or > MaxLength)
                throw new EndOfStreamException();

            var bytes = new byte[length];
            input.ReadExactly(bytes);
            return bytes;
        }
    }
}
