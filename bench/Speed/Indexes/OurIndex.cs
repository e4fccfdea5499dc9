using System.Diagnostics;
using System.Text;
using DocumentSearch.EndToEnd;
using DocumentSearch.Extract;
using DocumentSearch.Indexer;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Speed.Indexes;

/// <summary>Our index of a packed corpus: its documents are given as texts, and never lie on disk as files.</summary>
internal static class OurIndex
{
    // An index of given texts belongs to what they came from; a benchmark has only one of each.
    private const string Origin = "bench/Speed";

    private static readonly DateTime Modified = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Makes it, in the place of one that was there.</summary>
    /// <param name="packFile">The packed corpus.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="threads">Threads; as many as there are processors if null.</param>
    public static IndexingFigures Write(string packFile, string folder, int? threads = null)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var documents = new GivenTexts(IndexLocation.At(folder), new IndexerOptions { Threads = threads ?? Environment.ProcessorCount })
                .Write(Texts(packFile), Origin, IndexFormat.Analysis.Language.Default.Code, CancellationToken.None);
            return new IndexingFigures(documents, Stopwatch.GetElapsedTime(started).TotalSeconds, Environment.CpuUsage.TotalTime.TotalSeconds);
        }
        catch (IndexException problem)
        {
            throw new BenchmarkException(problem.Message);
        }
    }

    private static IEnumerable<GivenText> Texts(string packFile) => PackedDocuments.Read(packFile).Select(static document =>
        new GivenText(document.Name, TextExtraction.OfPlainText(Encoding.UTF8.GetString(document.Utf8), title: null, CancellationToken.None), Modified));
}
