using System.Globalization;
using DocumentSearch.EndToEnd.Corpus;
using DocumentSearch.EndToEnd.Measure;
using DocumentSearch.EndToEnd.Peers;

namespace DocumentSearch.EndToEnd.Report;

/// <summary>Everything one benchmark found.</summary>
internal sealed record Results(
    Machine Machine,
    DateTime FinishedUtc,
    string Revision,
    CorpusSize Corpus,
    IReadOnlyList<Measured<IndexingJob, IndexingRun>> Indexing,
    IReadOnlyList<IndexStatus> Statuses,
    IReadOnlyList<Measured<ColdJob, ColdRun>> Cold,
    IReadOnlyList<Measured<RefreshJob, RefreshRun>> Refresh,
    IReadOnlyList<Measured<LanguageJob, LanguageRun>> Language,
    IReadOnlyList<NotMeasured> NotMeasured)
{
    public string RunName => FinishedUtc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "-" + Machine.Name;
}
