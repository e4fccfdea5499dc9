namespace DocumentSearch.Extract.Isolation;

/// <summary>
/// Reads files in this process: for callers that have no executable to run as a worker. A parser that does not come to an end is not
/// stopped, and one that overflows the stack takes the process with it.
/// </summary>
public sealed class InProcessExtraction : IFileExtraction
{
    /// <inheritdoc/>
    public ExtractResult Extract(string fullPath, string name, ExtractLimits limits, Action<EmbeddedFile> embedded, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(limits);
        using var content = Open(fullPath, limits);
        return content.TooLarge ?? TextExtraction.Extract(name, content.Memory, limits, cancel, embedded);
    }

    private static FileMemory Open(string fullPath, ExtractLimits limits)
    {
        try
        {
            return FileMemory.Open(fullPath, limits);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TextReadException(SkipReason.Unreadable, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
