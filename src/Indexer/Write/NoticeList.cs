using DocumentSearch.Extract;

namespace DocumentSearch.Indexer.Write;

/// <summary>What there is to tell of files: all of it counted, the first of it kept. Several threads add to it.</summary>
internal sealed class NoticeList
{
    /// <summary>Files that are named at most; all of them are in the index and listed from there.</summary>
    public const int MaxKept = 1000;

    private readonly List<FileNotice> _kept = [];
    private readonly SortedDictionary<SkipReason, int> _skippedBy = [];
    private readonly Lock _gate = new();

    /// <summary>The first that somebody may want to act on, by path.</summary>
    public IReadOnlyList<FileNotice> Kept
    {
        get
        {
            lock (_gate)
                return [.. _kept.OrderBy(n => n.Path, StringComparer.Ordinal)];
        }
    }

    /// <summary>Files that were skipped; those within files do not count.</summary>
    public int Skipped { get; private set; }

    /// <summary>How many of them for which reason.</summary>
    public IReadOnlyDictionary<SkipReason, int> SkippedBy
    {
        get
        {
            lock (_gate)
                return new SortedDictionary<SkipReason, int>(_skippedBy);
        }
    }

    /// <summary>Documents within files that were skipped.</summary>
    public int SkippedEmbedded { get; private set; }

    /// <summary>Files that somebody may want to act on.</summary>
    public int Told { get; private set; }

    /// <summary>Whether any file is unreadable or broken.</summary>
    public bool HasFaults { get; private set; }

    public void Add(FileNotice notice)
    {
        lock (_gate)
        {
            if (notice is { Reason: not null, IsEmbedded: true })
            {
                SkippedEmbedded++;
            }
            else if (notice.Reason is { } reason)
            {
                Skipped++;
                _skippedBy[reason] = _skippedBy.GetValueOrDefault(reason) + 1;
            }

            HasFaults |= notice.IsFault;
            if (notice.Reason is not null && !notice.IsFault)
                return;

            Told++;
            if (_kept.Count < MaxKept)
                _kept.Add(notice);
        }
    }
}
