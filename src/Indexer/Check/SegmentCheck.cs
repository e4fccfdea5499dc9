using System.Collections.Concurrent;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;

namespace DocumentSearch.Indexer.Check;

/// <summary>
/// Compares the postings of a segment with the texts they were made of. One worker walks through the postings while the others
/// read texts; 32 bytes a document are held.
/// </summary>
/// <param name="language">The language by which words are stemmed.</param>
internal sealed class SegmentCheck(Language language)
{
    private const int DocumentsPerStep = 256;

    // Workers come and go; what their analyzers have learnt stays.
    private readonly ConcurrentBag<TextAnalyzer> _analyzers = [];

    /// <summary>Verifies a segment whose ledger is in order.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="done">Told the size of each document's source; called by several threads.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <returns>Number of terms and of their occurrences.</returns>
    public (long Terms, long Postings) Run(CheckedSegment segment, Action<long> done, CancellationToken cancel)
    {
        var postings = new PostingsCheck(segment);
        try
        {
            Compare(segment, postings, done, cancel);
        }
        catch (AggregateException e) when (e.InnerExceptions.All(IndexSnapshot.IsFailureToRead))
        {
            segment.Damage(CheckFindingKind.Segment, $"it cannot be read ({e.InnerExceptions[0].GetType().Name})");
        }

        return (postings.Terms, postings.Postings);
    }

    private void Compare(CheckedSegment segment, PostingsCheck postings, Action<long> done, CancellationToken cancel)
    {
        var reader = segment.Reader!;
        var texts = new UInt128[reader.MaxDoc];
        var steps = (reader.MaxDoc + DocumentsPerStep - 1) / DocumentsPerStep;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel };
        Parallel.For(
            -1,
            steps,
            options,
            () => new TextCheck(segment, _analyzers.TryTake(out var analyzer) ? analyzer : new TextAnalyzer(language), texts, done),
            (step, _, worker) =>
            {
                if (step < 0)
                    postings.Run(cancel);
                else
                    worker.Run(step * DocumentsPerStep, Math.Min(reader.MaxDoc, (step + 1) * DocumentsPerStep), cancel);

                return worker;
            },
            worker =>
            {
                _analyzers.Add(worker.Analyzer);
                worker.Dispose();
            });
        if (segment.IsDamaged)
            return;

        for (var doc = 0; doc < texts.Length; doc++)
        {
            if (postings.Sums[doc] != texts[doc])
                segment.Damage(CheckFindingKind.Postings, doc, "the terms that find it are not those of its text");
        }
    }
}
