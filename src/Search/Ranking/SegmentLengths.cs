using System.Runtime.CompilerServices;
using DocumentSearch.IndexFormat;
using Lucene.Net.Index;

namespace DocumentSearch.Search.Ranking;

/// <summary>
/// The encoded lengths of the documents of a segment, a byte each, kept with the segment for the queries that come: read a stretch at a
/// time, since a single query mostly needs few.
/// </summary>
internal sealed class SegmentLengths
{
    private const int StretchBits = 9;

    private static readonly ConditionalWeakTable<AtomicReader, SegmentLengths> Known = [];

    private readonly NumericDocValues? _norms;
    private readonly byte[] _lengths;
    private readonly bool[] _isRead;

    private SegmentLengths(AtomicReader segment)
    {
        _norms = segment.GetNormValues(IndexFields.Body);
        _lengths = new byte[segment.MaxDoc];
        _isRead = new bool[(_lengths.Length >> StretchBits) + 1];
    }

    /// <summary>Those of a segment.</summary>
    public static SegmentLengths Of(AtomicReader segment) => Known.GetValue(segment, static s => new SegmentLengths(s));

    /// <summary>Whether the segment knows lengths at all.</summary>
    public bool AreKnown => _norms is not null;

    /// <summary>The length of one document; 0 where none are known.</summary>
    /// <param name="doc">Lucene's number of it in the segment.</param>
    public byte this[int doc]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (!Volatile.Read(ref _isRead[doc >> StretchBits]))
                Read(doc >> StretchBits);

            return _lengths[doc];
        }
    }

    // Two threads that read the same write the same.
    private void Read(int stretch)
    {
        var end = Math.Min(_lengths.Length, (stretch + 1) << StretchBits);
        try
        {
            for (var doc = stretch << StretchBits; doc < end; doc++)
                _lengths[doc] = (byte)(_norms?.Get(doc) ?? 0);
        }
        catch (IndexOutOfRangeException e)
        {
            throw new CorruptIndexException("stored lengths of documents make no sense", e);
        }

        Volatile.Write(ref _isRead[stretch], true);
    }
}
