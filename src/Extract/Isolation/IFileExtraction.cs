namespace DocumentSearch.Extract.Isolation;

/// <summary>Reads files whose text is made by a parser (<see cref="TextExtraction.IsDerived"/>). Several threads may use one.</summary>
public interface IFileExtraction : IDisposable
{
    /// <summary>Reads one file, and the files within it.</summary>
    /// <param name="fullPath">Where it is.</param>
    /// <param name="name">Its name, which tells its format where its content leaves that open.</param>
    /// <param name="limits">What it may cost.</param>
    /// <param name="embedded">Takes the files within it, in their order, while they are read.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <returns>The text, or why there is none.</returns>
    /// <exception cref="TextReadException">The file cannot be opened or read, or no worker can be started.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    ExtractResult Extract(string fullPath, string name, ExtractLimits limits, Action<EmbeddedFile> embedded, CancellationToken cancel);
}
