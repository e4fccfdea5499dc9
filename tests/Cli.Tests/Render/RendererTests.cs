using System.Text.RegularExpressions;
using CsCheck;
using DocumentSearch.Cli.Render;
using DocumentSearch.Cli.Verbs;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Tests.Render;

/// <summary>What holds of every form of an answer, whatever documents, names and queries are made of.</summary>
public sealed partial class RendererTests
{
    [Theory]
    [InlineData("text")]
    [InlineData("terminal")]
    [InlineData("json")]
    [InlineData("markdown")]
    [InlineData("html")]
    public void No_text_reaches_a_terminal_as_control(string form)
    {
        var told = Console.Error;
        using var notices = new StringWriter();
        Console.SetError(TextWriter.Synchronized(notices));
        try
        {
            HostileAnswers.Responses.Sample(response => AssertHarmless(Rendering.Of(Form(form), response, ColorWhen.Always), form == "json"), iter: 1_000);
        }
        finally
        {
            Console.SetError(told);
        }

        AssertHarmless(notices.ToString(), mayOverride: false);
    }

    [Fact]
    public void Titles_headings_and_passages_fit_into_a_terminal() => HostileAnswers.Responses.Sample(response =>
    {
        var shown = new SearchResponse("x", 1, [.. response.Hits.Select(h => h with { Path = "x", Duplicates = [] })], [], default) { Understood = "x" };
        Assert.All(Rendering.Of(Form("terminal"), shown).Split('\n'), line => Assert.InRange(TextWidth.Of(line), 0, Rendering.Width));
    }, iter: 1_000);

    [Fact]
    public void Without_color_nothing_is_styled_or_linked() => HostileAnswers.Responses.Sample(
        response => Assert.DoesNotContain('\e', Rendering.Of(Form("terminal"), response)), iter: 500);

    private static Func<Output, IRenderer> Form(string name) => output => name switch
    {
        "text" => new PipeRenderer(output, Rendering.Location),
        "json" => new JsonRenderer(output),
        "markdown" => new MarkdownRenderer(output, Rendering.Location),
        "html" => new HtmlRenderer(output, Rendering.Location),
        _ => new TerminalRenderer(output, Rendering.Location),
    };

    // JSON writes what can be printed as it is.
    private static void AssertHarmless(string written, bool mayOverride)
    {
        var text = Sequences().Replace(written, "");
        Assert.DoesNotContain(text, c => c is not ('\n' or '\t') && char.IsControl(c));
        Assert.DoesNotContain(text, c => !mayOverride && c is (>= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069'));
    }

    // Our own: styles, and links to files whose address is plain ASCII.
    [GeneratedRegex(@"\e\[(0|1|2|35|1;31)m|\e\]8;;(file://[!-~]+)?\e\\")]
    private static partial Regex Sequences();
}
