using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Source;

/// <summary>
/// Names and stamps of files, about 60 bytes and the name for each, so that millions fit in memory. Names are kept as UTF-8
/// beside their folder's, and become strings only where one is asked for.
/// </summary>
internal sealed class FileTable
{
    private const int RowsPerChunk = 1 << 12;
    private const int NameChunkSize = 1 << 16;

    private readonly List<Row[]> _rows = [];
    private readonly List<byte[]> _names = [];
    private readonly List<string> _folders = [];
    private int _nameEnd = NameChunkSize;

    public int Count { get; private set; }

    /// <summary>Sum over all files of <see cref="SumOf"/>, which does not depend on their order.</summary>
    public UInt128 Sum { get; private set; }

    /// <summary>What the files are kept under: a hash of the stored name.</summary>
    public static UInt128 KeyOf(ReadOnlySpan<byte> storedName) => XxHash128.HashToUInt128(storedName);

    /// <summary>What a file adds to the sum of a table.</summary>
    public static UInt128 SumOf(UInt128 key, SourceStamp stamp)
    {
        Span<byte> bytes = stackalloc byte[48];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, key);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], stamp.Length);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], stamp.ModifiedTicks);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[32..], stamp.ChangedTicks);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[40..], stamp.FileNumber);
        return XxHash128.HashToUInt128(bytes);
    }

    /// <summary>Begins a folder that files are then added to.</summary>
    /// <param name="stored">Its stored name, or an empty string for files whose own stored name is given.</param>
    public int AddFolder(string stored)
    {
        _folders.Add(PrefixOf(stored));
        return _folders.Count - 1;
    }

    public void Add(int folder, ReadOnlySpan<byte> name, UInt128 key, SourceStamp stamp)
    {
        if (Count % RowsPerChunk == 0)
            _rows.Add(new Row[RowsPerChunk]);

        var place = AddName(name);
        _rows[^1][Count % RowsPerChunk] = new Row((ulong)(key >> 64), (ulong)key, stamp, folder, place);
        Count++;
        Sum += SumOf(key, stamp);
    }

    public UInt128 KeyOf(int file)
    {
        ref readonly var row = ref At(file);
        return new UInt128(row.KeyHigh, row.KeyLow);
    }

    public SourceStamp StampOf(int file) => At(file).Stamp;

    public string PathOf(int file) => FolderOf(file) + Encoding.UTF8.GetString(NameOf(file));

    /// <summary>Its folder's stored name with a '/' behind it.</summary>
    public string FolderOf(int file) => _folders[At(file).Folder];

    public ReadOnlySpan<byte> NameOf(int file)
    {
        var place = At(file).Name;
        var chunk = _names[place / NameChunkSize].AsSpan(place % NameChunkSize);
        return chunk.Slice(2, BinaryPrimitives.ReadUInt16LittleEndian(chunk));
    }

    /// <summary>What stands before the names of a folder's files.</summary>
    public static string PrefixOf(string storedFolder) =>
        storedFolder is "." or "" ? "" : storedFolder.EndsWith('/') ? storedFolder : storedFolder + "/";

    private ref readonly Row At(int file) => ref _rows[file / RowsPerChunk][file % RowsPerChunk];

    private int AddName(ReadOnlySpan<byte> name)
    {
        if (_nameEnd + 2 + name.Length > NameChunkSize)
        {
            _names.Add(new byte[NameChunkSize]);
            _nameEnd = 0;
        }

        var chunk = _names[^1].AsSpan(_nameEnd);
        BinaryPrimitives.WriteUInt16LittleEndian(chunk, (ushort)name.Length);
        name.CopyTo(chunk[2..]);
        var place = (_names.Count - 1) * NameChunkSize + _nameEnd;
        _nameEnd += 2 + name.Length;
        return place;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Row(ulong KeyHigh, ulong KeyLow, SourceStamp Stamp, int Folder, int Name);
}
