using System.Text;
using CsCheck;
using DocumentSearch.Extract.Detection;

namespace DocumentSearch.Extract.Tests.Formats.Html;

public sealed class HtmlPageTests
{
    [Theory]
    [InlineData("<h2>Head</h2>text<p>a<br>b<p>c", "Heading2: Head", "Paragraph: text", "Paragraph: a|b", "Paragraph: c")]
    [InlineData("a <b>bold</b>er word<sup>2</sup>\n  and more", "Paragraph: a bolder word2 and more")]
    [InlineData("one<br><br>two", "Paragraph: one", "Paragraph: two")]
    [InlineData("<ul><li>a<li>b<ol start=3><li>c<li><li>d</ol></ul>", "ListItem: a", "ListItem: b", "ListItem: 3. c", "ListItem: 5. d")]
    [InlineData("<dl><dt>term<dd>what it is</dl>", "ListItem: term", "ListItem: what it is")]
    [InlineData("<pre>\n a\n  b</pre>", "Code: a|  b")]
    [InlineData("<table><tr><th>a<th>b<tr><td>1<td><td>2<td></table>", "TableRow: a\tb", "TableRow: 1\t\t2")]
    [InlineData("<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>", "TableRow: a\tb")]
    [InlineData("<table><tr><td><p>One.</p><p>Two.</p><h1>Three</h1></td></tr></table>", "Paragraph: One.", "Paragraph: Two.", "Heading1: Three")]
    [InlineData("<table><tr><td>a<table><tr><td>b<td>c</table><td>d<td>e</table>f", "Paragraph: a", "TableRow: b\tc", "TableRow: d\te", "Paragraph: f")]
    [InlineData("<ruby>漢<rt>かん</rt>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby>です", "Paragraph: 漢字(かんじ)です")]
    [InlineData("<p>caf&eacute; &#8212; &lt;x&gt; &unknown; AT&T &copy", "Paragraph: café — <x> &unknown; AT&T ©")]
    [InlineData("a<img alt='a picture'>b<input type=hidden value=no><input value=given placeholder=no><input placeholder=hint>", "Paragraph: a a picture b given hint")]
    [InlineData("<figure><img alt='A  hill'><figcaption>A <i>hill</i></figcaption></figure>b", "Paragraph: A hill", "Paragraph: b")]
    [InlineData("<figure><img alt=Hill><img alt=Dale><figcaption>Hill, dale</figcaption></figure>", "Paragraph: Hill, dale", "Paragraph: Hill Dale")]
    [InlineData("<figure><img alt=Hill>b", "Paragraph: b", "Paragraph: Hill")]
    [InlineData("<label>Size</label> <select><option>small<option>large</select>", "Paragraph: Size", "Paragraph: small|large")]
    [InlineData("<svg><style>no</style><title>Drawing</title><text>in it</text></svg>", "Paragraph: Drawing in it")]
    [InlineData("<div role=heading aria-level=3>Head</div>", "Heading3: Head")]
    [InlineData("</p><b><div>a</b></div></span>b</body></html>c", "Paragraph: a", "Paragraph: bc")]
    [InlineData("a < b and <!-- a comment --> c", "Paragraph: a < b and c")]
    public void Is_read_as_it_is_shown(string html, params string[] expected) => Assert.Equal(expected, Extraction.Read("a.html", html).Outline());

    [Theory]
    [InlineData("<script>if (a < b) no();</script>")]
    [InlineData("<style>no</style><noembed>no</noembed><iframe>no</iframe><template>no<p>no</template>")]
    [InlineData("<div hidden>no<p>no</p></div>")]
    [InlineData("<span style='color: red; DISPLAY : none'>no</span>")]
    [InlineData("<dialog>no</dialog><datalist><option>no</datalist>")]
    [InlineData("<title>no</title>")]
    [InlineData("<p hidden>no")]
    public void What_is_not_shown_is_left_out(string html) =>
        Assert.Equal(["Paragraph: yes", "Paragraph: and yes"], Extraction.Read("a.html", $"<p>yes</p>{html}<p>and yes</p>").Outline());

    [Fact]
    public void Navigation_comes_behind_the_rest() => Assert.Equal(
        ["Paragraph: Text that", "Paragraph: goes on.", "ListItem: Home", "ListItem: About", "Paragraph: Accept cookies?"],
        Extraction.Read("a.html", "<nav><ul><li>Home<li>About</ul></nav>Text that<div role=dialog>Accept cookies?</div><p>goes on.").Outline());

