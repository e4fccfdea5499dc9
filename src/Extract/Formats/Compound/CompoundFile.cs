using System.Buffers.Binary;
using System.Text;
using DocumentSearch.Extract.Detection;

namespace DocumentSearch.Extract.Formats.Compound;

/// <summary>
/// Reads OLE compound files, a file system in a file ([MS-CFB]). Chains of sectors that run in circles or out of the file end there:
/// what is before is read.
/// </summary>
internal sealed class CompoundFile
{
    private const uint LastSector = 0xFFFFFFFA; // greater numbers mark free sectors and ends of chains
    private const uint NoEntry = 0xFFFFFFFF;
    private const int HeaderBytes = 512;
    private const int EntryBytes = 128;
    private const int FatsInHeader = 109;
    private const int MaxEntries = 1 << 20;

    private readonly ReadOnlyMemory<byte> _content;
    private readonly ExtractionTask _task;
    private readonly int _sectorBytes;
    private readonly int _miniSectorBytes;
    private readonly uint _miniCutoff;
    private readonly uint[] _fat;
    private readonly uint[] _miniFat;
    private readonly byte[] _miniStream;

    private CompoundFile(ReadOnlyMemory<byte> content, ExtractionTask task)
    {
        (_content, _task) = (content, task);
        var header = content.Span;
        var (shift, miniShift) = (Word(header, 30), Word(header, 32));

        if (shift is < 7 or > 16 || miniShift is < 3 or > 12)
            throw new InvalidDataException("its sectors have no valid size");

        (_sectorBytes, _miniSectorBytes) = (1 << shift, 1 << miniShift);
        _miniCutoff = Number(header, 56);
        _fat = Fat(header);
        var directory = Chain(Number(header, 48), long.MaxValue);
        _miniFat = Numbers(Chain(Number(header, 60), long.MaxValue));
        _miniStream = [];
        Root = Directory(directory);
        _miniStream = Chain(Root.Start, Root.Size);
    }

    /// <summary>The storage that holds all others.</summary>
    internal CompoundEntry Root { get; }

    /// <summary>Whether a stream that was read is shorter than the file says.</summary>
    internal bool IsTruncated { get; private set; }

    /// <summary>Whether bytes begin like a compound file.</summary>
    internal static bool IsOne(ReadOnlySpan<byte> content) => Signatures.Find(content) == Signatures.Ole;

    /// <summary>Opens a compound file.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    internal static CompoundFile Open(ReadOnlyMemory<byte> content, ExtractionTask task) => content.Length < HeaderBytes
        ? throw new InvalidDataException("its header is not complete")
        : new CompoundFile(content, task);

    /// <summary>The bytes of a stream.</summary>
    /// <exception cref="ExtractLimitException">There are more than may be unpacked.</exception>
    internal byte[] Read(CompoundEntry stream)
    {
        var bytes = stream.Size < _miniCutoff ? MiniChain(stream) : Chain(stream.Start, stream.Size);
        IsTruncated |= bytes.Length < stream.Size;
        return bytes;
    }

    private static ushort Word(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[offset..]);

    private static uint Number(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[offset..]);

    private static uint[] Numbers(ReadOnlySpan<byte> bytes)
    {
        var numbers = new uint[bytes.Length / sizeof(uint)];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = Number(bytes, i * sizeof(uint));
        return numbers;
    }

    /// <summary>A sector, or as much of it as there is.</summary>
    private ReadOnlySpan<byte> Sector(uint number)
    {
        // the header takes the place of one sector
        var start = (number + 1L) * _sectorBytes;
        return start >= _content.Length ? default : _content.Span.Slice((int)start, (int)Math.Min(_sectorBytes, _content.Length - start));
    }

