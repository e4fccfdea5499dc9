using DocumentSearch.Indexer.Plan;
using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Check;

/// <summary>What is left of a damaged generation, and what is not.</summary>
internal sealed class Remains
{
    private readonly IndexLocation _location;
    private readonly CheckedGeneration _damaged;
    private readonly bool _isCurrent;
    private readonly List<CheckedSegment> _sound;
    private readonly DamagedDocuments _documents;

    /// <param name="location">The index.</param>
    /// <param name="damaged">The generation, checked.</param>
    /// <param name="isCurrent">Whether its documents are of this build's rules.</param>
    public Remains(IndexLocation location, CheckedGeneration damaged, bool isCurrent)
    {
        _location = location;
        _damaged = damaged;
        _isCurrent = isCurrent;
        _sound = [.. damaged.Segments.Where(segment => isCurrent && !segment.IsDamaged)];
        _documents = new DamagedDocuments(_sound);
    }

    /// <summary>Makes a new generation of the documents that are sound; where there are none, whoever completes it makes it.</summary>
    /// <returns>Its name.</returns>
    public string CopyTo(string generation, CommitStamp stamp, IndexerOptions options, CancellationToken cancel)
    {
        if (_sound.Count == 0)
            return generation;

        using var session = IndexSession.Open(_location, generation, options, files: 0, lastId: 0);
        foreach (var segment in _sound)
        {
            cancel.ThrowIfCancellationRequested();
            session.Copy(SoundDocuments.Of(segment, _documents));
        }

        session.Commit(stamp with { CommittedTicks = DateTime.UtcNow.Ticks, LedgerSum = null, Retries = 0 });
        return generation;
    }

    /// <summary>Adds to a report what a new generation does not have of the damaged one.</summary>
    public RepairReport WithLosses(RepairReport report, string generation)
    {
        // An index of older rules is made anew from what is there, damaged or not.
        if (!_isCurrent)
            return report;

        using var ledger = Ledger.Read(IndexSnapshot.TryOpen(_location, generation)!);
        var lost = new List<string>();
        var nameless = 0;
        foreach (var segment in _damaged.Segments)
        {
            if (!AddLost(segment, ledger, lost))
                nameless += segment.Live;
        }

        return report with
        {
            Lost = [.. lost.Order(StringComparer.Ordinal).Take(FindingList.MaxKept)],
            LostCount = lost.Count,
            Nameless = nameless,
        };
    }

    private bool AddLost(CheckedSegment segment, Ledger ledger, List<string> lost)
    {
        try
        {
            if (segment.Reader is not { } reader)
                return false;

            var rows = new LedgerRow(reader);
            for (var doc = 0; doc < reader.MaxDoc; doc++)
            {
                if (reader.LiveDocs?.Get(doc) == false || rows.PartOf(doc) > 0)
                    continue;

                var entry = rows.Read(doc);
                if ((segment.IsDamaged || _documents.Contains(entry)) && ledger.Find(entry.Key) < 0 && segment.PathOf(doc) is { } path)
                    lost.Add(path);
            }

            return true;
        }
        catch (Exception e) when (IndexSnapshot.IsFailureToRead(e))
        {
            return false;
        }
    }
}
