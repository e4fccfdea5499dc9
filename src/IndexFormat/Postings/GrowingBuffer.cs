using Lucene.Net.Store;

namespace DocumentSearch.IndexFormat.Postings;

/// <summary>Bytes that are gathered before it is known where they go.</summary>
internal sealed class GrowingBuffer
{
    private byte[] _bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void WriteByte(byte value)
    {
        if (Length == _bytes.Length)
            Array.Resize(ref _bytes, 2 * Length);

        _bytes[Length++] = value;
    }

    /// <summary>Seven bits a byte, the lowest first; any value, as if it had no sign.</summary>
    public void WriteVInt32(int value) => WriteVInt64((uint)value);

    public void WriteVInt64(long value)
    {
        var rest = (ulong)value;
        for (; rest >= 0x80; rest >>= 7)
            WriteByte((byte)(rest | 0x80));

        WriteByte((byte)rest);
    }

    public void Write(GrowingBuffer other) => other.Written.CopyTo(Append(other.Length));

    /// <summary>Makes room at the end, which the caller fills.</summary>
    public Span<byte> Append(int count)
    {
        if (_bytes.Length - Length < count)
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, Length + count));

        Length += count;
        return _bytes.AsSpan(Length - count, count);
    }

    public void CopyTo(DataOutput output) => output.WriteBytes(_bytes, 0, Length);
}
