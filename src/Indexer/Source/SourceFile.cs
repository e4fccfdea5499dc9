using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Source;

/// <summary>A file that the scan saw.</summary>
/// <param name="Path">Its stored name (<see cref="IndexLocation.ToStored"/>).</param>
/// <param name="Stamp">Its state.</param>
public sealed record SourceFile(string Path, SourceStamp Stamp);

/// <summary>A place that could not be scanned; what the index holds of it is kept.</summary>
/// <param name="Path">Its stored name.</param>
/// <param name="Detail">What went wrong, a lowercase phrase.</param>
/// <param name="IsMissing">Whether nothing stands there at all.</param>
public sealed record ScanFault(string Path, string Detail, bool IsMissing = false);

/// <summary>What a scan of the roots saw.</summary>
/// <param name="Files">Every file, in ordinal order of the stored name.</param>
/// <param name="Faults">Places that could not be scanned.</param>
/// <param name="IsComplete">Whether everything was looked at; false if the time given ran out.</param>
public sealed record ScanResult(IReadOnlyList<SourceFile> Files, IReadOnlyList<ScanFault> Faults, bool IsComplete);
