namespace DocumentSearch.Indexer.Check;

/// <summary>A step of a repair.</summary>
public enum RepairStep
{
    /// <summary>The index is checked.</summary>
    Checking,

    /// <summary>What is damaged is read again from its source.</summary>
    Reading,

    /// <summary>The result is checked before it takes the place of what was damaged.</summary>
    Verifying,
}

/// <summary>What a repair did.</summary>
public sealed record RepairReport
{
    /// <summary>What was damaged.</summary>
    public required CheckReport Found { get; init; }

    /// <summary>What was read again, new files and changed ones included; null if nothing was damaged.</summary>
    public UpdateReport? Read { get; init; }

    /// <summary>Documents that were kept as they were.</summary>
    public int Kept { get; init; }

    /// <summary>Documents that were damaged and whose source is gone: the first 1,000 of them, by stored name.</summary>
    public IReadOnlyList<string> Lost { get; init; } = [];

    /// <summary>Number of all of them.</summary>
    public int LostCount { get; init; }

    /// <summary>
    /// Documents, each part of a long one counted, that were damaged so that not even their names can be told: they are in the
    /// index again if their sources are there.
    /// </summary>
    public int Nameless { get; init; }

    /// <summary>Folders and files that the index covers, if that had to be guessed from a damaged commit; else null.</summary>
    public IReadOnlyList<string>? GuessedRoots { get; init; }

    /// <summary>Whether it was interrupted: the index is as it was, and the next repair goes on where this one stopped.</summary>
    public bool Interrupted { get; init; }
}
