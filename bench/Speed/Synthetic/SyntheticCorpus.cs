using System.Diagnostics;
using System.Globalization;
using System.Text;
using DocumentSearch.EndToEnd;
using DocumentSearch.EndToEnd.Corpus;

namespace DocumentSearch.Speed.Synthetic;

/// <summary>Makes packed corpora of synthetic documents.</summary>
internal static class SyntheticCorpus
{
    /// <summary>The model of the Markdown files of a corpus.</summary>
    /// <param name="corpus">An archive or a folder; null looks for the usual archive.</param>
    public static BigramModel Model(string? corpus)
    {
        var folder = CorpusLocation.Folder(corpus, Workspace.FindRepository());
        var files = PackedCorpus.FilesInOrder(folder).Where(file => file.EndsWith(".md", StringComparison.OrdinalIgnoreCase));
        var model = BigramModel.Of(files.Select(file => File.ReadAllText(file)));
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"model: {model.Tokens:N0} words of text, {model.Words:N0} different ones"));
        return model;
    }

    /// <summary>Writes the first documents; nothing is held but the model.</summary>
    /// <returns>Bytes of their texts.</returns>
    public static long Write(BigramModel model, string packFile, long documents, double words, ulong seed)
    {
        var started = Stopwatch.GetTimestamp();
        var texts = new SyntheticText(model, words, seed);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(packFile))!);
        long bytes = 0;
        using var output = new FileStream(packFile, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        for (long number = 0; number < documents; number++)
        {
            var text = texts.Of(number);
            PackedCorpus.WriteDocument(output, Encoding.ASCII.GetBytes(NameOf(number)), text);
            bytes += text.Length;
        }

        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{packFile}: {documents:N0} documents, {bytes / 1e6:N1} MB of text, {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s"));
        return bytes;
    }

    private static string NameOf(long number) => string.Create(CultureInfo.InvariantCulture, $"doc{number:d8}");
}
