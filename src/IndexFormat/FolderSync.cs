using System.Runtime.InteropServices;

namespace DocumentSearch.IndexFormat;

/// <summary>
/// Makes the names of a folder's files durable. On Unix a new file survives a power cut only when its folder was synced too;
/// .NET opens no folders, so this calls fsync(2) itself.
/// </summary>
public static partial class FolderSync
{
    private const int ReadOnly = 0;

    /// <summary>Returns when the names of all files in a folder are on disk.</summary>
    /// <param name="folder">Its full path.</param>
    /// <exception cref="IOException">The folder cannot be opened or synced.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return; // NTFS journals names by itself.

        var descriptor = Open(folder, ReadOnly);
        if (descriptor < 0)
            throw new IOException($"cannot open the folder {folder} to sync it (error {Marshal.GetLastPInvokeError()})");

        var result = Fsync(descriptor);
        var error = Marshal.GetLastPInvokeError();
        _ = Close(descriptor);
        if (result != 0)
            throw new IOException($"cannot sync the folder {folder} (error {error})");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
