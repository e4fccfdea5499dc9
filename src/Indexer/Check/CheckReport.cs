namespace DocumentSearch.Indexer.Check;

/// <summary>What of an index is damaged.</summary>
public enum CheckFindingKind
{
    /// <summary>The commit: which segments there are, and what the index says of itself.</summary>
    Commit,

    /// <summary>A file: it is missing, cannot be read, or its checksum is wrong.</summary>
    File,

    /// <summary>A segment as a whole, though its files are as they were written.</summary>
    Segment,

    /// <summary>What the index knows of a source file.</summary>
    Ledger,

    /// <summary>The stored text of a document, or where its sentences are.</summary>
    Text,

    /// <summary>The terms by which a document is found.</summary>
    Postings,
}

/// <summary>Something that is damaged.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Segment">Name of the segment; null if it is none.</param>
/// <param name="Path">Stored name of the document's source; null if it is no document, or its name cannot be told.</param>
/// <param name="Detail">What is wrong, a lowercase sentence.</param>
public sealed record CheckFinding(CheckFindingKind Kind, string? Segment, string? Path, string Detail);

/// <summary>What a check of an index found.</summary>
public sealed record CheckReport
{
    /// <summary>What is damaged: the first 1,000 findings, by segment and path.</summary>
    public required IReadOnlyList<CheckFinding> Findings { get; init; }

    /// <summary>Number of all findings.</summary>
    public required int FindingCount { get; init; }

    /// <summary>What is no damage but worth saying, lowercase sentences.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Whether this build wrote it; of an index of older rules only the files are verified.</summary>
    public required bool IsCurrent { get; init; }

    /// <summary>Files verified.</summary>
    public required int Files { get; init; }

    /// <summary>Their bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Segments of the commit.</summary>
    public required int Segments { get; init; }

    /// <summary>Documents verified, skipped files included.</summary>
    public required int Documents { get; init; }

    /// <summary>Deleted documents that still take up space, until they are merged away.</summary>
    public required int Deleted { get; init; }

    /// <summary>Terms verified, those of each segment counted.</summary>
    public required long Terms { get; init; }

    /// <summary>Occurrences of terms verified.</summary>
    public required long Postings { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Whether nothing is damaged.</summary>
    public bool IsSound => FindingCount == 0;
}
