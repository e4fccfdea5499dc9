using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using DocumentSearch.Cli.Render;
using DocumentSearch.Search;
using Markdig;

namespace DocumentSearch.Cli.Tests.Render;

/// <summary>Markdown read by a parser of Markdown: it shows the texts as they are, and nothing else.</summary>
public sealed class MarkdownRendererTests
{
    private static readonly MarkdownPipeline Plain = new MarkdownPipelineBuilder().Build();

    private static readonly MarkdownPipeline Extended =
        new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseAutoLinks().UseTaskLists().UseFootnotes().UseMathematics().UseEmojiAndSmiley(enableSmileys: false).Build();

    [Fact]
    public void Any_text_reads_as_it_is_in_plain_Markdown() => HostileAnswers.Responses.Sample(response => AssertShows(response, Plain), iter: 1_000);

    [Fact]
    public void Any_text_reads_as_it_is_where_Markdown_is_extended() => HostileAnswers.Responses.Sample(response => AssertShows(response, Extended), iter: 1_000);

    [Theory]
    [InlineData("a_b_c *d* `e` <f> [g](h) #i |j| &amp; ~k~ $l$", @"a\_b\_c \*d\* \`e\` \<f\> \[g\](h) \#i \|j\| \&amp; \~k\~ \$l\$")]
    [InlineData("a == b ==c== ++d++ C++ x^2", @"a \== b \==c\== \++d\++ C\++ x\^2")]
    [InlineData("- one", @"\- one")]
    [InlineData("+ one", @"\+ one")]
    [InlineData("12. one", @"12\. one")]
    [InlineData("12) one", @"12\) one")]
    [InlineData("12.5 one - two + three. 4. five", "12.5 one - two + three. 4. five")]
    [InlineData("at 10:30, see http://e.example or www.e.example", @"at 10:30, see http\://e.example or www\.e.example")]
    [InlineData("cease-fire: it's \"held\" (now)!", "cease-fire: it's \"held\" (now)!")]
    public void What_means_something_is_escaped_and_nothing_else(string text, string markdown) => Assert.Equal(markdown, MarkdownText.Line(text));

    [Theory]
    [InlineData("the walrus sleeps", 4, 10, "the **walrus** sleeps")]
    [InlineData("the walruses sleep", 4, 10, "the **walrus**es sleep")]
    [InlineData("say \"walrus\"now", 4, 12, "say <strong>\"walrus\"</strong>now")]
    [InlineData("海象海象海", 2, 4, "海象**海象**海")]
    public void Matches_are_bold_wherever_they_stand(string text, int start, int end, string markdown) =>
        Assert.Equal(markdown, MarkdownText.Marked(ShownText.Of(text, [(start, end)])));

    private static void AssertShows(SearchResponse response, MarkdownPipeline pipeline)
    {
        var html = Markdown.ToHtml(Rendering.Of(output => new MarkdownRenderer(output, Rendering.Location), response), pipeline);
        var page = new HtmlParser().ParseDocument(html).Body!;
        Assert.Empty(page.QuerySelectorAll("*").Select(e => e.LocalName).Except(["h1", "h2", "p", "a", "blockquote", "strong", "hr", "ul", "li"]));

        var passages = response.Hits.SelectMany(h => h.Passages).ToList();
        var links = page.QuerySelectorAll("a");
        Assert.Equal(response.Hits.Count + passages.Count, links.Length);
        Assert.All(links, link => Assert.Matches(@"^(file://)?[A-Za-z0-9._~%/-]+(#L[0-9]+)?$", link.GetAttribute("href")!));

        AssertEqual(response.Hits.Select(ShownText.OfTitle), page.QuerySelectorAll("h2"));
        AssertEqual(passages.Select(ShownText.Of), page.QuerySelectorAll("blockquote"));
        Assert.Equal(Rendering.Text(ShownText.Of($"Search: {response.Query}", [])).Trim(' '), page.QuerySelector("h1")!.TextContent);
        Assert.Contains($"did you mean: {Rendering.Text(ShownText.Of(response.DidYouMean, []))}".Trim(' '), page.QuerySelectorAll("li").Select(i => i.TextContent));
        Assert.Contains("warning: 3 files behind: the disk is \uFFFD[31mfull", page.QuerySelectorAll("li").Select(i => i.TextContent));
    }

    private static void AssertEqual(IEnumerable<ShownText> texts, IHtmlCollection<IElement> elements)
    {
        Assert.Equal(texts.Select(t => Rendering.Text(t).TrimEnd(' ')), elements.Select(e => e.TextContent.Trim('\n').TrimEnd(' ')));
        Assert.Equal(texts.SelectMany(Rendering.Marked).Where(m => m != " "), elements.SelectMany(e => e.QuerySelectorAll("strong")).Select(s => s.TextContent).Where(m => m != " "));
    }
}