    private uint[] Fat(ReadOnlySpan<byte> header)
    {
        var fat = new List<uint>();
        var sectors = _content.Length / _sectorBytes;

        for (var i = 0; i < FatsInHeader && fat.Count < sectors; i++)
            AddFat(fat, Number(header, 76 + i * sizeof(uint)));

        // the sectors of the table that the header has no room for are listed in a chain of further ones
        var next = Number(header, 68);

        for (var seen = 0; next <= LastSector && seen < sectors && fat.Count < sectors; seen++)
        {
            var list = Numbers(Sector(next));
            if (list.Length == 0)
                break;

            foreach (var sector in list[..^1])
                AddFat(fat, sector);
            next = list[^1];
        }

        return [.. fat];
    }

    private void AddFat(List<uint> fat, uint sector)
    {
        if (sector <= LastSector)
            fat.AddRange(Numbers(Sector(sector)));
    }

    private byte[] Chain(uint start, long size)
    {
        var sectors = 0;
        for (var s = start; s < _fat.Length && sectors < _fat.Length && (long)sectors * _sectorBytes < size; s = _fat[s])
            sectors++;

        var bytes = Room(Math.Min(size, (long)sectors * _sectorBytes));
        var filled = 0;

        for (var s = start; filled < bytes.Length && s < _fat.Length; s = _fat[s])
        {
            var sector = Sector(s);
            if (sector.IsEmpty)
                break;

            sector = sector[..Math.Min(sector.Length, bytes.Length - filled)];
            sector.CopyTo(bytes.AsSpan(filled));
            filled += sector.Length;
        }

        return filled == bytes.Length ? bytes : bytes[..filled];
    }

    private byte[] MiniChain(CompoundEntry stream)
    {
        var bytes = Room(Math.Min(stream.Size, _miniStream.Length));
        var filled = 0;

        for (var s = stream.Start; filled < bytes.Length && s < _miniFat.Length; s = _miniFat[s])
        {
            var start = (long)s * _miniSectorBytes;
            var length = (int)Math.Min(Math.Min(_miniSectorBytes, bytes.Length - filled), _miniStream.Length - start);
            if (length <= 0)
                break;

            Array.Copy(_miniStream, start, bytes, filled, length);
            filled += length;
        }

        return filled == bytes.Length ? bytes : bytes[..filled];
    }

    /// <summary>Room for what is unpacked: directories may list the same sectors often.</summary>
    private byte[] Room(long bytes)
    {
        _task.CountUnpacked(bytes);
        return bytes <= _task.Limits.MaxUnpackedBytes
            ? new byte[bytes]
            : throw new ExtractLimitException($"a part of it takes more than {_task.Limits.MaxUnpackedBytes >> 20} MB");
    }

    /// <summary>Reads the tree of the directory. Each entry is taken once, wherever it is listed.</summary>
    private static CompoundEntry Directory(byte[] directory)
    {
        var count = Math.Min(directory.Length / EntryBytes, MaxEntries);
        if (count == 0)
            throw new InvalidDataException("its directory is missing");

        var root = Entry(directory, 0);
        var taken = new bool[count];
        taken[0] = true;
        var open = new Stack<(uint Number, CompoundEntry Parent)>([(Number(directory, 76), root)]);

        while (open.TryPop(out var next))
        {
            if (next.Number == NoEntry || next.Number >= count || taken[next.Number])
                continue;

            taken[next.Number] = true;
            var offset = (int)next.Number * EntryBytes;
            var entry = Entry(directory, offset);
            next.Parent.Entries.Add(entry);

            // what is taken first is pushed last, so that entries come in the order of the tree as far as it matters
            open.Push((Number(directory, offset + 72), next.Parent));
            open.Push((Number(directory, offset + 68), next.Parent));
            if (entry.IsStorage)
                open.Push((Number(directory, offset + 76), entry));
        }

        return root.Entries.Count > 0 ? root : throw new InvalidDataException("its directory is missing");
    }

    private static CompoundEntry Entry(ReadOnlySpan<byte> directory, int offset)
    {
        var entry = directory.Slice(offset, EntryBytes);
        var name = Encoding.Unicode.GetString(entry[..Math.Clamp(Word(entry, 64) - 2, 0, 64)]);
        const byte stream = 2;
        return new CompoundEntry(name, entry[66] != stream, Number(entry, 116), Number(entry, 120));
    }
}
