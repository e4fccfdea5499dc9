using DocumentSearch.Indexer.Source;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Watch;

/// <summary>What stands at a root or another place: of a file its state, of a folder only which one it is.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Kind">Whether it is a file, a folder, or missing.</param>
/// <param name="Stamp">The state.</param>
internal readonly record struct RootMark(string Path, FileStateKind Kind, SourceStamp Stamp)
{
    public static RootMark Read(string path)
    {
        var kind = FileState.Read(path, followLink: true, out var state);
        return new RootMark(path, kind, kind == FileStateKind.Folder ? new SourceStamp(0, 0, state.Device, state.Stamp.FileNumber) : state.Stamp);
    }

    public FolderHint HintOf(RootMark later)
    {
        if (later == this)
            return FolderHint.None;

        return Kind == FileStateKind.Folder || later.Kind == FileStateKind.Folder ? FolderHint.Restructured : FolderHint.Changed;
    }
}
