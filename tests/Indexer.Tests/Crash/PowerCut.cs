namespace DocumentSearch.Indexer.Tests.Crash;

/// <summary>What becomes of a file that was not synced when the power is cut.</summary>
internal enum Unsynced
{
    Kept,
    Dropped,
    Emptied,
    Truncated,
    Zeroed,
    AnyOfThese,
}

/// <summary>
/// A disk whose power is cut at one operation. It knows what was durable by then: the content of the files that were synced,
/// and the names of those that stood in the folder when it was.
/// </summary>
/// <param name="at">The first operation that is not carried out any more, from 1.</param>
internal sealed class PowerCut(int at) : IDisk
{
    private const string CommitPrefix = "segments_";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, byte[]> _durable = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unsynced = new(StringComparer.Ordinal);
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);
    private readonly HashSet<string> _deleted = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private string _folder = "";
    private int _count;

    /// <summary>The operation at which the power was cut; null if it was not.</summary>
    public (WriteOperation Operation, string File)? At { get; private set; }

    /// <summary>Generation of the last commit that was durable; 0 if none was.</summary>
    public long LastCommit { get; private set; }

    /// <summary>Files that were to be synced before all of them was written.</summary>
    public List<string> SyncedTooEarly { get; } = [];

    /// <summary>Begins with a folder in which everything is durable.</summary>
    public void Watch(string folder)
    {
        _folder = folder;
        foreach (var path in Directory.EnumerateFiles(folder))
            _durable[Path.GetFileName(path)] = File.ReadAllBytes(path);

        LastCommit = _durable.Keys.Where(IsCommit).Select(GenerationOf).DefaultIfEmpty().Max();
    }

    public void Create(string file, Action create) => Do(WriteOperation.Create, file, () =>
    {
        create();
        _unsynced.Add(file);
        _named.Remove(file);
        _open.Add(file);
    });

    public void Write(string file, int count, Action<int> write) => Do(WriteOperation.Write, file, () => write(count));

    public void Close(string file)
    {
        lock (_gate)
            _open.Remove(file);
    }

    public void Sync(ICollection<string> files, Action sync) => Do(WriteOperation.Sync, string.Join(' ', files), () =>
    {
        sync();
        SyncedTooEarly.AddRange(files.Where(_open.Contains));
        foreach (var file in _deleted)
            _durable.Remove(file);

        _deleted.Clear();
        foreach (var file in files)
            _durable[file] = File.ReadAllBytes(Path.Combine(_folder, file));

        _unsynced.ExceptWith(files);
        _named.UnionWith(_unsynced);
        LastCommit = files.Where(IsCommit).Select(GenerationOf).Append(LastCommit).Max();
    });

    public void Delete(string file, Action delete) => Do(WriteOperation.Delete, file, () =>
    {
        delete();
        if (!_unsynced.Remove(file))
            _deleted.Add(file);
    });

    /// <summary>The files that stand in the folder when the power is back.</summary>
    /// <param name="unsynced">What becomes of those that were not synced.</param>
    /// <param name="areDeletionsDone">Whether deletions that were not synced are; null leaves it to chance.</param>
    /// <param name="chance">Decides whatever is left open.</param>
    public Dictionary<string, byte[]> Survivors(Unsynced unsynced, bool? areDeletionsDone, Random chance)
    {
        var files = new Dictionary<string, byte[]>(_durable, StringComparer.Ordinal);
        foreach (var file in _deleted.Order(StringComparer.Ordinal).Where(_ => areDeletionsDone ?? chance.Next(2) == 0))
            files.Remove(file);

        foreach (var file in _unsynced.Order(StringComparer.Ordinal))
        {
            var bytes = File.ReadAllBytes(Path.Combine(_folder, file));
            var fate = unsynced == Unsynced.AnyOfThese ? (Unsynced)chance.Next((int)Unsynced.AnyOfThese) : unsynced;
            if (fate != Unsynced.Dropped || _named.Contains(file))
                files[file] = After(fate, bytes, chance);
        }

        return files;
    }

    private static byte[] After(Unsynced fate, byte[] bytes, Random chance) => fate switch
    {
        Unsynced.Kept => bytes,
        Unsynced.Truncated => bytes[..chance.Next(bytes.Length + 1)],
        Unsynced.Zeroed => new byte[bytes.Length],
        _ => [],
    };

    private void Do(WriteOperation operation, string file, Action act)
    {
        lock (_gate)
        {
            if (++_count == at)
                At = (operation, file);

            if (_count >= at)
                throw new IOException("the power is cut");

            act();
        }
    }

    private static bool IsCommit(string file) => file.StartsWith(CommitPrefix, StringComparison.Ordinal);

    private static long GenerationOf(string commit) =>
        commit[CommitPrefix.Length..].Aggregate(0L, (value, digit) => value * 36 + (char.IsAsciiDigit(digit) ? digit - '0' : digit - 'a' + 10));
}
