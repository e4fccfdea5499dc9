using System.Buffers;
using System.IO.MemoryMappedFiles;

namespace DocumentSearch.Extract.Isolation;

/// <summary>All bytes of a file: read if it is small, else mapped, so that only what is looked at takes memory.</summary>
internal sealed unsafe class FileMemory : MemoryManager<byte>
{
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private readonly byte[]? _held;
    private readonly byte* _start;
    private readonly int _length;

    private FileMemory(byte[] held) => (_held, _length) = (held, held.Length);

    private FileMemory(FileStream stream)
    {
        _length = (int)stream.Length;
        _file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, _length, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    /// <summary>Why the file is not read; null if it is.</summary>
    internal ExtractResult.Skipped? TooLarge { get; private init; }

    /// <inheritdoc/>
    public override Memory<byte> Memory => _held ?? base.Memory;

    /// <summary>Opens a file. Whoever writes it may go on.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission.</exception>
    internal static FileMemory Open(string fullPath, ExtractLimits limits)
    {
        var stream = new FileStream(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        try
        {
            var length = stream.Length;
            var longest = Math.Min(limits.MaxBytes, int.MaxValue);

            if (length > longest)
            {
                stream.Dispose();
                return new FileMemory([]) { TooLarge = TextExtraction.TooLarge(length, limits with { MaxBytes = longest }) };
            }

            if (length > limits.MaxHeldBytes)
                return new FileMemory(stream);

            var held = new byte[length];
            held = held[..stream.ReadAtLeast(held, held.Length, throwOnEndOfStream: false)];
            stream.Dispose();
            return new FileMemory(held);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override Span<byte> GetSpan() => _held ?? new Span<byte>(_start, _length);

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0) =>
        _held is not null ? _held.AsMemory(elementIndex).Pin() : new MemoryHandle(_start + elementIndex, pinnable: this);

    /// <inheritdoc/>
    public override void Unpin()
    {
    }

    /// <summary>Closes it.</summary>
    public void Dispose() => Dispose(true);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing || _view is null)
            return;

        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file!.Dispose();
    }
}
