using System.Runtime.InteropServices;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Source;

internal enum FileStateKind : byte
{
    Unknown,
    RegularFile,
    Folder,
    Link,
    Other,
    Missing,
    Unreadable,
}

/// <summary>The state of a file or folder: on Linux by one statx(2), elsewhere what .NET offers.</summary>
/// <param name="Stamp">What tells one state of a file from another.</param>
/// <param name="Device">Number of the device it is on, 0 where the system has none.</param>
internal readonly partial record struct FileState(SourceStamp Stamp, long Device)
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
    /// <param name="state">Its state, if there is any.</param>
    public static unsafe FileStateKind Read(string fullPath, bool followLink, out FileState state)
    {
        if (!OperatingSystem.IsLinux())
            return ReadPortable(fullPath, followLink, out state);

        fixed (byte* path = System.Text.Encoding.UTF8.GetBytes(fullPath + '\0'))
            return ReadAt(CurrentFolder, path, followLink, out state);
    }

    /// <summary>Reads what stands at a path relative to an open folder.</summary>
    public static unsafe FileStateKind ReadAt(int folder, byte* path, bool followLink, out FileState state)
    {
        state = default;
        StatxState found;
        if (Statx(folder, path, followLink ? 0 : NoFollow, BasicStats, &found) != 0)
            return Marshal.GetLastPInvokeError() is NoSuchEntry or NotADirectory ? FileStateKind.Missing : FileStateKind.Unreadable;

        var stamp = new SourceStamp((long)found.Size, found.Modified.Ticks, found.Changed.Ticks, (long)found.FileNumber);
        state = new FileState(stamp, (long)found.DeviceMajor << 32 | found.DeviceMinor);
        return (found.Mode & TypeMask) switch
        {
            0x8000 => FileStateKind.RegularFile,
            0x4000 => FileStateKind.Folder,
            0xA000 => FileStateKind.Link,
            _ => FileStateKind.Other,
        };
    }

    private static FileStateKind ReadPortable(string fullPath, bool followLink, out FileState state)
    {
        state = default;
        var info = new FileInfo(fullPath);
        if (!followLink && info.LinkTarget is not null)
            return FileStateKind.Link;

        if (Directory.Exists(fullPath))
            return FileStateKind.Folder;

        if (!info.Exists)
            return FileStateKind.Missing;

        if (info.Attributes.HasFlag(FileAttributes.Device))
            return FileStateKind.Other;

        state = new FileState(new SourceStamp(info.Length, info.LastWriteTimeUtc.Ticks, 0, 0), 0);
        return FileStateKind.RegularFile;
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static unsafe partial int Statx(int folder, byte* path, int flags, uint mask, StatxState* state);

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

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
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
