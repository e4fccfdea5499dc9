using System.Text;
using DocumentSearch.Extract.Detection;

namespace DocumentSearch.Extract.Tests.Formats.Xml;

public sealed class XmlDocumentTextTests
{
    [Theory]
    [InlineData("<a><b>one</b><c>two <d>three</d>four</c></a>", "Paragraph: one", "Paragraph: two threefour")]
    [InlineData("<book><title>Book</title><chapter><title>Part</title><para>Some <emphasis>words</emphasis>.</para></chapter></book>",
        "Heading1: Book", "Heading2: Part", "Paragraph: Some words.")]
    [InlineData("<a><programlisting>\nint a;\n  b</programlisting></a>", "Code: int a;|  b")]
    [InlineData("<?xml version='1.1' encoding='latin1'?><!DOCTYPE a [<!ENTITY b 'no'>]><a><![CDATA[a < b]]> &eacute;&nbsp;&b; AT&T</a>", "Paragraph: a < b é\u00A0&b; AT&T")]
    [InlineData("<FictionBook><body><p>text</p></body><binary>iVBORw0KGgo</binary></FictionBook>", "Paragraph: text")]
    [InlineData("<rss><channel><title>News</title><item><title>A &amp;amp; B</title><description>&lt;p&gt;What &lt;b&gt;is&lt;/b&gt; new&lt;p&gt;today</description></item></channel></rss>",
        "Heading1: News", "Heading2: A & B", "Paragraph: What is new", "Paragraph: today")]
    public void Elements_give_their_text(string xml, params string[] expected)
    {
        var document = Extraction.Read("a.xml", xml);
        Assert.Equal(expected, document.Outline());
        Assert.True(document.IsDerived);
    }

    [Theory]
    [InlineData("<a><b>not well-formed</a>")]
    [InlineData("no markup at all")]
    [InlineData("<manifest><uses name='android.permission.CAMERA'/>x</manifest>")]
    public void What_holds_no_elements_with_text_stays_as_it_is(string xml)
    {
        var document = Extraction.Read("a.xml", xml);
        Assert.Equal((xml, "xml", false), (document.Text, document.Format, document.IsDerived));
    }

    [Fact]
    public void What_is_too_long_to_be_held_stays_as_it_is()
    {
        var content = "<a>some words</a>"u8.ToArray();
        var limits = new ExtractLimits { MaxHeldBytes = 10 };
        Assert.False(TextExtraction.IsDerived("a.xml", content, content.Length, limits));
        Assert.True(TextExtraction.IsDerived("a.xml", content, content.Length, ExtractLimits.Default));
        Assert.Equal("<a>some words</a>", Assert.IsType<ExtractResult.Ok>(TextExtraction.Extract("a.xml", content, limits, TestContext.Current.CancellationToken)).Document.Text);
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><x>&b; safe</x>")]
    [InlineData("<!DOCTYPE x [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><x>&b; safe</x>")]
    [InlineData("<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x.dtd'><x>&b; safe</x>")]
    public void Nothing_expands_and_nothing_is_fetched(string xml) => Assert.Equal("&b; safe", Extraction.Read("a.xml", xml).Text);

    [Fact]
    public void XHTML_and_drawings_are_told_by_their_root()
    {
        Assert.Equal("html", Extraction.Read("a.xml", "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>text</p></body></html>").Format);
        Assert.Equal("label", Extraction.Read("a.svg", "<svg viewBox='a long list of words'><text>label</text></svg>").Text);
        Assert.Equal(SkipReason.NoText, Extraction.Skip("a.svg", "<svg><path d='M0 0'/></svg>"u8.ToArray()).Reason);
    }

    [Fact]
    public void Content_tells_XML_without_a_name() =>
        Assert.Equal(FormatKind.Xml, FormatDetector.Detect("data", "<?xml version='1.0'?><a>text</a>"u8).Kind);

    [Fact]
    public void Elements_may_stand_in_each_other_without_end()
    {
        var xml = string.Concat(Enumerable.Repeat("<a>", 100_000)) + "deep" + string.Concat(Enumerable.Repeat("</a>", 100_000));
        Assert.Contains("deep", Extraction.Read("a.xml", Encoding.UTF8.GetBytes(xml)).Text, StringComparison.Ordinal);
    }
}
