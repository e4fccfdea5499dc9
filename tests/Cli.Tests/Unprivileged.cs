namespace DocumentSearch.Cli.Tests;

/// <summary>
/// Runs the command as somebody whom permissions bind: as the user of the tests, or, where that is root, who may do
/// everything, as nobody.
/// </summary>
internal static class Unprivileged
{
    private static readonly Lazy<string[]?> Prefix = new(FindPrefix);

    public static Ran Search(Sandbox sandbox, params string[] args)
    {
        Assert.SkipWhen(Prefix.Value is null, "runs as root, and cannot run the command as anybody else");
        return SearchCommand.End(SearchCommand.Start(sandbox.Folder, [.. Prefix.Value!, .. SearchCommand.Prefix, .. args]));
    }

    private static string[]? FindPrefix()
    {
        if (!Environment.IsPrivilegedProcess)
            return [];

        string[] prefix = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
        try
        {
            var ran = SearchCommand.End(SearchCommand.Start("/", [.. prefix, .. SearchCommand.Prefix, "--version"]));
            return ran.ExitCode == 0 ? prefix : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // There is no such program.
        }
    }
}
