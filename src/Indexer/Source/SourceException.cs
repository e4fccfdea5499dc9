namespace DocumentSearch.Indexer.Source;

/// <summary>
/// A source file could not be read. It is a type of its own, so that a failure of the source is never taken for one of the
/// index, whose exceptions are the same of .NET.
/// </summary>
internal sealed class SourceException(Exception cause) : Exception(FileErrors.Describe(cause), cause)
{
    /// <summary>Whether there is no such file any more.</summary>
    public bool IsGone { get; } = cause is FileNotFoundException or DirectoryNotFoundException;

    public static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(e);
        }
    }
}
