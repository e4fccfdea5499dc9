namespace DocumentSearch.Indexer.Source;

/// <summary>How much a scan may look at. The default is everything.</summary>
/// <param name="MinFiles">
/// So many files are looked at whatever the time: a small folder never answers from an old state because the machine is busy.
/// </param>
/// <param name="Deadline">When it fires, time is up.</param>
internal readonly record struct ScanBudget(int MinFiles, CancellationToken Deadline)
{
    public bool IsUsedUp(int files) => Deadline.IsCancellationRequested && files >= MinFiles;
}
