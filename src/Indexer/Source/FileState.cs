using System.Runtime.InteropServices;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Source;

internal enum FileStateKind
{
    RegularFile,
    Missing,
    NotAFile,
    Unreadable,
}

/// <summary>Reads a file's stamp with one system call: on Linux statx(2), elsewhere what .NET offers.</summary>
internal static partial class FileState
{
    private const int CurrentFolder = -100;
    private const uint BasicStats = 0x7ff;
    private const int NoSuchEntry = 2;
    private const int NotADirectory = 20;

    public static FileStateKind Read(string fullPath, out SourceStamp stamp) =>
        OperatingSystem.IsLinux() ? ReadLinux(fullPath, out stamp) : ReadPortable(fullPath, out stamp);

    private static FileStateKind ReadLinux(string fullPath, out SourceStamp stamp)
    {
        stamp = default;
        if (Statx(CurrentFolder, fullPath, 0, BasicStats, out var state) != 0)
            return Marshal.GetLastPInvokeError() is NoSuchEntry or NotADirectory ? FileStateKind.Missing : FileStateKind.Unreadable;

        if ((state.Mode & 0xF000) != 0x8000)
            return FileStateKind.NotAFile;

        stamp = new SourceStamp((long)state.Size, state.Modified.Ticks, state.Changed.Ticks, (long)state.FileNumber);
        return FileStateKind.RegularFile;
    }

    private static FileStateKind ReadPortable(string fullPath, out SourceStamp stamp)
    {
        stamp = default;
        var info = new FileInfo(fullPath);
        if (!info.Exists)
            return FileStateKind.Missing;

        if ((info.Attributes & (FileAttributes.Directory | FileAttributes.Device)) != 0)
            return FileStateKind.NotAFile;

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
