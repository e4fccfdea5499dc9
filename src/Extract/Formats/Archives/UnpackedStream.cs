using DocumentSearch.Extract.Detection;

namespace DocumentSearch.Extract.Formats.Archives;

/// <summary>
/// What is unpacked, with a look at its beginning. It ends with an exception where more is unpacked, read or passed over, than may be.
/// </summary>
internal sealed class UnpackedStream : Stream
{
    private readonly Stream _inner;
    private readonly ExtractionTask _task;
    private readonly byte[] _head = new byte[512];
    private readonly int _headLength;
    private long _position;

    internal UnpackedStream(Stream inner, ExtractionTask task)
    {
        (_inner, _task) = (inner, task);
        _headLength = inner.ReadAtLeast(_head, _head.Length, throwOnEndOfStream: false);
    }

    /// <summary>Whether it is a tar archive.</summary>
    internal bool BeginsLikeTar => Signatures.Find(_head.AsSpan(0, _headLength)) == Signatures.Tar;

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
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var read = 0;

        if (_position < _headLength)
        {
            read = Math.Min(buffer.Length, _headLength - (int)_position);
            _head.AsSpan((int)_position, read).CopyTo(buffer);
        }
        else
        {
            _task.Cancel.ThrowIfCancellationRequested();
            read = _inner.Read(buffer);
        }

        _position += read;
        return _position <= _task.Limits.MaxTotalUnpackedBytes
            ? read
            : throw new ExtractLimitException($"it unpacks to more than {_task.Limits.MaxTotalUnpackedBytes >> 20} MB");
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
}
