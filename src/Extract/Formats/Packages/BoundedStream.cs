namespace DocumentSearch.Extract.Formats.Packages;

/// <summary>What is unpacked, as it is read, within the bounds of a task.</summary>
/// <param name="packed">The stream that unpacks, which is closed with this one.</param>
/// <param name="task">Whose bounds hold.</param>
internal sealed class BoundedStream(Stream packed, ExtractionTask task) : Stream
{
    private long _length;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    /// <exception cref="ExtractLimitException">There are more bytes than there may be.</exception>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    /// <exception cref="ExtractLimitException">There are more bytes than there may be.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = packed.Read(buffer);
        task.CountUnpacked(read);
        _length += read;

        return _length <= task.Limits.MaxUnpackedBytes
            ? read
            : throw new ExtractLimitException($"a part of it unpacks to more than {task.Limits.MaxUnpackedBytes >> 20} MB");
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            packed.Dispose();

        base.Dispose(disposing);
    }
}
