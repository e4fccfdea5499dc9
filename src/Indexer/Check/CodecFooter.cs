using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using Lucene.Net.Store;
using Microsoft.Win32.SafeHandles;

namespace DocumentSearch.Indexer.Check;

/// <summary>
/// The end of every file that Lucene 4.8 writes: a magic number, a zero, and the CRC-32 of all that stands before it, each
/// big-endian. Lucene verifies it for a few small files only when it opens an index.
/// </summary>
internal static class CodecFooter
{
    /// <summary>Said of a file that can be read from its beginning to its end, and holds other bytes than were written.</summary>
    public const string WrongChecksum = "has a wrong checksum";

    private const int Length = 16;
    private const uint Magic = 0xC02893E8;
    private const int ChunkSize = 1 << 18;

    /// <summary>What is wrong with a file, a phrase that goes on from its name; null if nothing is.</summary>
    /// <param name="file">The file, which is read and not mapped: a bad sector is an exception then, and not the end of the process.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string? Problem(SafeFileHandle file, CancellationToken cancel)
    {
        var at = 0L;
        return Problem(RandomAccess.GetLength(file), ReadNext, cancel);

        void ReadNext(ArraySegment<byte> bytes)
        {
            for (var done = 0; done < bytes.Count;)
            {
                var read = RandomAccess.Read(file, bytes.AsSpan(done), at);
                if (read == 0)
                    throw new EndOfStreamException("it became shorter");

                done += read;
                at += read;
            }
        }
    }

    /// <summary>What is wrong with a file inside of a compound file, or null.</summary>
    public static string? Problem(IndexInput file, CancellationToken cancel) =>
        Problem(file.Length, bytes => file.ReadBytes(bytes.Array!, bytes.Offset, bytes.Count), cancel);

    /// <summary>What is wrong with a file that was read as a whole, or null.</summary>
    public static string? Problem(byte[] file)
    {
        var at = 0;
        return Problem(
            file.Length,
            bytes =>
            {
                file.AsSpan(at, bytes.Count).CopyTo(bytes);
                at += bytes.Count;
            },
            CancellationToken.None);
    }

    private static string? Problem(long length, Action<ArraySegment<byte>> readNext, CancellationToken cancel)
    {
        if (length < Length)
            return "is cut off";

        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            var sum = new Crc32();
            for (var rest = length - Length; rest > 0;)
            {
                cancel.ThrowIfCancellationRequested();
                var chunk = new ArraySegment<byte>(buffer, 0, (int)Math.Min(rest, buffer.Length));
                readNext(chunk);
                sum.Append(chunk);
                rest -= chunk.Count;
            }

            readNext(new ArraySegment<byte>(buffer, 0, Length));
            var footer = buffer.AsSpan(0, Length);
            if (BinaryPrimitives.ReadUInt32BigEndian(footer) != Magic || BinaryPrimitives.ReadUInt32BigEndian(footer[4..]) != 0)
                return "is cut off or overwritten at its end";

            sum.Append(footer[..8]);
            return BinaryPrimitives.ReadUInt64BigEndian(footer[8..]) == sum.GetCurrentHashAsUInt32() ? null : WrongChecksum;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
