namespace DocumentSearch.Indexer.Check;

/// <summary>What a check finds: all of it counted, the first of it kept. Several threads add to it.</summary>
internal sealed class FindingList
{
    /// <summary>Findings that are kept at most.</summary>
    public const int MaxKept = 1000;

    private readonly List<CheckFinding> _kept = [];
    private readonly Lock _gate = new();

    public int Count { get; private set; }

    /// <summary>The first of them: those of the whole index, then by segment and path.</summary>
    public IReadOnlyList<CheckFinding> Kept
    {
        get
        {
            lock (_gate)
                return [.. _kept.OrderBy(f => f.Segment, StringComparer.Ordinal).ThenBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.Kind)];
        }
    }

    public void Add(CheckFindingKind kind, string? segment, string? path, string detail)
    {
        lock (_gate)
        {
            Count++;
            if (_kept.Count < MaxKept)
                _kept.Add(new CheckFinding(kind, segment, path, detail));
        }
    }
}
