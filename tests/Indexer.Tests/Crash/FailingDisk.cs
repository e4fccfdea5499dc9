namespace DocumentSearch.Indexer.Tests.Crash;

/// <summary>How an operation of a disk fails.</summary>
public enum DiskFault
{
    Full,
    InputOutput,
    ShortWrite,
}

/// <summary>A disk of which one operation fails, or all from it on.</summary>
/// <param name="at">The operation that fails first, from 1.</param>
/// <param name="fault">How it fails.</param>
/// <param name="isLasting">Whether all later ones fail too.</param>
internal sealed class FailingDisk(int at, DiskFault fault, bool isLasting) : IDisk
{
    // The system's numbers of its errors, which .NET keeps as HResult.
    private const int NoSpace = 28;
    private const int InputOutputError = 5;

    private int _count;

    /// <summary>The operation that failed first; null if none did.</summary>
    public (WriteOperation Operation, string File)? At { get; private set; }

    public void Create(string file, Action create)
    {
        Pass(WriteOperation.Create, file);
        create();
    }

    public void Write(string file, int count, Action<int> write)
    {
        var fails = Fails(WriteOperation.Write, file);
        write(!fails ? count : fault == DiskFault.ShortWrite ? count / 2 : 0);
        if (fails)
            throw Failure(file);
    }

    public void Close(string file) => Pass(WriteOperation.Close, file);

    public void Sync(ICollection<string> files, Action sync)
    {
        Pass(WriteOperation.Sync, string.Join(' ', files));
        sync();
    }

    public void Delete(string file, Action delete)
    {
        Pass(WriteOperation.Delete, file);
        delete();
    }

    private void Pass(WriteOperation operation, string file)
    {
        if (Fails(operation, file))
            throw Failure(file);
    }

    private bool Fails(WriteOperation operation, string file)
    {
        var number = Interlocked.Increment(ref _count);
        if (number == at)
            At = (operation, file);

        return isLasting ? number >= at : number == at;
    }

    private IOException Failure(string file) => fault == DiskFault.InputOutput
        ? new IOException($"Input/output error : '{file}'", InputOutputError)
        : new IOException($"No space left on device : '{file}'", NoSpace);
}
