using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Check;

/// <summary>A segment in which the documents that are damaged are not to be seen, as if they had been deleted.</summary>
internal sealed class SoundDocuments : FilterAtomicReader
{
    private readonly FixedBitSet _sound;

    private SoundDocuments(AtomicReader segment, FixedBitSet sound)
        : base(segment)
    {
        _sound = sound;
        NumDocs = sound.Cardinality;
    }

    public override IBits LiveDocs => _sound;

    public override int NumDocs { get; }

    /// <summary>What of a segment can be kept.</summary>
    /// <param name="segment">A segment that is not damaged as a whole.</param>
    /// <param name="damaged">Which documents are.</param>
    public static AtomicReader Of(CheckedSegment segment, DamagedDocuments damaged)
    {
        var reader = segment.Reader!;
        var sound = new FixedBitSet(reader.MaxDoc);
        var rows = new LedgerRow(reader);
        for (var doc = 0; doc < reader.MaxDoc; doc++)
        {
            if (reader.LiveDocs?.Get(doc) != false && !damaged.Contains(rows.Read(doc)))
                sound.Set(doc);
        }

        // Left as it is, a segment is copied without being taken apart.
        return sound.Cardinality == reader.NumDocs ? reader : new SoundDocuments(reader, sound);
    }
}

/// <summary>
/// The documents in which something is damaged. A document is damaged as a whole: with all its parts, with whatever else claims its
/// number or its path, with the file it stands in, and with what stands in its file.
/// </summary>
internal sealed class DamagedDocuments
{
    private readonly HashSet<UInt128> _paths = [];
    private readonly HashSet<long> _ids = [];

    /// <param name="segments">Segments that are not damaged as a whole.</param>
    public DamagedDocuments(IEnumerable<CheckedSegment> segments)
    {
        foreach (var segment in segments.Where(segment => segment.DamagedDocuments.Count > 0))
        {
            var rows = new LedgerRow(segment.Reader!);
            foreach (var entry in segment.DamagedDocuments.Select(rows.Read))
            {
                _paths.Add(entry.Key);
                _ids.Add(entry.Owner ?? entry.Id);
            }
        }
    }

    public bool Contains(LedgerEntry entry) => _paths.Contains(entry.Key) || _ids.Contains(entry.Owner ?? entry.Id);
}
