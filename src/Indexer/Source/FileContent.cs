using System.Buffers;
using System.IO.Hashing;
using Microsoft.Win32.SafeHandles;

namespace DocumentSearch.Indexer.Source;

/// <summary>The bytes of one file in a rented buffer, read once for hash and text.</summary>
internal sealed class FileContent : IDisposable
{
    private const int HashBufferBytes = 1 << 20;

    private byte[] _buffer;
    private readonly int _length;

    private FileContent(byte[] buffer, int length)
    {
        _buffer = buffer;
        _length = length;
    }

    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    public UInt128 Hash() => XxHash128.HashToUInt128(Bytes.Span);

    /// <summary>Reads a whole file; one that grows meanwhile is read up to the bound.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission.</exception>
    public static FileContent Read(string fullPath, long maxBytes, CancellationToken cancel)
    {
        using var handle = Open(fullPath);
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(RandomAccess.GetLength(handle), maxBytes) + 1);
        try
        {
            var length = 0;
            int read;
            while ((read = RandomAccess.Read(handle, buffer.AsSpan(length), length)) > 0)
            {
                cancel.ThrowIfCancellationRequested();
                length += read;
                if (length > maxBytes)
                    break;

                if (length == buffer.Length)
                    buffer = Grow(buffer);
            }

            return new FileContent(buffer, length);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    /// <summary>The first bytes of a file.</summary>
    public static byte[] Head(FileStream file, int length)
    {
        var head = new byte[length];
        return head[..RandomAccess.Read(file.SafeFileHandle, head, 0)];
    }

    /// <summary>The hash of a file that is not held, as <see cref="Hash()"/> gives it.</summary>
    public static UInt128 Hash(FileStream file, CancellationToken cancel)
    {
        var hash = new XxHash128();
        var buffer = new byte[HashBufferBytes];
        var at = 0L;
        int read;
        while ((read = RandomAccess.Read(file.SafeFileHandle, buffer, at)) > 0)
        {
            cancel.ThrowIfCancellationRequested();
            hash.Append(buffer.AsSpan(0, read));
            at += read;
        }

        return hash.GetCurrentHashAsUInt128();
    }

    /// <summary>Opens a file without a claim to be alone with it: whoever writes it may go on.</summary>
    public static SafeFileHandle Open(string fullPath) =>
        File.OpenHandle(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);

    public void Dispose()
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);

        _buffer = [];
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
