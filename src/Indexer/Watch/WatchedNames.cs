using DocumentSearch.Indexer.Source;
using DocumentSearch.Indexer.Source.Ignore;

namespace DocumentSearch.Indexer.Watch;

/// <summary>Which names of files and folders matter: those that a scan lists, and those that tell it what to leave out.</summary>
/// <param name="hidden">Whether a scan lists hidden ones too.</param>
internal sealed class WatchedNames(bool hidden)
{
    /// <summary>Whether a scan enters a folder of this name, as far as its name goes.</summary>
    public bool IsEntered(ReadOnlySpan<char> name) => !name.StartsWith('.') || hidden && !FolderScan.NeverEnters(name);

    /// <summary>Whether a change of something of this name matters by itself, and not only for what it holds.</summary>
    public bool Matters(ReadOnlySpan<char> name) => IsEntered(name) || HoldsRules(name) && !FolderScan.NeverEnters(name);

    /// <summary>Whether it says what a scan leaves out.</summary>
    public static bool HoldsRules(ReadOnlySpan<char> name) => IgnoreFile.Recognise(name) != IgnoreSources.None;
}
