namespace DocumentSearch.Extract;

/// <summary>
/// A <see cref="LongText"/> could not be read to its end. It is a type of its own, so that whoever writes segments as they
/// come can tell a failure of the source from one of the target.
/// </summary>
/// <param name="reason"><see cref="SkipReason.Unreadable"/> or <see cref="SkipReason.Corrupt"/>.</param>
/// <param name="cause">What went wrong.</param>
public sealed class TextReadException(SkipReason reason, Exception cause) : Exception($"could not be read: {cause.Message}", cause)
{
    /// <summary>Why the file has no text: its bytes cannot be read any more, or its format's reader failed on them.</summary>
    public SkipReason Reason { get; } = reason;
}
