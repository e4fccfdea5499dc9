using DocumentSearch.Indexer.Source;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer;

/// <summary>How much a query may wait for so that its answer includes the latest changes.</summary>
public sealed record FreshnessLimits
{
    /// <summary>Everything is brought in, however long that takes, and another process that writes is waited for.</summary>
    public static FreshnessLimits None { get; } = new() { IsUnlimited = true };

    /// <summary>Whether there are no limits at all.</summary>
    public bool IsUnlimited { get; private init; }

    /// <summary>Time to look for changes. Default: 1 second.</summary>
    public TimeSpan CheckTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Files that are looked at even when that time is up. Default: 1,000.</summary>
    public int AlwaysChecked { get; init; } = 1000;

    /// <summary>Changed files that are brought in before answering, at most. Default: 500.</summary>
    public int Files { get; init; } = 500;

    /// <summary>Their bytes, at most. Default: 32 MB.</summary>
    public long Bytes { get; init; } = 32L << 20;

    /// <summary>Segments merged to at most this many MB while a query waits. Default: 16; larger ones are left to an update.</summary>
    public int MergeMegabytes { get; init; } = 16;
}

/// <summary>Whether an answer includes every change to the folders, and what it lacks if not.</summary>
/// <param name="Behind">Number of files added, changed or removed that the index does not reflect.</param>
/// <param name="Reason">Why it does not, a lowercase phrase; null if it reflects everything.</param>
/// <param name="Report">What was brought in; null if nothing was.</param>
/// <param name="IsExact">Whether <paramref name="Behind"/> is exact; else there may be more that nobody has looked at.</param>
public sealed record Freshness(int Behind, string? Reason, UpdateReport? Report, bool IsExact = true)
{
    private const string OlderRules = "the index was made by an older version of this program; make it anew with: search index";

    /// <summary>
    /// Brings small changes in before a query is answered, and counts those it does not bring in. An index of older rules is
    /// made anew if it is small; a larger one still answers. One that is too old to answer is made anew however long it takes.
    /// </summary>
    /// <param name="location">The index.</param>
    /// <param name="options">How to write it.</param>
    /// <param name="limits">What the query may wait for.</param>
    /// <param name="progress">Told after every file.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="IndexException">The index cannot be read at all, or must be brought up to date and cannot be.</exception>
    public static Freshness Bring(
        IndexLocation location,
        IndexerOptions options,
        FreshnessLimits limits,
        IProgress<UpdateProgress>? progress,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (location.Backup is { } backup)
            return new Freshness(0, $"this is a backup of {backup.Index}, which stays as it is", null, IsExact: false);

        if (limits.IsUnlimited)
            return new Freshness(0, null, new IndexUpdater(location, options).Update([], progress, cancel));

        var updater = new IndexUpdater(location, options with { LockTimeout = TimeSpan.Zero, MaxMergeMegabytes = limits.MergeMegabytes });
        using var deadline = new CancellationTokenSource(limits.CheckTime);
        var request = new UpdateRequest();
        using var prepared = updater.Prepare(request, new ScanBudget(limits.AlwaysChecked, deadline.Token), cancel);
        if (prepared.Rebuild)
            return Rebuild(prepared, updater, limits, progress, cancel);

        if (!prepared.Scan.IsComplete)
        {
            var reason = $"the folders could not be checked within {limits.CheckTime.TotalSeconds:0.###} s "
                         + $"({prepared.Scan.Count} of about {prepared.Ledger.Count} files were)";
            return new Freshness(prepared.Plan.Changes, reason, null, IsExact: false);
        }

        if (prepared.Plan.Changes == 0)
            return new Freshness(0, null, prepared.Plan.Faults.Count == 0 ? null : prepared.NothingDone());

        if (prepared.Plan.Changes > limits.Files || prepared.Plan.Bytes > limits.Bytes)
            return new Freshness(prepared.Plan.Changes, "that is more than is brought in while a query waits; run: search index", null);

        try
        {
            return new Freshness(0, null, updater.Apply(prepared, request, progress, cancel));
        }
        catch (IndexException e) when (e.Kind is IndexErrorKind.Locked or IndexErrorKind.NotWritable)
        {
            var reason = e.Kind == IndexErrorKind.Locked ? "another process is bringing the index up to date" : "the index cannot be written";
            return new Freshness(prepared.Plan.Changes, reason, null);
        }
    }

    private static Freshness Rebuild(
        PreparedUpdate prepared, IndexUpdater updater, FreshnessLimits limits, IProgress<UpdateProgress>? progress, CancellationToken cancel)
    {
        var isSmall = prepared.Scan.IsComplete && prepared.Plan.Changes <= limits.Files && prepared.Plan.Bytes <= limits.Bytes;
        var canAnswer = prepared.Stamp!.Format >= FormatVersion.OldestReadable;
        if (canAnswer && !isSmall)
            return new Freshness(0, OlderRules, null, IsExact: false);

        try
        {
            return new Freshness(0, null, updater.Update(new UpdateRequest(), progress, cancel));
        }
        catch (IndexException e) when (canAnswer && e.Kind is IndexErrorKind.Locked or IndexErrorKind.NotWritable)
        {
            return new Freshness(0, OlderRules, null, IsExact: false);
        }
    }
}
