namespace DocumentSearch.IndexFormat;

/// <summary>What tells one state of a source file from another without opening it.</summary>
/// <param name="Length">Size in bytes.</param>
/// <param name="ModifiedTicks">Modification time in ticks (100 ns) of UTC.</param>
/// <param name="ChangedTicks">
/// Time of the last change to the file or its attributes (ctime) in ticks of UTC, or 0 where the system has none. Programs
/// that restore the modification time cannot restore this one.
/// </param>
/// <param name="FileNumber">The file's number on its device (inode), or 0 where the system has none.</param>
public readonly record struct SourceStamp(long Length, long ModifiedTicks, long ChangedTicks, long FileNumber);
