namespace DocumentSearch.Extract;

/// <summary>Bounds on what one file may cost.</summary>
public sealed record ExtractLimits
{
    /// <summary>The bounds used when nothing else is asked for.</summary>
    public static ExtractLimits Default { get; } = new();

    /// <summary>Largest file that is read, in bytes; a larger one is skipped as too large.</summary>
    public long MaxBytes { get; init; } = 4L << 30;

    /// <summary>Largest file that is held whole, in bytes; a larger one is read as a <see cref="LongText"/>, in segments.</summary>
    public int MaxHeldBytes { get; init; } = 16 << 20;
}
