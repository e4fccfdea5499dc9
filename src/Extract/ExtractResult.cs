namespace DocumentSearch.Extract;

/// <summary>Why a file has no text in the index.</summary>
public enum SkipReason : byte
{
    /// <summary>The file holds nothing.</summary>
    Empty,

    /// <summary>A format that is not read, such as an image.</summary>
    UnsupportedFormat,

    /// <summary>Named as text, but its bytes are not text.</summary>
    BinaryContent,

    /// <summary>Larger than <see cref="ExtractLimits.MaxBytes"/>.</summary>
    TooLarge,

    /// <summary>The file could not be opened or read.</summary>
    Unreadable,

    /// <summary>The extractor failed on the content.</summary>
    Corrupt,

    /// <summary>It cannot be read without a password.</summary>
    Encrypted,

    /// <summary>It took longer than <see cref="ExtractLimits.Time"/>.</summary>
    TimeLimit,

    /// <summary>It took more memory than <see cref="ExtractLimits.MaxMemoryBytes"/>, or unpacks to more than it may.</summary>
    MemoryLimit,

    /// <summary>A document of a supported format that holds no text, such as a scan without a text layer.</summary>
    NoText,
}

/// <summary>What became of one file: its text, or the reason there is none.</summary>
public abstract record ExtractResult
{
    private ExtractResult()
    {
    }

    /// <summary>The file was read.</summary>
    /// <param name="Document">Its text.</param>
    public sealed record Ok(ExtractedText Document) : ExtractResult;

    /// <summary>The file has no text in the index.</summary>
    /// <param name="Reason">The kind of reason.</param>
    /// <param name="Detail">A lowercase phrase for people, without the path.</param>
    public sealed record Skipped(SkipReason Reason, string Detail) : ExtractResult;
}
