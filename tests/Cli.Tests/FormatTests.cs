using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Markdig;

namespace DocumentSearch.Cli.Tests;

/// <summary>The forms that <c>--format</c> names.</summary>
[Trait("Category", "Native")]
public sealed class FormatTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public FormatTests()
    {
        _sandbox.Write("notes/walrus [1].md", "---\ntitle: The <walrus> & the zoo\ndate: 2025-06-02\n---\n# Life\n\n## At sea\n\nThe *walrus* sleeps here.\n");
        _sandbox.Write("notes/copy.md", "---\ntitle: The <walrus> & the zoo\ndate: 2025-06-02\n---\n# Life\n\n## At sea\n\nThe *walrus* sleeps here.\n");
        _sandbox.Index();
    }

    [Fact]
    public void Auto_is_text_where_nobody_reads_along()
    {
        var text = _sandbox.Search("for", "sleeps").Exits(0).Out;
        Assert.Equal("notes/copy.md:9:1:The *walrus* sleeps here.\n", text);
        Assert.Equal(text, _sandbox.Search("for", "sleeps", "--format", "auto").Exits(0).Out);
        Assert.Equal(text, _sandbox.Search("for", "sleeps", "--format=text").Exits(0).Out);
    }

    [Fact]
    public void Text_is_text_on_a_terminal_too()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "script(1) of util-linux gives a program a terminal; it is not here");
        Assert.Contains("notes/copy.md:9:1:The *walrus* sleeps here.", OnTerminal("for sleeps --no-refresh --format text --color never"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NO_COLOR", "1")]
    [InlineData("TERM", "dumb")]
    public void A_terminal_that_wants_no_color_gets_neither_styles_nor_links(string name, string value)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "script(1) of util-linux gives a program a terminal; it is not here");
        Assert.Contains("\e[1;31mwalrus\e[0m", OnTerminal("for walrus --no-refresh"), StringComparison.Ordinal);
        Assert.Contains("\e]8;;file://", OnTerminal("for walrus --no-refresh"), StringComparison.Ordinal);
        var plain = OnTerminal("for walrus --no-refresh", (name, value));
        Assert.Contains("The *walrus* sleeps here.", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[1", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("\e]", plain, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", @"\e]8;;file://[^/]+/[^#]*/notes/copy\.md#9\e\\9:1\e]8;;\e\\")]
    [InlineData("vscode", @"\e]8;;file:///[^#]*/notes/copy\.md#9,1\e\\9:1\e]8;;\e\\")]
    public void A_place_is_a_link_in_the_way_of_the_terminal(string program, string link)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "script(1) of util-linux gives a program a terminal; it is not here");
        Assert.Matches(link, OnTerminal("for sleeps --no-refresh", ("TERM_PROGRAM", program)));
    }

    [Fact]
    public void Json_has_two_names()
    {
        Assert.Equal(["notes/copy.md"], Answer.Read(_sandbox.Search("for", "sleeps", "--format", "json").Exits(0)).Paths);
        Assert.Equal(["notes/copy.md"], Answer.Read(_sandbox.Search("for", "sleeps", "--format", "json", "--json").Exits(0)).Paths);
    }

    [Fact]
    public void Markdown_shows_hits_as_a_document()
    {
        var ran = _sandbox.Search("for", "the walrus sleeps", "-p1", "--format", "markdown", "--facets", "--explain").Exits(0);
        Assert.Equal(
            [
                "# Search: the walrus sleeps",
                @"## [The \<**walrus**\> \& the zoo](notes/copy.md)",
                "notes/copy.md",
                @"- also as notes/walrus \[1\].md",
                "[9:1](notes/copy.md#L9) Life › At sea",
                @"> The \***walrus**\* **sleeps** here.",
            ],
            ran.OutLines.Where(l => l.Length > 0).Take(6));
        Assert.Contains("- types: markdown 2", ran.OutLines);
        Assert.Contains("- understood as: walrus sleeps", ran.OutLines);
        Assert.StartsWith("1 passage in 1 of 2 documents, 2 with all words (", ran.OutLines[^1], StringComparison.Ordinal);
        var page = new HtmlParser().ParseDocument(Markdown.ToHtml(ran.Out));
        Assert.Equal("The *walrus* sleeps here.", page.QuerySelector("blockquote")!.TextContent.Trim());
        Assert.Contains("walrus: in the form typed", page.QuerySelector("ul:nth-of-type(2)")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_shows_hits_as_a_page()
    {
        var page = Page("the walrus sleeps", "-p1", "--facets", "--explain");
        Assert.Equal("Search: the walrus sleeps", page.Title);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("the walrus sleeps", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("understood as: walrus sleeps", page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("1 passage in 1 of 2 documents, 2 with all words (", page.QuerySelector("header .dim")!.TextContent, StringComparison.Ordinal);
        var article = Assert.Single(page.QuerySelectorAll("article"));
        Assert.Equal("The <walrus> & the zoo", article.QuerySelector("h2")!.TextContent);
        Assert.Equal("notes/copy.md", article.QuerySelector(".path a")!.GetAttribute("href"));
        Assert.Equal(["markdown · 100 B · 2025-06-02", "also as notes/walrus [1].md"], article.QuerySelectorAll(".dim").Select(e => e.TextContent));
        Assert.Equal("9:1 Life › At sea", article.QuerySelector(".place")!.TextContent);
        Assert.Equal("notes/copy.md#L9", article.QuerySelector(".place a")!.GetAttribute("href"));
        Assert.Equal("The *walrus* sleeps here.", article.QuerySelector("blockquote")!.TextContent);
        Assert.Equal(["walrus", "walrus", "sleeps"], article.QuerySelectorAll("mark.word[title=word]").Select(m => m.TextContent));
        Assert.Contains("walrus: in the form typed", article.QuerySelector("ul.score")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["types", "folders", "years"], page.QuerySelectorAll("table th").Select(h => h.TextContent));
        Assert.Equal(["markdown", "2"], page.QuerySelectorAll("tbody:first-of-type td").Select(d => d.TextContent));
    }

    [Fact]
    public void A_page_says_by_itself_what_is_wrong()
    {
        var page = Page("walrus AND");
        Assert.Contains("there is nothing behind it for AND to join", page.QuerySelector(".warning")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("- warning: there is nothing behind it for AND to join", _sandbox.Search("for", "walrus AND", "--format", "markdown").Exits(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_found_is_a_page_too()
    {
        var ran = _sandbox.Search("for", "elephant", "--format", "html", "--facets").Exits(1);
        var page = new HtmlParser().ParseDocument(ran.Out);
        Assert.Equal("nothing found", page.QuerySelector("header .dim")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("article, table"));
        Assert.Equal("# Search: elephant\n\nnothing found\n", _sandbox.Search("for", "elephant", "--format", "markdown").Exits(1).Out);
    }

    public void Dispose() => _sandbox.Dispose();

    private IHtmlDocument Page(string query, params string[] options) =>
        new HtmlParser().ParseDocument(_sandbox.Search(["for", query, "--format", "html", .. options]).Exits(0).Out);

    private string OnTerminal(string args, params (string, string)[] variables) => SearchCommand.End(SearchCommand.Start(
        _sandbox.Folder,
        ["/usr/bin/script", "-qec", $"{string.Join(' ', SearchCommand.Prefix)} {args}", "/dev/null"],
        [("TERM", "xterm"), ("TERM_PROGRAM", ""), .. variables])).Out;
}
