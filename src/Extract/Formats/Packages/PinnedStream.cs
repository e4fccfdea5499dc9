using System.Buffers;

namespace DocumentSearch.Extract.Formats.Packages;

/// <summary>A stream over memory that is no array, such as a mapped file.</summary>
internal sealed unsafe class PinnedStream : UnmanagedMemoryStream
{
    private MemoryHandle _pin;

    private PinnedStream(MemoryHandle pin, int length)
        : base((byte*)pin.Pointer, length) => _pin = pin;

    internal static PinnedStream Over(ReadOnlyMemory<byte> content) => new(content.Pin(), content.Length);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _pin.Dispose();
    }
}
