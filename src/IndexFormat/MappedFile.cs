using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace DocumentSearch.IndexFormat;

/// <summary>A file mapped into memory for reading. It is unmapped when nobody refers to it any more.</summary>
internal sealed unsafe partial class MappedFile
{
    private const int DontNeed = 4;

    private readonly MemoryMappedViewAccessor? _view;

    public MappedFile(string path)
    {
        using var handle = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        Length = RandomAccess.GetLength(handle);
        if (Length == 0)
            return;

        using var file = MemoryMappedFile.CreateFromFile(handle, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        Start = start + _view.PointerOffset;
    }

#pragma warning disable MA0055 // Inputs are cloned freely and rarely disposed: only the collector knows the last one.
    ~MappedFile()
#pragma warning restore MA0055
    {
        _view?.SafeMemoryMappedViewHandle.ReleasePointer();
        _view?.Dispose();
    }

    public byte* Start { get; }

    public long Length { get; }

    /// <summary>Lets the system have the pages back that were read so far; what is read again is mapped again.</summary>
    public void DropPages()
    {
        // On Windows the system trims what a process maps by itself.
        if (!OperatingSystem.IsWindows() && Length > 0)
            _ = Advise(Start, (nuint)Length, DontNeed);

        GC.KeepAlive(this);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(byte* start, nuint length, int advice);
}
