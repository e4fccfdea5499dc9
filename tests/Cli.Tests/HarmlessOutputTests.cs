namespace DocumentSearch.Cli.Tests;

/// <summary>What documents and their names hold must not drive the terminal that it is shown on.</summary>
public sealed class HarmlessOutputTests : IDisposable
{
    private const string Hostile = "\e]0;owned\a \e[31m \u009B31m \b \u202Ewalrus\u202C \u2066 \u2028 sleeps";
    private const string HostileName = "a\e[31mb\nc\u202E.txt";

    private readonly Sandbox _sandbox = new();

    // So few control characters that it is text all the same.
    public HarmlessOutputTests() =>
        _sandbox.Write($"docs/{HostileName}", $"# {Hostile}\n\n{string.Concat(Enumerable.Repeat("Plain words stand here for a while. ", 60))}\n");

    [Fact]
    public void No_form_of_an_answer_lets_controls_through()
    {
        AssertHarmless(_sandbox.Index("docs"));
        AssertHarmless(_sandbox.Search("for", "walrus").Exits(0));
        AssertHarmless(_sandbox.Search("for", "walrus", "--format", "markdown").Exits(0));
        AssertHarmless(_sandbox.Search("for", "walrus", "--format", "html").Exits(0));
        AssertHarmless(_sandbox.Search("for", "walrus", "--json").Exits(0), allowed: "\u202E\u202C\u2066");
        AssertHarmless(_sandbox.Search("show", $"docs/{HostileName}").Exits(0));
        AssertHarmless(_sandbox.Search("show", $"docs/{HostileName}:1").Exits(0));
        AssertHarmless(_sandbox.Search("status").Exits(0));
    }

    [Fact]
    public void Color_adds_its_own_sequences_only()
    {
        var shown = _sandbox.Index("docs");
        shown = _sandbox.Search("for", "walrus", "--color", "always").Exits(0);
        AssertHarmless(shown with { Out = shown.Out.Replace("\e[35m", "", StringComparison.Ordinal).Replace("\e[1;31m", "", StringComparison.Ordinal).Replace("\e[0m", "", StringComparison.Ordinal) });
    }

    [Fact]
    public void Names_in_messages_do_not_let_controls_through()
    {
        byte[] binary = [1, 2, 3, 4, 5, 6, 7, 0, 0, 0xFE, 0xFF, 3];
        _sandbox.Write($"docs/bin{HostileName}", binary);
        var ran = _sandbox.Search("index", "docs").Exits(2);
        AssertHarmless(ran);
        Assert.Equal("warning: docs/bina\uFFFD[31mb\uFFFDc\uFFFD.txt: named as text, but its content is binary", ran.ErrorLines[0]);
        AssertHarmless(_sandbox.Search("status", "--skipped").Exits(0));
        AssertHarmless(_sandbox.Search("show", HostileName).Exits(2));
        AssertHarmless(_sandbox.Search("index", HostileName).Exits(2));
        AssertHarmless(_sandbox.Search("for", $"--{HostileName}").Exits(2));
    }

    public void Dispose() => _sandbox.Dispose();

    private static void AssertHarmless(Ran ran, string allowed = "")
    {
        Assert.DoesNotContain(ran.Out, c => IsHarmful(c) && !allowed.Contains(c, StringComparison.Ordinal));
        Assert.DoesNotContain(ran.Error, IsHarmful);
    }

    private static bool IsHarmful(char c) =>
        c != '\n' && char.IsControl(c) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u2028' or '\u2029';
}
