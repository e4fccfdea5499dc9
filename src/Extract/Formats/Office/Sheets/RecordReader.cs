using System.Buffers.Binary;
using System.Text;

namespace DocumentSearch.Extract.Formats.Office.Sheets;

/// <summary>
/// Goes through a part of binary records (MS-XLSB 2.1.4): a type, a length, and as many bytes, which it takes apart field by field.
/// </summary>
internal sealed class RecordReader : IDisposable
{
    private const int MaxLength = 1 << 20; // of a record that holds text of a cell; longer ones are passed over
    private const int BufferBytes = 1 << 16;
    private const uint NoString = uint.MaxValue;

    private readonly BufferedStream _part;
    private readonly Action<Exception> _onFault;
    private byte[] _record = new byte[256];
    private int _length;
    private int _at;

    /// <summary>Reads a part.</summary>
    /// <param name="part">Its bytes.</param>
    /// <param name="onFault">Is told why a part that is not sound cannot be read to its end.</param>
    internal RecordReader(Stream part, Action<Exception> onFault) => (_part, _onFault) = (new BufferedStream(part, BufferBytes), onFault);

    /// <summary>Type of the record.</summary>
    internal int Type { get; private set; }

    /// <summary>Goes to the next record.</summary>
    /// <returns>False behind the last record, or where the part is damaged.</returns>
    internal bool Read()
    {
        try
        {
            if (_part.ReadByte() is var first && first < 0)
                return false;

            Type = first < 0x80 ? first : (first & 0x7F) | (Next() << 7);
            var (length, shift) = (0, 0);
            int part;

            do
            {
                part = Next();
                length |= (part & 0x7F) << shift;
                shift += 7;
            }
            while (part >= 0x80 && shift < 28);

            Fill(length);
            return true;
        }
        catch (Exception e) when (PartReader.IsDamage(e))
        {
            _onFault(e);
            return false;
        }
    }

    /// <summary>Passes over bytes.</summary>
    internal void Skip(int bytes) => _at += bytes;

    /// <summary>An unsigned byte; fields beyond the end of a record are 0.</summary>
    internal byte Byte() => Take(1) is [var value] ? value : (byte)0;

    /// <summary>An unsigned number of two bytes.</summary>
    internal ushort UInt16() => Take(2) is { Length: 2 } bytes ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : (ushort)0;

    /// <summary>An unsigned number of four bytes.</summary>
    internal uint UInt32() => Take(4) is { Length: 4 } bytes ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : 0;

    /// <summary>A number of eight bytes.</summary>
    internal double Double() => Take(8) is { Length: 8 } bytes ? BinaryPrimitives.ReadDoubleLittleEndian(bytes) : 0;

    /// <summary>A number in the four bytes of an RkNumber: an integer or the upper half of a double, as it is or a hundred times.</summary>
    internal double Rk()
    {
        var bits = (int)UInt32();
        var number = (bits & 2) != 0 ? bits >> 2 : BitConverter.Int64BitsToDouble((long)(bits & ~3) << 32);
        return (bits & 1) != 0 ? number / 100 : number;
    }

    /// <summary>A string of UTF-16 behind its length; empty for none.</summary>
    internal string Text()
    {
        var units = UInt32();
        return units is NoString or > MaxLength / 2 ? "" : Encoding.Unicode.GetString(Take((int)units * 2));
    }

    /// <summary>A string that may have formats and readings, which are left out.</summary>
    internal string RichText()
    {
        Skip(1);
        return Text();
    }

    /// <inheritdoc/>
    public void Dispose() => _part.Dispose();

    private ReadOnlySpan<byte> Take(int bytes)
    {
        var start = _at;
        _at += bytes;
        return start >= 0 && _at >= start && _at <= _length ? _record.AsSpan(start, bytes) : default;
    }

    private int Next() => _part.ReadByte() is >= 0 and var next ? next : throw new InvalidDataException("a record is cut off");

    private void Fill(int length)
    {
        (_at, _length) = (0, length > MaxLength ? 0 : length);
        if (_record.Length < _length)
            _record = new byte[Math.Max(_length, _record.Length * 2)];

        _part.ReadExactly(_record, 0, _length);

        for (var left = length - _length; left > 0;)
        {
            var read = _part.Read(_record, 0, Math.Min(left, _record.Length));
            left -= read > 0 ? read : throw new InvalidDataException("a record is cut off");
        }
    }
}
