using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests.Source.Ignore;

/// <summary>The real git in a work tree of its own, untouched by anybody's configuration.</summary>
internal sealed class GitCheckIgnore : IDisposable
{
    private static readonly Lazy<bool> IsInstalled = new(static () =>
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", "--version") { RedirectStandardOutput = true, UseShellExecute = false })!;
            git.WaitForExit();
            return git.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    });

    private GitCheckIgnore() => Run("tree", ["init", "--quiet", "--template="]);

    public TempFolder Folder { get; } = new();

    /// <summary>Top of the work tree.</summary>
    public string Top => Folder.MakeFolder("tree");

    public static GitCheckIgnore OrSkip()
    {
        Assert.SkipUnless(IsInstalled.Value, "git is not installed");
        return new GitCheckIgnore();
    }

    /// <summary>Whether git ignores each of these paths of a work tree. Those that are folders must exist.</summary>
    public bool[] Ignores(IReadOnlyCollection<string> paths, string tree = "tree")
    {
        string[] command = ["check-ignore", "--no-index", "--verbose", "--non-matching", "-z", "--stdin"];
        var output = Run(tree, command, string.Concat(paths.Select(static p => p + "\0")));
        var fields = output.Split('\0').Chunk(4).SkipLast(1).ToArray(); // file, line, pattern, path
        Assert.Equal(paths, fields.Select(static f => f[3]));
        return [.. fields.Select(static f => f[2].Length > 0 && f[2][0] != '!')];
    }

    /// <summary>Runs git in a folder of <see cref="Folder"/>.</summary>
    public string Run(string folder, string[] arguments, string input = "")
    {
        var start = new ProcessStartInfo("git", ["-c", "core.ignoreCase=false", "-c", "core.precomposeUnicode=false", .. arguments])
        {
            WorkingDirectory = Folder.MakeFolder(folder),
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
        };
        foreach (var name in start.Environment.Keys.Where(static k => k.StartsWith("GIT_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);

        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["HOME"] = start.Environment["XDG_CONFIG_HOME"] = Folder.FullPath;
        using var git = Process.Start(start)!;
        var written = Task.Run(() =>
        {
            git.StandardInput.Write(input);
            git.StandardInput.Close();
        });
        var output = git.StandardOutput.ReadToEnd();
        written.Wait();
        git.WaitForExit();
        Assert.InRange(git.ExitCode, 0, 1);
        return output;
    }

    public void Dispose() => Folder.Dispose();
}
