using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace DocumentSearch.Indexer.Source.Ignore;

/// <summary>The rules in force in one folder: which of its entries are left out. Immutable; threads may share it.</summary>
internal sealed class IgnoreRules
{
    /// <summary>Largest number of rules in force in one folder.</summary>
    public const int MaxRules = 10_000;

    /// <summary>Largest size of the files they come from, all together.</summary>
    public const int MaxBytes = 2 * IgnoreFile.MaxBytes;

    private const int StackBytes = 512;

    private static readonly IgnoreRules None = new([], [], null, isIncluded: true);

    private readonly Layer[] _layers; // in the order in which they are asked
    private readonly byte[] _path; // of this folder with a final slash, UTF-8; relative to where the first rules were found
    private readonly Layer? _include;
    private readonly bool _isIncluded; // whether what lies here is included though it does not match itself

    private IgnoreRules(Layer[] layers, byte[] path, Layer? include, bool isIncluded)
    {
        _layers = layers;
        _path = path;
        _include = include;
        _isIncluded = isIncluded;
    }

    /// <summary>Whether there are none, so that nobody need be asked.</summary>
    public bool IsEmpty => _layers.Length == 0 && _include is null;

    /// <summary>
    /// The rules in a root of the scan: its own, those from above it if it lies in a git work tree, and those of the command. That
    /// a rule from above ignores the root itself, or a folder it lies in, does not count: it was named.
    /// </summary>
    /// <param name="root">Full path of the folder.</param>
    /// <param name="seen">What entries were seen there (<see cref="IgnoreFile.Recognise"/>).</param>
    /// <param name="selection">What the command was told.</param>
    /// <param name="report">Is told of ignore files that are not applied, by the thread that asks.</param>
    public static IgnoreRules ForRoot(string root, IgnoreSources seen, SelectionRules selection, Action<IgnoreFault> report)
    {
        var folder = WorkTree.Physical(Path.TrimEndingDirectorySeparator(root));
        var rules = None;
        if (!seen.HasFlag(IgnoreSources.WorkTree))
        {
            foreach (var above in WorkTree.FoldersAbove(folder))
                rules = rules.Descend(above, IgnoreFile.LookIn(above), report);
        }

        return rules.Descend(folder, seen, report).With(selection);
    }

    /// <summary>The rules in a root of the scan where ignore files are not respected: those of the command.</summary>
    public static IgnoreRules Of(SelectionRules selection) => None.With(selection);

    /// <summary>The rules in a folder of this folder.</summary>
    /// <param name="folder">Its full path.</param>
    /// <param name="seen">What entries were seen there (<see cref="IgnoreFile.Recognise"/>).</param>
    /// <param name="report">Is told of ignore files that are not applied, by the thread that asks.</param>
    public IgnoreRules Descend(string folder, IgnoreSources seen, Action<IgnoreFault> report)
    {
        if (IsEmpty && seen == IgnoreSources.None)
            return this;

        var path = IsEmpty ? [] : PathOf(Path.GetFileName(folder));
        var layers = seen == IgnoreSources.None ? _layers : [.. Found(folder, seen, path.Length, report).OrderBy(static layer => layer.Source)];
        return new IgnoreRules(layers, path, _include, IncludesAll(path));
    }

    /// <summary>Whether an entry of this folder is left out; of a folder, with everything in it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isFolder">Whether it is a folder.</param>
    [SkipLocalsInit]
    public bool Ignores(ReadOnlySpan<char> name, bool isFolder)
    {
        if (IsEmpty)
            return false;

        var size = _path.Length + Encoding.UTF8.GetMaxByteCount(name.Length);
        var rented = size > StackBytes ? ArrayPool<byte>.Shared.Rent(size) : null;
        Span<byte> path = rented ?? stackalloc byte[StackBytes];
        _path.CopyTo(path);
        var length = _path.Length + Encoding.UTF8.GetBytes(name, path[_path.Length..]);
        var ignores = Ignores(path[..length], isFolder);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);

        return ignores;
    }

    private bool Ignores(ReadOnlySpan<byte> path, bool isFolder)
    {
        foreach (ref readonly var layer in _layers.AsSpan())
        {
            if (layer.Decide(path, _path.Length, isFolder) is not { } ignores)
                continue;

            if (ignores)
                return true;

            break;
        }

        return !isFolder && _include is { } include && !(include.Decide(path, _path.Length, isFolder: false) ?? _isIncluded);
    }

    // Whether what lies in a folder of this folder is included unless a rule says otherwise.
    private bool IncludesAll(ReadOnlySpan<byte> path) =>
        _include is { } include ? include.Decide(path[..^1], _path.Length, isFolder: true) ?? _isIncluded : _isIncluded;

    private byte[] PathOf(string folderName) => [.. _path, .. Encoding.UTF8.GetBytes(folderName), (byte)'/'];

    // Deeper ones first.
    private List<Layer> Found(string folder, IgnoreSources seen, int start, Action<IgnoreFault> report)
    {
        // A repository in a folder of another one knows nothing of that one's rules.
        var found = _layers.Where(layer => !seen.HasFlag(IgnoreSources.WorkTree) || layer.Source < IgnoreSources.GitIgnore).ToList();
        var (rules, bytes) = (found.Sum(static layer => layer.Rules.Count), found.Sum(static layer => layer.Rules.Bytes));
        foreach (var (source, path) in IgnoreFile.In(folder, seen))
        {
            if (IgnoreFile.Read(source, path, report) is not { Count: > 0 } list)
                continue;

            if (rules + list.Count > MaxRules || bytes + list.Bytes > MaxBytes)
            {
                report(IgnoreFile.NotApplied(path, $"with those from above they would be more than {MaxRules} rules or {MaxBytes} bytes"));
                continue;
            }

            (rules, bytes) = (rules + list.Count, bytes + list.Bytes);
            found.Insert(0, new Layer(source, list, start));
        }

        return found;
    }

    private IgnoreRules With(SelectionRules selection)
    {
        Layer[] layers = selection.Exclude.Count == 0
            ? _layers
            : [new Layer(IgnoreSources.Command, selection.Exclude, _path.Length), .. _layers];
        return selection.Include.Count == 0
            ? new IgnoreRules(layers, _path, null, isIncluded: true)
            : new IgnoreRules(layers, _path, new Layer(IgnoreSources.Command, selection.Include, _path.Length), isIncluded: false);
    }

    /// <summary>Rules and where they stand: behind how many bytes of a path the paths begin that they are matched with.</summary>
    private readonly record struct Layer(IgnoreSources Source, IgnoreList Rules, int Start)
    {
        public bool? Decide(ReadOnlySpan<byte> path, int nameStart, bool isFolder) => Rules.Decide(path[Start..], path[nameStart..], isFolder);
    }
}
