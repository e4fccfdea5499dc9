using System.Collections.Concurrent;
using DocumentSearch.Indexer.Source;
using DocumentSearch.IndexFormat;
using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Microsoft.Win32.SafeHandles;

namespace DocumentSearch.Indexer.Check;

/// <summary>One segment that is being checked, with what turned out to be damaged in it.</summary>
internal sealed class CheckedSegment(SegmentEntry entry, FindingList findings, ReadMeter meter) : IDisposable
{
    private const string Compound = ".cfs";
    private const string CompoundEntries = ".cfe";

    // Texts and postings: where they are damaged, the rest of the segment can be read.
    private static readonly HashSet<string> BulkExtensions = new(StringComparer.Ordinal) { ".fdt", ".doc", ".pos", ".pay" };

    private readonly List<(string Name, SafeFileHandle? Handle, Exception? Failure)> _files = [];
    private readonly ConcurrentDictionary<int, byte> _damaged = new();
    private readonly ConcurrentDictionary<string, byte> _told = new(StringComparer.Ordinal);
    private SegmentCommitInfo? _info;
    private Exception? _failure;

    public string Name => entry.Name;

    /// <summary>
    /// The segment itself; null if it must not be read. One that <see cref="IsDamaged"/> is open only for the names of its
    /// documents.
    /// </summary>
    public SegmentReader? Reader { get; private set; }

    /// <summary>Bounds each step of whoever walks through its terms; one at a time, whatever the number of segments.</summary>
    public ReadMeter Meter => meter;

    /// <summary>Whether nothing of it can be relied on.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Numbers of single documents that are damaged, those of parts too.</summary>
    public ICollection<int> DamagedDocuments => _damaged.Keys;

    /// <summary>Documents that are not deleted, each part counted; 0 if that cannot be told.</summary>
    public int Live => _info is null ? 0 : Math.Max(0, _info.Info.DocCount - entry.Deleted);

    public int Deleted => entry.Deleted;

    public IEnumerable<string> FileNames => _files.Select(file => file.Name);

    /// <summary>Whether all its files could be opened.</summary>
    public bool IsComplete => _failure is null && _files.TrueForAll(file => file.Failure is null);

    /// <summary>Opens its files by name, so that they can be read even if a writer deletes them now.</summary>
    public void Hold(Lucene.Net.Store.Directory directory, string folder)
    {
        try
        {
            var codec = Codec.ForName(entry.Codec);
            var description = IndexFileNames.SegmentFileName(Name, "", Lucene.Net.Codecs.Lucene46.Lucene46SegmentInfoFormat.SI_EXTENSION);
            if (!HoldFile(directory, folder, description) || ProblemOf(_files[^1], CancellationToken.None) is not null)
                return;

            var info = codec.SegmentInfoFormat.SegmentInfoReader.Read(directory, Name, IOContext.READ);
            info.Codec = codec;
            _info = new SegmentCommitInfo(info, entry.Deleted, entry.DeletionsGeneration, entry.FieldsGeneration);
            _info.SetGenUpdatesFiles(entry.Updates);
            foreach (var file in _info.GetFiles().Where(file => file != description).Order(StringComparer.Ordinal))
                HoldFile(directory, folder, file);
        }
        catch (Exception e) when (IndexSnapshot.IsFailureToRead(e))
        {
            _failure = e;
        }
    }

    /// <summary>Verifies the checksums of all files and opens the segment if they are right.</summary>
    /// <param name="cancel">Ends the work early.</param>
    /// <returns>Number of files and their bytes.</returns>
    public (int Files, long Bytes) VerifyFiles(CancellationToken cancel)
    {
        var problems = _files.ToDictionary(file => file.Name, file => ProblemOf(file, cancel), StringComparer.Ordinal);
        var damaged = new List<string>();
        foreach (var (name, problem) in problems)
        {
            var inside = MayLookInside(name, problems) ? DamagedInside(name, cancel) : [];
            if (problem is null && inside.Count == 0)
                continue;

            damaged.AddRange(inside.Count > 0 ? inside : [name]);
            var where = inside.Count > 0 ? $", in {string.Join(", ", inside)}" : "";
            Damage(CheckFindingKind.File, $"its file {name} {problem ?? CodecFooter.WrongChecksum}{where}");
        }

        if (_failure is { } failure)
            Damage(CheckFindingKind.Segment, $"it cannot be opened ({failure.GetType().Name})");

        if (_info is not null && damaged.TrueForAll(name => BulkExtensions.Contains(Path.GetExtension(name))))
            Open();

        return (_files.Count, _files.Sum(file => file.Handle is { } handle ? RandomAccess.GetLength(handle) : 0));
    }

