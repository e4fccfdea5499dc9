using System.Text;

namespace DocumentSearch.Testing;

/// <summary>A real folder of its own for one test, deleted with everything in it.</summary>
public sealed class TempFolder : IDisposable
{
    private const string MemoryFolder = "/dev/shm";

    public TempFolder() => FullPath = Directory.CreateTempSubdirectory("search-test-").FullName;

    private TempFolder(string fullPath) => FullPath = Directory.CreateDirectory(fullPath).FullName;

    public string FullPath { get; }

    /// <summary>The full path of something in the folder, named with '/'.</summary>
    public string this[string name] => Path.Combine(FullPath, name);

    /// <summary>A folder in memory, where the system has such: for tests that sync so often that a disk would take minutes.</summary>
    public static TempFolder InMemory() =>
        Directory.Exists(MemoryFolder) ? new(Path.Combine(MemoryFolder, $"search-test-{Path.GetRandomFileName()}")) : new();

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] content)
    {
        var path = this[name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public string MakeFolder(string name) => Directory.CreateDirectory(this[name]).FullName;

    public void Delete(string name) => File.Delete(this[name]);

    public void Move(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[to])!);
        File.Move(this[from], this[to], overwrite: true);
    }

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
