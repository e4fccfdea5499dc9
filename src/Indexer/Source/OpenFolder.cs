using System.Text;

namespace DocumentSearch.Indexer.Source;

/// <summary>
/// A folder open for reading: its names, in blocks of raw bytes, and the states of the files in it. Several threads may ask for
/// states at once; the last one that has it lets it go.
/// </summary>
internal abstract class OpenFolder(string fullPath)
{
    private int _users = 1;

    public string FullPath { get; } = fullPath;

    /// <summary>Opens a folder.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission.</exception>
    public static OpenFolder Open(string fullPath) => OperatingSystem.IsLinux() ? LinuxFolder.Open(fullPath) : new PortableFolder(fullPath);

    /// <summary>The names in the folder that come next, or null at the end.</summary>
    /// <exception cref="IOException">The folder cannot be read on.</exception>
    public abstract NameBlock? ReadNames();

    /// <summary>What stands at a name.</summary>
    /// <param name="name">A name of a block, with the zero byte behind it.</param>
    /// <param name="followLink">Whether a symbolic link stands for its target.</param>
    /// <param name="state">Its state, if there is any.</param>
    public abstract FileStateKind Read(ReadOnlySpan<byte> name, bool followLink, out FileState state);

    public void AddUser() => Interlocked.Increment(ref _users);

    public void RemoveUser()
    {
        if (Interlocked.Decrement(ref _users) == 0)
            Close();
    }

    protected abstract void Close();

    /// <summary>What .NET offers everywhere, at several system calls a file.</summary>
    private sealed class PortableFolder(string fullPath) : OpenFolder(fullPath)
    {
        private const int BlockSize = 1 << 16;

        private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

        private IEnumerator<FileSystemInfo>? _entries;

        public override NameBlock? ReadNames()
        {
            _entries ??= new DirectoryInfo(FullPath).EnumerateFileSystemInfos("*", Everything).GetEnumerator();
            var block = new NameBlock(BlockSize);
            while (!block.IsFull && _entries.MoveNext())
            {
                var entry = _entries.Current;
                var kind = entry.LinkTarget is not null ? FileStateKind.Link : entry is DirectoryInfo ? FileStateKind.Folder : FileStateKind.RegularFile;
                block.Add(kind, Encoding.UTF8.GetBytes(entry.Name));
            }

            return block.IsEmpty ? null : block;
        }

        public override FileStateKind Read(ReadOnlySpan<byte> name, bool followLink, out FileState state) =>
            FileState.Read(Path.Join(FullPath, Encoding.UTF8.GetString(name[..^1])), followLink, out state);

        protected override void Close() => _entries?.Dispose();
    }
}