    /// <summary>Takes down that nothing of the segment can be relied on.</summary>
    public void Damage(CheckFindingKind kind, string detail)
    {
        IsDamaged = true;
        findings.Add(kind, Name, null, detail);
    }

    /// <summary>Takes down that a document is damaged; only the first thing that is wrong with it, and with all its parts, is told.</summary>
    public void Damage(CheckFindingKind kind, int doc, string detail)
    {
        if (_damaged.TryAdd(doc, 0) && (PathOf(doc) is not { } path || _told.TryAdd(path, 0)))
            findings.Add(kind, Name, PathOf(doc), detail);
    }

    /// <summary>Stored name of a document's source; null if it cannot be read.</summary>
    public string? PathOf(int doc)
    {
        try
        {
            var bytes = new BytesRef();
            Reader!.GetBinaryDocValues(IndexFields.Path).Get(doc, bytes);
            return bytes.Length > 0 ? bytes.Utf8ToString() : null;
        }
        catch (Exception e) when (IndexSnapshot.IsFailureToRead(e))
        {
            return null;
        }
    }

    public void Dispose()
    {
        Reader?.Dispose();
        foreach (var (_, handle, _) in _files)
            handle?.Dispose();
    }

    private bool HoldFile(Lucene.Net.Store.Directory directory, string folder, string name)
    {
        SafeFileHandle? handle = null;
        try
        {
            handle = File.OpenHandle(Path.Combine(folder, name), share: FileShare.ReadWrite | FileShare.Delete, options: FileOptions.SequentialScan);
            IndexDirectory.Hold(directory, name);
            _files.Add((name, handle, null));
            return true;
        }
        catch (IOException e)
        {
            handle?.Dispose();
            _files.Add((name, null, e));
            return false;
        }
    }

    private static string? ProblemOf((string Name, SafeFileHandle? Handle, Exception? Failure) file, CancellationToken cancel)
    {
        try
        {
            return file.Failure is FileNotFoundException ? "is missing"
                : file.Failure is { } failure ? $"cannot be read: {FileErrors.Describe(failure)}"
                : CodecFooter.Problem(file.Handle!, cancel);
        }
        catch (IOException e)
        {
            return $"cannot be read: {FileErrors.Describe(e)}";
        }
    }

    // What cannot be read to its end must not be mapped, and a false table of contents can ask for all memory.
    private static bool MayLookInside(string name, Dictionary<string, string?> problems) =>
        Path.GetExtension(name) == Compound && problems[name] is null or CodecFooter.WrongChecksum
        && problems.GetValueOrDefault(Path.ChangeExtension(name, CompoundEntries), "") is null;

    private List<string> DamagedInside(string compound, CancellationToken cancel)
    {
        var damaged = new List<string>();
        try
        {
            using var inside = new CompoundFileDirectory(_info!.Info.Dir, compound, IOContext.READ, openForWrite: false);
            foreach (var name in inside.ListAll().Order(StringComparer.Ordinal))
            {
                using var input = inside.OpenInput(name, IOContext.READ);
                if (CodecFooter.Problem(input, cancel) is not null)
                    damaged.Add(name);
            }
        }
        catch (Exception e) when (IndexSnapshot.IsFailureToRead(e))
        {
            // Its table of contents is damaged: which of the files inside are cannot be told.
            damaged.Clear();
        }

        return damaged;
    }

    private void Open()
    {
        try
        {
            Reader = new SegmentReader(_info, DirectoryReader.DEFAULT_TERMS_INDEX_DIVISOR, IOContext.READ);
        }
        catch (Exception e) when (IndexSnapshot.IsFailureToRead(e))
        {
            if (!IsDamaged)
                Damage(CheckFindingKind.Segment, $"it cannot be opened ({e.GetType().Name})");
        }
    }
}
