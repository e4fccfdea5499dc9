using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Source;

/// <summary>A file that the scan saw.</summary>
/// <param name="Path">Its stored name (<see cref="IndexLocation.ToStored"/>).</param>
/// <param name="Stamp">Its state.</param>
internal sealed record SourceFile(string Path, SourceStamp Stamp);