    [Fact]
    public void A_page_says_what_it_is()
    {
        var page = Extraction.Read("a.html", """
            <html lang=en_GB><head><title> A
             title &amp; more </title><meta name=author content="A. Writer"><meta property="article:author" content="https://a.example/">
            <meta name=author content="B. Writer"><meta name=Keywords content="a, b"><meta name=description content="What it is about.">
            <meta property="article:published_time" content="2020-01-02T03:04:05+01:00"></head><body>text
            """);
        Assert.Equal("A title & more", page.Title);
        Assert.Equal(new DateTime(2020, 1, 2, 2, 4, 5, DateTimeKind.Utc), page.Date);
        Assert.Equal(
            new DocumentProperties { Author = "A. Writer; B. Writer", Keywords = "a, b", Description = "What it is about.", Language = "en-gb" }, page.Properties);
        Assert.True(page.IsDerived);
    }

    [Theory]
    [InlineData("<title>Untitled Document</title><h2>Part</h2><h1>The <i>title</i></h1>", "The title")]
    [InlineData("<title></title><meta property=og:title content='Shared title'>text", "Shared title")]
    [InlineData("<p>text", null)]
    public void Titles_that_say_nothing_are_none(string html, string? title) => Assert.Equal(title, Extraction.Read("a.html", html).Title);

    [Fact]
    public void Tags_of_XHTML_end_themselves() => Assert.Equal(
        ["Paragraph: a & b", "Paragraph: c"],
        Extraction.Read("a.xhtml", "<?xml version='1.0'?><html><head><title/><script src='x'/></head><body><p>a <![CDATA[& b]]></p><div hidden=''/><p>c</p></body></html>").Outline());

    [Theory]
    [InlineData("windows-1252", "<meta charset=iso-8859-1><p>“Grüße”")]
    [InlineData("koi8-r", "<meta http-equiv=Content-Type content='text/html; charset=koi8-r'><p>Всё хорошо")]
    public void The_stated_encoding_counts(string charset, string html) =>
        Assert.Equal(html[(html.IndexOf("<p>", StringComparison.Ordinal) + 3)..], Extraction.Read("a.html", CodePagesEncodingProvider.Instance.GetEncoding(charset)!.GetBytes(html)).Text);

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-8", true)]
    public void Content_tells_a_page_without_a_name(string charset, bool isMarked)
    {
        var encoding = Encoding.GetEncoding(charset);
        byte[] content = [.. isMarked ? encoding.GetPreamble() : [], .. encoding.GetBytes("\n<!-- a page --> <!DOCTYPE HTML><title>A title</title><p>Some words of text.")];
        var page = Extraction.Read("page", content);
        Assert.Equal(("html", "A title", "Some words of text."), (page.Format, page.Title, page.Text));
    }

    [Fact]
    public void A_name_that_promises_other_text_is_believed() =>
        Assert.Equal(DocumentFormat.Text, FormatDetector.Detect("a.txt", "<!doctype html><p>How a page begins"u8));

    [Fact]
    public void A_page_without_text_is_told() =>
        Assert.Equal(new(SkipReason.NoText, "the page holds no text"), Extraction.Skip("a.html", "<html><body><script>x</script>"u8.ToArray()));

    [Theory]
    [InlineData("<div>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<b><p>")]
    [InlineData("<ol><li>")]
    [InlineData("<svg><g>")]
    [InlineData("<nav hidden>")]
    public void However_deep_elements_stand_text_is_found(string tags)
    {
        var html = string.Concat(Enumerable.Repeat(tags, 100_000)) + "</div></span>";
        var result = Extraction.Run("a.html", Encoding.UTF8.GetBytes(html + "deep"));
        Assert.True(tags.Contains("hidden", StringComparison.Ordinal) || result is ExtractResult.Ok { Document.Text: var text } && text.EndsWith("deep", StringComparison.Ordinal), $"{result}");
    }

    [Fact]
    public void No_markup_makes_it_throw_or_break_the_promises_of_blocks()
    {
        var piece = Gen.OneOf(
            "<p>", "</p>", "<b>", "</b>", "<table>", "</table>", "<tr>", "<td>", "</td>", "<li>", "<ol>", "</ol>", "<pre>", "</pre>", "<h1>", "</h1>", "<div hidden>", "</div>", "<br>",
            "<svg>", "</svg>", "<title>", "</title>", "<script>", "</script>", "<textarea>", "<nav>", "</nav>", "<ruby>", "<rt>", "</ruby>", "<select><option>", "<img alt=x>", "<!--", "-->",
            "<![CDATA[", "]]>", "&amp;", "&#xD800;", "word", " ", "\n", "\t", "\0", "é", "\uD83D", "<", ">", "\"", "<p title='");
        piece.Array[0, 60].Sample(pieces =>
        {
            if (Extraction.Run("a.html", Encoding.Unicode.GetBytes("<p>" + string.Concat(pieces))) is ExtractResult.Ok { Document: var document })
                Extraction.AssertSound(document);
        });
    }
}
