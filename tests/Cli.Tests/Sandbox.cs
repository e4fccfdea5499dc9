using System.Text;

namespace DocumentSearch.Cli.Tests;

/// <summary>A folder of its own for one test, in which the command is run.</summary>
internal sealed class Sandbox : IDisposable
{
    public Sandbox() => Folder = Directory.CreateTempSubdirectory("search-tests-").FullName;

    public string Folder { get; }

    /// <summary>A folder with a copy of the repository's seeds.</summary>
    public static Sandbox WithSeeds()
    {
        var sandbox = new Sandbox();
        foreach (var seed in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "seeds")))
            sandbox.Write($"seeds/{Path.GetFileName(seed)}", File.ReadAllBytes(seed));

        return sandbox;
    }

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] content)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public string MakeFolder(string name) => Directory.CreateDirectory(PathOf(name)).FullName;

    /// <summary>Runs the command in the folder.</summary>
    public Ran Search(params string[] args) => SearchCommand.Run(Folder, args);

    /// <summary>Runs the command in a folder inside it.</summary>
    public Ran SearchIn(string subfolder, params string[] args) => SearchCommand.Run(PathOf(subfolder), args);

    /// <summary>Indexes the folder, or what is named in it, and expects that nothing is wrong with it.</summary>
    public Ran Index(params string[] paths) => Search(["index", .. paths.Length == 0 ? ["."] : paths]).Exits(0);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
