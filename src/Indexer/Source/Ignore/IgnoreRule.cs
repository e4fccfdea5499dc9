namespace DocumentSearch.Indexer.Source.Ignore;

/// <summary>One rule of an ignore file: a glob, and what it is matched with.</summary>
internal sealed class IgnoreRule
{
    private readonly Glob _glob;
    private readonly bool _isPath;
    private readonly bool _foldersOnly;

    /// <summary>Reads a rule as gitignore(5) describes it.</summary>
    /// <param name="pattern">The pattern in UTF-8, with its <c>!</c> and slashes.</param>
    public IgnoreRule(ReadOnlySpan<byte> pattern)
    {
        if (pattern.StartsWith("!"u8))
        {
            IsNegated = true;
            pattern = pattern[1..];
        }

        if (pattern.EndsWith("/"u8))
        {
            _foldersOnly = true;
            pattern = pattern[..^1];
        }

        _isPath = pattern.Contains((byte)'/');
        _glob = new Glob(pattern.StartsWith("/"u8) ? pattern[1..] : pattern, _isPath);
    }

    /// <summary>Whether what matches is not ignored.</summary>
    public bool IsNegated { get; }

    /// <summary>The byte with which the names of all that matches end; null if that is not one byte.</summary>
    public byte? LastByte => _glob.LastByte;

    /// <summary>Whether an entry matches.</summary>
    /// <param name="path">Its path relative to the folder of the rule.</param>
    /// <param name="name">The last name of the path.</param>
    /// <param name="isFolder">Whether it is a folder.</param>
    public bool Matches(ReadOnlySpan<byte> path, ReadOnlySpan<byte> name, bool isFolder) =>
        (isFolder || !_foldersOnly) && _glob.Matches(_isPath ? path : name);
}
