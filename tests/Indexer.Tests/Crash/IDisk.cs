namespace DocumentSearch.Indexer.Tests.Crash;

internal enum WriteOperation
{
    Create,
    Write,
    Close,
    Sync,
    Delete,
}

/// <summary>A disk that carries out operations, or does not. Several threads use it.</summary>
internal interface IDisk
{
    void Create(string file, Action create);

    /// <param name="file">The file.</param>
    /// <param name="count">How many bytes are to be written.</param>
    /// <param name="write">Writes so many of them.</param>
    void Write(string file, int count, Action<int> write);

    void Close(string file);

    void Sync(ICollection<string> files, Action sync);

    void Delete(string file, Action delete);
}
