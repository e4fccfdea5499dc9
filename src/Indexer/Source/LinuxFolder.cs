using System.Runtime.InteropServices;

namespace DocumentSearch.Indexer.Source;

/// <summary>
/// A folder read with getdents64(2), which gives names without a copy of each as a string, and statx(2) relative to it, which
/// spares the system the way from the root for every file.
/// </summary>
internal sealed unsafe partial class LinuxFolder : OpenFolder
{
    private const int ReadOnly = 0;
    private const int DirectoryOnly = 0x10000;
    private const int CloseOnExec = 0x80000;
    private const int NoPermission = 13;
    private const int NoSuchEntry = 2;
    private const int BufferSize = 1 << 15;

    private readonly int _descriptor;

    private LinuxFolder(string fullPath, int descriptor)
        : base(fullPath) => _descriptor = descriptor;

    public static new LinuxFolder Open(string fullPath)
    {
        var directoryFlag = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? 0x4000 : DirectoryOnly;
        var descriptor = OpenPath(fullPath, ReadOnly | directoryFlag | CloseOnExec);
        return descriptor >= 0 ? new LinuxFolder(fullPath, descriptor) : throw Failure(Marshal.GetLastPInvokeError());
    }

    public override NameBlock? ReadNames()
    {
        var buffer = stackalloc byte[BufferSize];
        var read = GetDents(_descriptor, buffer, BufferSize);
        if (read < 0)
            throw Failure(Marshal.GetLastPInvokeError());

        if (read == 0)
            return null;

        // struct linux_dirent64: inode 8, offset 8, record length 2, type 1, name.
        var block = new NameBlock((int)read);
        for (var at = 0; at < read; at += *(ushort*)(buffer + at + 16))
        {
            var name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(buffer + at + 19);
            if (!name.SequenceEqual("."u8) && !name.SequenceEqual(".."u8))
                block.Add(KindOf(buffer[at + 18]), name);
        }

        return block;
    }

    public override FileStateKind Read(ReadOnlySpan<byte> name, bool followLink, out FileState state)
    {
        fixed (byte* start = name)
            return FileState.ReadAt(_descriptor, start, followLink, out state);
    }

    protected override void Close() => _ = CloseDescriptor(_descriptor);

    // File systems that do not tell say 0; then the state is asked for.
    private static FileStateKind KindOf(byte type) => type switch
    {
        4 => FileStateKind.Folder,
        8 => FileStateKind.RegularFile,
        10 => FileStateKind.Link,
        0 => FileStateKind.Unknown,
        _ => FileStateKind.Other,
    };

    private static Exception Failure(int error) => error switch
    {
        NoPermission => new UnauthorizedAccessException("no permission"),
        NoSuchEntry => new DirectoryNotFoundException("it no longer exists"),
        _ => new IOException(Marshal.GetPInvokeErrorMessage(error), error),
    };

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenPath(string path, int flags);

    [LibraryImport("libc", EntryPoint = "getdents64", SetLastError = true)]
    private static partial nint GetDents(int descriptor, byte* buffer, nuint size);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int CloseDescriptor(int descriptor);
}
