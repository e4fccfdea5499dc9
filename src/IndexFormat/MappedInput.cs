using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using Lucene.Net.Codecs;
using Lucene.Net.Store;

namespace DocumentSearch.IndexFormat;

/// <summary>
/// Reads a memory-mapped file, or a slice of one. Every input keeps the map alive by itself: it is unmapped when the last
/// one is collected, so that no late reader can touch memory that is gone.
/// </summary>
internal sealed unsafe class MappedInput : IndexInput
{
    private readonly MappedFile _map;
    private readonly byte* _start;
    private readonly byte* _end;
    private readonly ReadMeter? _meter;
    private byte* _next;

    private MappedInput(string description, MappedFile map, byte* start, long length, ReadMeter? meter)
        : base(description)
    {
        _map = map;
        _start = _next = start;
        _end = start + length;
        _meter = meter;
    }

    public static MappedInput Open(string path, PageTrimmer? trimmer, ReadMeter? meter)
    {
        var map = new MappedFile(path);
        trimmer?.Watch(map);
        return new MappedInput(path, map, map.Start, map.Length, meter);
    }

    /// <summary>Whether the file ends with a footer whose checksum is that of all before it.</summary>
    public bool HasChecksum()
    {
        if (Length < CodecUtil.FooterLength())
            return false;

        var footer = new ReadOnlySpan<byte>(_end - CodecUtil.FooterLength(), CodecUtil.FooterLength());
        var isRight = BinaryPrimitives.ReadInt32BigEndian(footer) == CodecUtil.FOOTER_MAGIC
            && BinaryPrimitives.ReadInt64BigEndian(footer[^sizeof(long)..]) == Crc32.HashToUInt32(new ReadOnlySpan<byte>(_start, (int)Length - sizeof(long)));
        GC.KeepAlive(_map);
        return isRight;
    }

    public override long Length => _end - _start;

    public override long Position => _next - _start;

    public MappedInput Slice(string description, long offset, long length, ReadMeter? meter)
    {
        if (offset < 0 || length < 0 || offset > Length - length)
            throw new EndOfStreamException($"slice {description} lies outside of {this}");

        return new MappedInput(description, _map, _start + offset, length, meter);
    }

    public override object Clone() => new MappedInput(ToString(), _map, _start, Length, _meter) { _next = _next };

    public override void Seek(long pos)
    {
        if ((ulong)pos > (ulong)Length)
            throw PastEnd();

        _next = _start + pos;
    }

    public override byte ReadByte()
    {
        if (_next >= _end)
            throw PastEnd();

        var value = *_next++;
        GC.KeepAlive(_map);
        return value;
    }

    public override void ReadBytes(byte[] b, int offset, int len)
    {
        new ReadOnlySpan<byte>(Take(len), len).CopyTo(b.AsSpan(offset, len));
        _meter?.Count(len);
        GC.KeepAlive(_map);
    }

    // Lucene's numbers are big-endian.
    public override short ReadInt16() => BinaryPrimitives.ReverseEndianness(Read<short>());

    public override int ReadInt32() => BinaryPrimitives.ReverseEndianness(Read<int>());

    public override long ReadInt64() => BinaryPrimitives.ReverseEndianness(Read<long>());

    public override int ReadVInt32()
    {
        var b = ReadByte();
        if (b < 0x80)
            return b;

        var value = b & 0x7F;
        for (var shift = 7; shift < 35; shift += 7)
        {
            b = ReadByte();
            value |= (b & 0x7F) << shift;
            if (b < 0x80)
                return value;
        }

        throw new IOException($"invalid number in {this}");
    }

    public override long ReadVInt64()
    {
        var value = 0L;
        for (var shift = 0; shift < 63; shift += 7)
        {
            var b = ReadByte();
            value |= (b & 0x7FL) << shift;
            if (b < 0x80)
                return value;
        }

        throw new IOException($"invalid number in {this}");
    }

    protected override void Dispose(bool disposing)
    {
        // The map goes with its last reader.
    }

    private T Read<T>()
        where T : unmanaged
    {
        var value = Unsafe.ReadUnaligned<T>(Take(sizeof(T)));
        GC.KeepAlive(_map);
        return value;
    }

    private byte* Take(int count)
    {
        var at = _next;
        if (count < 0 || _end - at < count)
            throw PastEnd();

        _next = at + count;
        return at;
    }

    private EndOfStreamException PastEnd() => new($"read past the end of {this}");
}
