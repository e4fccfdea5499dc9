namespace DocumentSearch.Indexer.Source.Ignore;

/// <summary>Where rules come from. Of two that decide about an entry, the one named first here wins, however deep it lies.</summary>
[Flags]
internal enum IgnoreSources
{
    None = 0,

    /// <summary>The command's globs.</summary>
    Command = 1,

    /// <summary>A file <c>.searchignore</c>.</summary>
    SearchIgnore = 2,

    /// <summary>A file <c>.ignore</c>.</summary>
    Ignore = 4,

    /// <summary>A file <c>.gitignore</c>.</summary>
    GitIgnore = 8,

    /// <summary>The entry <c>.git</c> at the top of a work tree, for its file <c>info/exclude</c>.</summary>
    WorkTree = 16,
}
