using System.Buffers.Binary;

namespace DocumentSearch.Extract.Formats.LegacyOffice;

/// <summary>Reads the records of a workbook, one after the other ([MS-XLS] 2.1.4).</summary>
/// <param name="stream">The workbook.</param>
/// <param name="start">Where the first record is.</param>
internal sealed class SheetRecords(byte[] stream, int start)
{
    private const int HeaderBytes = 4;
    private const int Continue = 0x3C;

    private int _next = start;

    /// <summary>Type of the record.</summary>
    internal int Type { get; private set; }

    /// <summary>What it holds.</summary>
    internal ReadOnlyMemory<byte> Data { get; private set; }

    /// <summary>Goes to the next record.</summary>
    internal bool Read()
    {
        if (_next < 0 || _next + HeaderBytes > stream.Length)
            return false;

        Type = BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(_next));
        var length = BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(_next + 2));
        _next += HeaderBytes;
        Data = stream.AsMemory(_next, Math.Min(length, stream.Length - _next));
        _next += length;
        return true;
    }

    /// <summary>What the record holds, from a place on, with what the records hold that it goes on in.</summary>
    internal SheetStrings Strings(int from, bool isUnicode, System.Text.Encoding legacy)
    {
        var parts = new List<ReadOnlyMemory<byte>> { Data[Math.Min(from, Data.Length)..] };

        while (_next + HeaderBytes <= stream.Length && BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(_next)) == Continue && Read())
            parts.Add(Data);

        return new SheetStrings(parts, isUnicode, legacy);
    }
}
