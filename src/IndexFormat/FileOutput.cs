using System.IO.Hashing;
using Lucene.Net.Store;
using Microsoft.Win32.SafeHandles;

namespace DocumentSearch.IndexFormat;

/// <summary>Writes one file of a segment, with a large buffer and the vectorised CRC-32 of .NET.</summary>
internal sealed class FileOutput(string path) : IndexOutput
{
    private const int BufferSize = 1 << 16;

    private readonly SafeFileHandle _file = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BufferSize);
    private readonly Crc32 _checksum = new();
    private int _buffered;
    private long _written;

    public override long Position => _written + _buffered;

    public override long Length
    {
        get => Position;
        set
        {
            // A hint of the final size; files grow by themselves.
        }
    }

    public override long Checksum
    {
        get
        {
            Flush();
            return _checksum.GetCurrentHashAsUInt32();
        }
    }

    public override void WriteByte(byte b)
    {
        if (_buffered == BufferSize)
            Flush();

        _buffer[_buffered++] = b;
    }

    public override void WriteBytes(byte[] b, int offset, int length)
    {
        var rest = b.AsSpan(offset, length);
        while (rest.Length > 0)
        {
            if (_buffered == BufferSize)
                Flush();

            var count = Math.Min(rest.Length, BufferSize - _buffered);
            rest[..count].CopyTo(_buffer.AsSpan(_buffered));
            _buffered += count;
            rest = rest[count..];
        }
    }

    public override void Flush()
    {
        var bytes = _buffer.AsSpan(0, _buffered);
        RandomAccess.Write(_file, bytes, _written);
        _checksum.Append(bytes);
        _written += _buffered;
        _buffered = 0;
    }

    [Obsolete("Lucene keeps it for old index formats only.")]
    public override void Seek(long pos) => throw new NotSupportedException("index files are written from start to end");

    protected override void Dispose(bool disposing)
    {
        if (!disposing || _file.IsClosed)
            return;

        try
        {
            Flush();
        }
        finally
        {
            _file.Dispose();
        }
    }
}
