using System.Buffers.Binary;
using System.Text;

namespace DocumentSearch.EndToEnd.Corpus;

/// <summary>How much text there is.</summary>
/// <param name="Files">Markdown files.</param>
/// <param name="TextBytes">Their text in UTF-8.</param>
/// <param name="OtherFiles">Files that are not Markdown; only our own indexer sees them.</param>
internal sealed record CorpusSize(int Files, long TextBytes, int OtherFiles)
{
    public double Megabytes => TextBytes / 1e6;
}

/// <summary>
/// Packs the corpus into the one file the peers' drivers load before their clock starts
/// (bench/Peers/packed_corpus.h tells the format). Reading every file here also warms the
/// file cache, so that no engine pays for the first read of the disk.
/// </summary>
internal static class PackedCorpus
{
    public static CorpusSize Write(string folder, string packFile)
    {
        int files = 0, otherFiles = 0;
        long textBytes = 0;
        Directory.CreateDirectory(Path.GetDirectoryName(packFile)!);
        using var output = new FileStream(packFile, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        foreach (string file in FilesInOrder(folder))
        {
            if (!file.EndsWith(".md", StringComparison.OrdinalIgnoreCase))
            {
                otherFiles++;
                continue;
            }

            byte[] text = WellFormed(File.ReadAllBytes(file));
            WriteDocument(output, Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file)), text);
            files++;
            textBytes += text.Length;
        }

        if (files == 0)
            throw new BenchmarkException($"no corpus: there are no Markdown files in {folder}");
        output.Flush(flushToDisk: true);
        return new CorpusSize(files, textBytes, otherFiles);
    }

    /// <summary>Ordinal order: every machine feeds the engines the same sequence.</summary>
    public static IEnumerable<string> FilesInOrder(string folder)
    {
        var walk = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        return Directory.EnumerateFiles(folder, "*", walk).Order(StringComparer.Ordinal);
    }

    private static byte[] WellFormed(byte[] text) =>
        System.Text.Unicode.Utf8.IsValid(text) ? text : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text));

    /// <summary>Writes one document in the drivers' format.</summary>
    public static void WriteDocument(Stream output, ReadOnlySpan<byte> path, ReadOnlySpan<byte> text)
    {
        Span<byte> lengths = stackalloc byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(lengths, path.Length);
        BinaryPrimitives.WriteInt32LittleEndian(lengths[4..], text.Length);
        output.Write(lengths);
        output.Write(path);
        output.Write(text);
    }
}
