using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Care;

/// <summary>Whether there is room for what is about to be written.</summary>
internal static class FreeSpace
{
    /// <summary>Bytes that can still be written where a path lies, or will lie; null if nobody knows.</summary>
    public static long? At(string path)
    {
        try
        {
            var place = path;
            while (!Directory.Exists(place) && Path.GetDirectoryName(place) is { } above)
                place = above;

            var drive = new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(place)! : place);
            return drive.TotalSize > 0 ? drive.AvailableFreeSpace : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Refuses to begin what a disk has no room for.</summary>
    /// <param name="folder">The folder that is going to be written.</param>
    /// <param name="bytes">How much room that needs.</param>
    /// <param name="options">How free space is found out.</param>
    /// <exception cref="IndexException">There is less.</exception>
    public static void Require(string folder, long bytes, IndexerOptions options)
    {
        if (options.FreeBytes(folder) is { } free && free < bytes)
        {
            throw new IndexException(
                IndexErrorKind.NotWritable, folder, $"not enough free space: {Megabytes(bytes)} MB are needed, {free >> 20} MB are free");
        }
    }

    private static long Megabytes(long bytes) => bytes + (1 << 20) - 1 >> 20;
}
