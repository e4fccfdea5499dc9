using DocumentSearch.Indexer.Source.Ignore;

namespace DocumentSearch.Indexer.Tests.Source.Ignore;

/// <summary>Asks for entries of a real folder as a scan does: from the root down, never into a folder that is left out.</summary>
internal sealed class RulesWalk
{
    private readonly string _root;
    private readonly Dictionary<string, IgnoreRules?> _rules = []; // of each folder, by its path with a final slash; null if it is left out

    public RulesWalk(string root, SelectionRules? selection = null)
    {
        _root = root;
        _rules[""] = IgnoreRules.ForRoot(root, IgnoreFile.LookIn(root), selection ?? SelectionRules.Everything, Faults.Add);
    }

    public List<IgnoreFault> Faults { get; } = [];

    /// <summary>Whether a path below the root is left out; a final slash says that it is a folder.</summary>
    public bool Ignores(string path)
    {
        var (folder, name) = Split(path.TrimEnd('/'));
        return RulesIn(folder)?.Ignores(name, isFolder: path.EndsWith('/')) ?? true;
    }

    private IgnoreRules? RulesIn(string folder)
    {
        if (_rules.TryGetValue(folder, out var rules))
            return rules;

        var (above, name) = Split(folder.TrimEnd('/'));
        rules = RulesIn(above) is { } parent && !parent.Ignores(name, isFolder: true)
            ? parent.Descend(Path.Join(_root, above, name), IgnoreFile.LookIn(Path.Join(_root, folder)), Faults.Add)
            : null;
        return _rules[folder] = rules;
    }

    private static (string Folder, string Name) Split(string path)
    {
        var end = path.LastIndexOf('/') + 1;
        return (path[..end], path[end..]);
    }
}
