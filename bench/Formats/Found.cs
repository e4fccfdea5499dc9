namespace DocumentSearch.Formats;

/// <summary>In how many files what was looked for was found.</summary>
internal sealed class Found
{
    private int _files;
    private int _found;

    /// <summary>Adds a file.</summary>
    public void Add(bool isFound) => (_files, _found) = (_files + 1, _found + (isFound ? 1 : 0));

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{_found} of {_files}");
}
