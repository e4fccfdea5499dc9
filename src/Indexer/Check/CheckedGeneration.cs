using DocumentSearch.Indexer.Source;
using DocumentSearch.IndexFormat;
using Lucene.Net.Index;

namespace DocumentSearch.Indexer.Check;

/// <summary>
/// One generation of an index that is being checked: its last commit and the files of that, held open so that writers can go
/// on meanwhile.
/// </summary>
internal sealed class CheckedGeneration : IDisposable
{
    /// <summary>How often it is tried to open a commit that writers delete while it is being opened.</summary>
    private const int MaxAttempts = 100;

    /// <summary>
    /// What is read from a term to the next. A step loads at most one block of terms for each byte of a term; each block holds
    /// a few dozen terms.
    /// </summary>
    private const long MaxStepBytes = 64L << 20;

    private readonly Lucene.Net.Store.Directory? _directory;
    private readonly List<CheckedSegment> _segments = [];

    private CheckedGeneration(IndexLocation location, string name, bool isQuiet)
    {
        Name = name;
        Folder = Path.Combine(location.Folder, name);
        Commit = ReadCommit();
        if (Commit is null)
            return;

        if (isQuiet || !WriterLock.IsHeld(location))
            VerifyPointer();

        Stamp = CommitStamp.Read(Commit.UserData);
        IndexSnapshot.RefuseNewer(location, Stamp);
        var meter = new ReadMeter(MaxStepBytes);
        _directory = IndexDirectory.OpenToCheck(Folder, meter);
        foreach (var entry in Commit.Segments)
        {
            var segment = new CheckedSegment(entry, Findings, meter);
            _segments.Add(segment);
            segment.Hold(_directory, Folder);
        }
    }

    public string Name { get; }

    /// <summary>Everything that is damaged, as far as it is known yet.</summary>
    public FindingList Findings { get; } = new();

    /// <summary>Its commit; null if none can be read.</summary>
    public CommitFile? Commit { get; }

    /// <summary>What the commit says of itself.</summary>
    public CommitStamp? Stamp { get; }

    public IReadOnlyList<CheckedSegment> Segments => _segments;

    /// <summary>Opens the generation that answers now, while others may be writing it.</summary>
    /// <exception cref="IndexException">No permission to read it, or a newer version wrote it.</exception>
    public static CheckedGeneration OpenCurrent(IndexLocation location)
    {
        for (var attempt = 1; ; attempt++)
        {
            var generation = Open(location, Generation.Current(location), isQuiet: false);
            if (attempt == MaxAttempts || generation.IsComplete || !generation.IsOvertaken(location))
                return generation;

            generation.Dispose();
        }
    }

    /// <summary>Opens a generation that nobody else writes.</summary>
    /// <exception cref="IndexException">No permission to read it, or a newer version wrote it.</exception>
    public static CheckedGeneration OpenQuiet(IndexLocation location, string name) => Open(location, name, isQuiet: true);

    private static CheckedGeneration Open(IndexLocation location, string name, bool isQuiet)
    {
        try
        {
            return new CheckedGeneration(location, name, isQuiet);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IndexException(IndexErrorKind.Corrupt, location.Folder, "the index cannot be read: no permission", e);
        }
    }

    /// <summary>Full path of its folder.</summary>
    public string Folder { get; }

    /// <summary>Names of files in the folder that neither the commit needs nor one that a reader has kept.</summary>
    /// <param name="leased">Those that the latter need.</param>
    public IReadOnlyList<string> LeftOver(IReadOnlySet<string> leased)
    {
        HashSet<string> needed = [Commit?.Name ?? "", IndexFileNames.SEGMENTS_GEN, IndexWriter.WRITE_LOCK_NAME, .. _segments.SelectMany(segment => segment.FileNames)];
        return Directory.Exists(Folder)
            ? [.. Directory.EnumerateFiles(Folder).Select(path => Path.GetFileName(path)).Where(name => !needed.Contains(name) && !leased.Contains(name)).Order(StringComparer.Ordinal)]
            : [];
    }

    public void Dispose()
    {
        foreach (var segment in _segments)
            segment.Dispose();

        _directory?.Dispose();
    }

    private bool IsComplete => Commit is not null && _segments.TrueForAll(segment => segment.IsComplete);

    private bool IsOvertaken(IndexLocation location) =>
        Generation.Current(location) != Name || CommitFile.In(Folder) is not [var newest, ..] || Path.GetFileName(newest) != Commit?.Name;

    // A commit that a writer is making, or was killed while making, has no checksum yet: the one before it counts, as it does
    // for readers.
    private CommitFile? ReadCommit()
    {
        var problems = new List<string>();
        foreach (var path in CommitFile.TriedIn(Folder))
        {
            try
            {
                return CommitFile.Read(path);
            }
            catch (Exception e) when (IndexSnapshot.IsFailureToRead(e) && e is not UnauthorizedAccessException)
            {
                problems.Add($"its commit {Path.GetFileName(path)} {(e is InvalidDataException ? e.Message : $"cannot be read ({e.GetType().Name})")}");
            }
        }

        foreach (var problem in problems)
            Findings.Add(CheckFindingKind.Commit, null, null, problem);

        if (problems.Count == 0)
            Findings.Add(CheckFindingKind.Commit, null, null, $"there is no commit in {Name}");

        return null;
    }

    // Lucene trusts segments.gen where it is there, and gives up where it is damaged. It is not written in one step.
    private void VerifyPointer()
    {
        try
        {
            var path = Path.Combine(Folder, IndexFileNames.SEGMENTS_GEN);
            if (File.Exists(path) && CodecFooter.Problem(File.ReadAllBytes(path)) is { } problem)
                Findings.Add(CheckFindingKind.Commit, null, null, $"its file {IndexFileNames.SEGMENTS_GEN} {problem}");
        }
        catch (IOException e)
        {
            Findings.Add(CheckFindingKind.Commit, null, null, $"its file {IndexFileNames.SEGMENTS_GEN} cannot be read: {FileErrors.Describe(e)}");
        }
    }
}
