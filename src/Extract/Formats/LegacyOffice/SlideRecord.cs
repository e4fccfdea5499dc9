using System.Buffers.Binary;

namespace DocumentSearch.Extract.Formats.LegacyOffice;

/// <summary>A record of a presentation: a header of 8 bytes, and bytes or further records ([MS-PPT] 2.3.1).</summary>
/// <param name="Type">Its type.</param>
/// <param name="Instance">What its type leaves open.</param>
/// <param name="IsContainer">Whether it consists of further records.</param>
/// <param name="Start">Where what it holds begins in the stream.</param>
/// <param name="Length">How many bytes that is, as far as they are there.</param>
internal readonly record struct SlideRecord(ushort Type, int Instance, bool IsContainer, int Start, int Length)
{
    internal const int HeaderBytes = 8;

    /// <summary>One past its last byte.</summary>
    internal int End => Start + Length;

    /// <summary>Reads the record at a place; null if there is none.</summary>
    internal static SlideRecord? At(ReadOnlySpan<byte> stream, long offset)
    {
        if (offset < 0 || offset + HeaderBytes > stream.Length)
            return null;

        var header = stream.Slice((int)offset, HeaderBytes);
        var version = BinaryPrimitives.ReadUInt16LittleEndian(header);
        var start = (int)offset + HeaderBytes;
        var length = Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(header[4..]), (uint)(stream.Length - start));
        const int container = 0xF;
        return new SlideRecord(BinaryPrimitives.ReadUInt16LittleEndian(header[2..]), version >> 4, (version & 0xF) == container, start, (int)length);
    }

    /// <summary>
    /// The records in this one, at whatever depth, in their order. Those of containers come before what they hold; what holds records
    /// without saying so is passed over.
    /// </summary>
    internal static List<SlideRecord> Within(ReadOnlySpan<byte> stream, SlideRecord outer)
    {
        var records = new List<SlideRecord>();

        // the records of a container follow its header, so that going into it is going on
        for (var at = outer.Start; at < outer.End && At(stream, at) is { } record;)
        {
            records.Add(record);
            at = record.IsContainer ? record.Start : record.End;
        }

        return records;
    }
}
