using System.Runtime.InteropServices;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Source;

internal enum FileStateKind
{
    RegularFile,
    Folder,
    Link,
    Other,
    Missing,
    Unreadable,
}

/// <summary>Reads a file's stamp with one system call: on Linux statx(2), elsewhere what .NET offers.</summary>
internal static partial class FileState
{
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const uint BasicStats = 0x7ff;
    private const int TypeMask = 0xF000;
    private const int NoSuchEntry = 2;
    private const int NotADirectory = 20;

    /// <summary>Reads what stands at a path.</summary>
    /// <param name="fullPath">The path.</param>
    /// <param name="followLink">Whether a symbolic link stands for its target.</param>
    /// <param name="stamp">The stamp of a regular file.</param>
    public static FileStateKind Read(string fullPath, bool followLink, out SourceStamp stamp) => OperatingSystem.IsLinux()
        ? ReadLinux(fullPath, followLink ? 0 : NoFollow, out stamp)
        : ReadPortable(fullPath, followLink, out stamp);

    private static FileStateKind ReadLinux(string fullPath, int flags, out SourceStamp stamp)
    {
        stamp = default;
        if (Statx(CurrentFolder, fullPath, flags, BasicStats, out var state) != 0)
            return Marshal.GetLastPInvokeError() is NoSuchEntry or NotADirectory ? FileStateKind.Missing : FileStateKind.Unreadable;

        stamp = new SourceStamp((long)state.Size, state.Modified.Ticks, state.Changed.Ticks, (long)state.FileNumber);
        return (state.Mode & TypeMask) switch
        {
            0x8000 => FileStateKind.RegularFile,
            0x4000 => FileStateKind.Folder,
            0xA000 => FileStateKind.Link,
            _ => FileStateKind.Other,
        };
    }

    private static FileStateKind ReadPortable(string fullPath, bool followLink, out SourceStamp stamp)
    {
        stamp = default;
        var info = new FileInfo(fullPath);
        if (!followLink && info.LinkTarget is not null)
            return FileStateKind.Link;

        if (Directory.Exists(fullPath))
            return FileStateKind.Folder;

        if (!info.Exists)
            return FileStateKind.Missing;

        if (info.Attributes.HasFlag(FileAttributes.Device))
            return FileStateKind.Other;

        stamp = new SourceStamp(info.Length, info.LastWriteTimeUtc.Ticks, 0, 0);
        return FileStateKind.RegularFile;
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, out StatxState state);

    // struct statx of linux/stat.h, the same on every architecture.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct StatxState
    {
        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(32)]
        public ulong FileNumber;

        [FieldOffset(40)]
        public ulong Size;

        [FieldOffset(96)]
        public StatxTime Changed;

        [FieldOffset(112)]
        public StatxTime Modified;
    }

    [StructLayout(LayoutKind.Explicit, Size = 16)]
    private struct StatxTime
    {
        [FieldOffset(0)]
        public long Seconds;

        [FieldOffset(8)]
        public uint Nanoseconds;

        public readonly long Ticks => DateTime.UnixEpoch.Ticks + Seconds * TimeSpan.TicksPerSecond + Nanoseconds / 100;
    }
}
