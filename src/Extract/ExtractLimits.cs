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

    /// <summary>
    /// Longest text that an extractor makes out of one file, in UTF-16 units; what follows is left out. The file's own text is read up to
    /// <see cref="int.MaxValue"/> units.
    /// </summary>
    public int MaxText { get; init; } = 32 << 20;

    /// <summary>Longest time that an extractor may take for one file, or for one file within a file.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Most memory that an extractor may take, in bytes.</summary>
    public long MaxMemoryBytes { get; init; } = 512L << 20;

    /// <summary>How deep files within files are read: 1 is what stands in the file itself.</summary>
    public int MaxDepth { get; init; } = 8;

    /// <summary>Most files within one file that are read, those within them counted.</summary>
    public int MaxEmbedded { get; init; } = 100_000;

    /// <summary>Largest file within a file, and largest part of a packed document, that is unpacked, in bytes.</summary>
    public int MaxUnpackedBytes { get; init; } = 128 << 20;

    /// <summary>Most bytes that are unpacked out of one file, in total.</summary>
    public long MaxTotalUnpackedBytes { get; init; } = 4L << 30;
}
