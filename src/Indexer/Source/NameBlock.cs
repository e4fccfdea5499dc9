using System.Buffers.Binary;

namespace DocumentSearch.Indexer.Source;

/// <summary>Some names of a folder as the system gives them, each with what it is, and a zero byte behind it.</summary>
/// <param name="capacity">Bytes for the names, and four more for each.</param>
internal sealed class NameBlock(int capacity)
{
    private const int MaxEntry = 4 + 4096;

    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(capacity);
    private int _end;

    public bool IsEmpty => _end == 0;

    public bool IsFull => _end > _bytes.Length - MaxEntry;

    public void Add(FileStateKind kind, ReadOnlySpan<byte> name)
    {
        _bytes[_end] = (byte)kind;
        BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(_end + 1), (ushort)name.Length);
        name.CopyTo(_bytes.AsSpan(_end + 3));
        _end += 3 + name.Length;
        _bytes[_end++] = 0;
    }

    public Enumerator GetEnumerator() => new(this);

    internal ref struct Enumerator(NameBlock block)
    {
        private int _next = 0;

        public Entry Current { get; private set; }

        public bool MoveNext()
        {
            if (_next == block._end)
                return false;

            var length = BinaryPrimitives.ReadUInt16LittleEndian(block._bytes.AsSpan(_next + 1));
            Current = new Entry((FileStateKind)block._bytes[_next], block._bytes.AsSpan(_next + 3, length + 1));
            _next += 4 + length;
            return true;
        }
    }

    /// <param name="kind">What it is, as far as the folder says.</param>
    /// <param name="terminated">The name with its zero byte.</param>
    internal readonly ref struct Entry(FileStateKind kind, ReadOnlySpan<byte> terminated)
    {
        public FileStateKind Kind { get; } = kind;

        public ReadOnlySpan<byte> Terminated { get; } = terminated;

        public ReadOnlySpan<byte> Name => Terminated[..^1];
    }
}
