namespace DocumentSearch.Cli.Tests;

/// <summary>What a run of the command left behind.</summary>
internal sealed record Ran(int ExitCode, string Out, string Error)
{
    public string[] OutLines => Lines(Out);

    public string[] ErrorLines => Lines(Error);

    /// <summary>The run, if it ended as it should; what it wrote is told if it did not.</summary>
    public Ran Exits(int code)
    {
        Assert.True(ExitCode == code, $"exit {ExitCode}, not {code}\n{Out}\n{Error}");
        return this;
    }

    /// <summary>The one line on standard error, with the exit code that goes with it.</summary>
    public string Complains(int code = 2)
    {
        Exits(code);
        return Assert.Single(ErrorLines);
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');
}
