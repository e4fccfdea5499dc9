using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using DocumentSearch.Cli.Render;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Tests.Render;

/// <summary>The page read by a parser of HTML: its elements are ours, its texts those of the documents.</summary>
public sealed class HtmlRendererTests
{
    private static readonly string[] Elements =
    [
        "html", "head", "meta", "title", "style", "body", "header", "main", "article", "h1", "h2", "p", "span", "a", "bdi", "time", "blockquote", "mark",
        "ul", "li", "table", "caption", "tbody", "tr", "th", "td",
    ];

    private static readonly string[] Attributes =
        ["charset", "http-equiv", "content", "name", "lang", "class", "dir", "href", "datetime", "title", "scope", "rowspan", "colspan"];

    [Fact]
    public void Any_text_is_text_and_nothing_else() => HostileAnswers.Responses.Sample(response =>
    {
        var html = Rendering.Of(output => new HtmlRenderer(output, Rendering.Location), response);
        var page = new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(html);
        AssertIsOurs(page, response);
        AssertShows(page, response);
    }, iter: 1_000);

    [Fact]
    public void Whatever_is_inserted_is_text()
    {
        HtmlText html = $"""<a title="{"\"'>&lt;"}">{"<b>&</b>"}</a>""";
        Assert.Equal("<a title=\"&quot;&#39;&gt;&amp;lt;\">&lt;b&gt;&amp;&lt;/b&gt;</a>", html.ToString());
    }

    [Fact]
    public void The_page_needs_nothing_from_elsewhere()
    {
        Assert.DoesNotContain("url(", HtmlStyle.Css, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", HtmlStyle.Css, StringComparison.OrdinalIgnoreCase);
        var page = new HtmlParser().ParseDocument(Rendering.Of(output => new HtmlRenderer(output, Rendering.Location), new SearchResponse("x", 0, [], [], default)));
        Assert.StartsWith("default-src 'none'; style-src 'unsafe-inline'", page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "text", "ground", 7)]
    [InlineData(0, "text", "mark", 7)]
    [InlineData(0, "dim", "ground", 4.5)]
    [InlineData(0, "link", "ground", 4.5)]
    [InlineData(0, "line", "mark", 3)]
    [InlineData(1, "text", "ground", 7)]
    [InlineData(1, "text", "mark", 7)]
    [InlineData(1, "dim", "ground", 4.5)]
    [InlineData(1, "link", "ground", 4.5)]
    [InlineData(1, "line", "mark", 3)]
    public void Text_can_be_told_from_its_ground(int theme, string text, string ground, double contrast) =>
        Assert.InRange(Contrast(Luminance(theme, text), Luminance(theme, ground)), contrast, 21);

    private static void AssertIsOurs(IHtmlDocument page, SearchResponse response)
    {
        Assert.Empty(page.All.Select(e => e.LocalName).Except(Elements));
        Assert.Empty(page.All.SelectMany(e => e.Attributes).Select(a => a.Name).Except(Attributes));
        Assert.Empty(page.Descendants<IComment>());
        Assert.Single(page.QuerySelectorAll("style"));
        Assert.Equal(HtmlStyle.Css, page.QuerySelector("style")!.TextContent.Trim('\n'));

        var passages = response.Hits.Sum(h => h.Passages.Count);
        Assert.Equal(response.Hits.Count, page.QuerySelectorAll("main > article").Length);
        Assert.Equal(response.Hits.Count, page.QuerySelectorAll("article > h2").Length);
        Assert.Equal(passages, page.QuerySelectorAll("article > blockquote").Length);
        Assert.Equal(response.Hits.Count + passages, page.QuerySelectorAll("a").Length);
        Assert.All(page.QuerySelectorAll("a"), link => Assert.Matches(@"^(file://)?[A-Za-z0-9._~%/-]+(#L[0-9]+)?$", link.GetAttribute("href")!));
        Assert.All(page.QuerySelectorAll("mark"), mark => Assert.Equal(mark.GetAttribute("class"), mark.GetAttribute("title")));
        Assert.All(page.QuerySelectorAll("mark"), mark => Assert.True(Enum.TryParse<HighlightKind>(mark.GetAttribute("class"), ignoreCase: true, out _)));
        Assert.DoesNotContain(page.DocumentElement.TextContent, IsHarmful);
    }

    private static void AssertShows(IHtmlDocument page, SearchResponse response)
    {
        AssertEqual(response.Hits.Select(ShownText.OfTitle), page.QuerySelectorAll("h2"));
        AssertEqual(response.Hits.SelectMany(h => h.Passages).Select(ShownText.Of), page.QuerySelectorAll("blockquote"));
        AssertEqual([ShownText.Of(response.Query, [])], page.QuerySelectorAll("h1 bdi"));
        AssertEqual(response.Warnings.Select(w => ShownText.Of(w.Message, [])).Append(ShownText.Of("3 files behind: the disk is \e[31mfull", [])), page.QuerySelectorAll(".warning bdi"));
        Assert.Contains(Rendering.Text(ShownText.Of(response.DidYouMean, [])), page.QuerySelectorAll("header bdi").Select(e => e.TextContent));
    }

    private static void AssertEqual(IEnumerable<ShownText> texts, IHtmlCollection<IElement> elements)
    {
        Assert.Equal(texts.Select(Rendering.Text), elements.Select(e => e.TextContent));
        Assert.Equal(texts.SelectMany(Rendering.Marked), elements.SelectMany(e => e.QuerySelectorAll("mark")).Select(m => m.TextContent));
    }

    private static bool IsHarmful(char c) => c != '\n' && char.IsControl(c) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';

    // WCAG 2.2: relative luminance and contrast ratio.
    private static double Contrast(double one, double other) => (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);

    private static double Luminance(int theme, string name)
    {
        var value = Color(name).Matches(HtmlStyle.Css)[theme].Groups[1].Value;
        var parts = Enumerable.Range(0, 3).Select(i => int.Parse(value.AsSpan(2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToList();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    private static Regex Color(string name) => new($"--{name}: #([0-9a-f]{{6}})", RegexOptions.None, TimeSpan.FromSeconds(1));
}
