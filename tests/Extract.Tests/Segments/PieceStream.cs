namespace DocumentSearch.Extract.Tests.Segments;

/// <summary>A stream that gives no more than a few bytes at a time, so that everything meets the borders between reads.</summary>
internal sealed class PieceStream(byte[] content, int most) : MemoryStream(content)
{
    /// <summary>Bytes given so far.</summary>
    internal long Given { get; private set; }

    /// <summary>What happens before each read.</summary>
    internal Action<PieceStream> BeforeRead { get; init; } = static _ => { };

    // a memory stream that others derive from reads into spans by way of this
    public override int Read(byte[] buffer, int offset, int count)
    {
        BeforeRead(this);
        var read = base.Read(buffer, offset, Math.Min(count, most));
        Given += read;
        return read;
    }
}
