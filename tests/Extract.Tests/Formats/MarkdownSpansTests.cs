using System.Diagnostics;
using System.Text;
using CsCheck;

namespace DocumentSearch.Extract.Tests.Formats;

/// <summary>What the text of a Markdown document leaves out, and where what it keeps stands in the file.</summary>
public sealed class MarkdownSpansTests
{
    private static readonly string[] Charsets = ["utf-8", "utf-16", "utf-16BE", "utf-32", "windows-1252", "koi8-r", "shift_jis", "gb18030", "iso-2022-jp"];

    private static readonly Gen<string> Piece = Gen.OneOf(
        "word ", "guide", "[", "]", "![", "](", "](http://x.org/a) ", "](<c d> \"t\")", "](x 'é')", ")", "(", "][", "][ref]", "[]", "[ref]", "\n[ref]: http://y\n", "`", "``",
        "<br>", "<a href=\"z\">", "</a>", "<img src=x alt=\"Bild é\">", "<!-- é -->", "<!--", "-->", "<https://x>", "<T>", "{.a}", " {#b}\n", "\\", "\"", "'", "\n", "\n\n", "\r\n", "# ",
        "- ", "> ", "| a | b |\n|--|--|\n", "```\n", "    ", "<div>\n", "Grüße ", "日本語", "\U0001F389", "\uFFFD");

    private static readonly Gen<string> Source = Piece.Array[1, 60].Select(static pieces => string.Concat(pieces));

    static MarkdownSpansTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("see [the guide](https://very/long/url) for details", "see the guide for details")]
    [InlineData("[a](b \"title\") [c](<d e> 'it''s') [f](g (t)) [h]()", "a [c](<d e> 'it''s') f h")]
    [InlineData("![logo](x.png)", "logo")]
    [InlineData("[![build](a.svg)](b) [![docs](c.svg)](d)", "build docs")]
    [InlineData("[![build](a.svg)](b)[![docs](c.svg)](d)", "build]docs")]
    [InlineData("[one](a)[two](b)", "one[two")]
    [InlineData("pre[fix](a)ed", "prefixed")]
    [InlineData("[a](b(c)d) [e](f(g)", "a [e](f(g)")]
    [InlineData("[a](b\\)c) [d\\](e)", "a [d\\](e)")]
    [InlineData("[a [b](c) d](e)", "[a b d](e)")]
    [InlineData("[a ![b](c) d](e)", "a b d")]
    [InlineData("[x [y] z](u)", "x [y] z")]
    [InlineData("a](b) [c] (d)", "a](b) [c] (d)")]
    [InlineData("`[a](b)` [c`](d)`", "`[a](b)` [c`](d)`")]
    [InlineData("``[a](b)` [c](d)", "``a` c")]
    [InlineData("[a](b){.button target=_blank} [c](d){{ e }}", "a c{{ e }}")]
    [InlineData("[two\nlines](a) [b](\nc)", "two\nlines [b](\nc)")]
    [InlineData("<https://x.org> https://y.org <me@z.org>", "<https://x.org> https://y.org <me@z.org>")]
    [InlineData("[a<bb:](c)>](d)", "a<bb:](c)>")]
    [InlineData("x <b>bold</b>, H<sub>2</sub>O", "x bold, H2O")]
    [InlineData("one<br>two <br/> three<br />\nfour.<br>Five", "one<br>two  three\nfour.<br>Five")]
    [InlineData("[a](b)<br>c", "a<br>c")]
    [InlineData("a <file> List<String> 1 < 2 > 0 <b", "a <file> List<String> 1 < 2 > 0 <b")]
    [InlineData("a <a href=\"x>y\" title='z'>b</a>", "a b")]
    [InlineData("a <img src=x alt=\"The logo\" width=3> b", "a The logo b")]
    [InlineData("a <!-- no [b](c) --> d <!-- e", "a  d <!-- e")]
    [InlineData("# Usage {#usage .wide}", "# Usage ")]
    [InlineData("# Set {a, b}", "# Set {a, b}")]
    [InlineData("[a][r] [r][] [r] ![r] [r][no] x[i][j]\n\n[R]: http://z", "a r r r [r][no] x[i][j]\n\n[R]: http://z")]
    [InlineData("[two  words]\n\n[Two Words]: x", "two  words\n\n[Two Words]: x")]
    [InlineData("a[^1]\n\n[^1]: b", "a[^1]\n\n[^1]: b")]
    [InlineData("| [a](b) | `[c](d)` |\n|---|---|\n| ![e](f) | g |", "| a | `[c](d)` |\n|---|---|\n| e | g |")]
    [InlineData("- [x] [a](b)\n- [c](d)", "- [x] a\n- c")]
    [InlineData("```\n[a](b)\n```\n\n    [c](d)\n\n<pre>\n<b>[e](f)\n</pre>", "```\n[a](b)\n```\n\n    [c](d)\n\n<pre>\n<b>[e](f)\n</pre>")]
    [InlineData("<div align=\"center\">\n<b>[e](f)</b>\n</div>\n\ng", "\n[e](f)\n\n\ng")]
    [InlineData("<p><img src=\"x.png\" alt=\"Logo\"></p>\n\ng", "Logo\n\ng")]
    [InlineData("<!-- a -->\nb\n<!--\nc\n\n# d\n--> e\n> <!-- f\n> g -->\nh", "\nb\n\n\n\n\n e\n> \n\nh")]
    [InlineData("- a\n  <!-- b -->\n  c\n<!-- d", "- a\n  \n  c\n<!-- d")]
    [InlineData("---\nurl: '[a](b)'\n---\n[c](d)", "---\nurl: '[a](b)'\n---\nc")]
    public void Text_is_what_a_reader_sees(string source, string text)
    {
        var document = Extraction.Read("a.md", source);
        Assert.Equal(text, document.Text);
        Assert.Equal(source.Length, Extraction.AssertLeavesOut(document, source));
    }

    [Fact]
    public void Only_Markdown_leaves_anything_out() => Assert.Equal("[a](b)", Extraction.Read("a.txt", "[a](b)").Text);

    [Fact]
    public void What_is_kept_stands_where_the_map_says() => Gen.Select(Source, Gen.OneOf(Charsets), Gen.Bool).Sample(
        (source, charset, isMarked) =>
        {
            var encoding = Encoding.GetEncoding(charset);
            byte[] content = [.. isMarked ? encoding.GetPreamble() : [], .. encoding.GetBytes(source)];
            if (Extraction.Run("a.md", content) is not ExtractResult.Ok { Document: var document })
                return;

            var whole = Extraction.Read("a.txt", content);
            Assert.Equal(whole.Text.Length, Extraction.AssertLeavesOut(document, whole.Text));
            Extraction.AssertSound(document);
            Assert.Equal(Places(whole)[^1], Places(document)[^1]);
            Assert.Equal(OfKept(document, Places(whole)), Places(document).SkipLast(1));
            Assert.All(document.Blocks.Where(b => b.Kind == BlockKind.Code), b => Assert.Contains(document.Text[b.Start..b.End], whole.Text, StringComparison.Ordinal));
        },
        iter: 3000);

    [Fact]
    public void An_address_stands_in_the_text_or_is_stated() => Source.Where(s => !s.Contains("<!--", StringComparison.Ordinal)).Sample(
        source =>
        {
            var document = Extraction.Read("a.md", source);
            foreach (var address in (string[])["http://x.org/a", "c d"])
            {
                var isKnown = document.Text.Contains(address, StringComparison.Ordinal) || document.Properties.Links?.Contains(address, StringComparison.Ordinal) == true;
                Assert.Equal(source.Contains(address, StringComparison.Ordinal), isKnown);
            }
        },
        iter: 2000);

    [Fact]
    public void Addresses_are_stated_once_each() => Assert.Equal(
        "http://x.org/a?b=1&c docs/guide.md y.png mailto:me@z.org http://r http://s",
        Extraction.Read("a.md", "[a](http://x.org/a?b=1&amp;c) [b](docs/guide.md) [c](#here) ![d](y.png) ![e](data:image/png;base64,AAAA) <a href='mailto:me@z.org'>me</a> [f](y.png)\n\n[r]: http://r\n[s]: <http://s> 't'\n").Properties.Links);

    [Fact]
    public void What_would_be_too_much_to_state_stays_in_the_text()
    {
        var address = new string('x', DocumentProperties.MaxLinks - 10);
        var document = Extraction.Read("a.md", $"[a]({address}) [b](123456789) [c](1234567890) [d](123456789) <a href=1234567890>e</a>");
        Assert.Equal(address + " 123456789", document.Properties.Links);
        Assert.Equal("a b [c](1234567890) d <a href=1234567890>e", document.Text);
        Assert.Null(Extraction.Read("a.md", $"[a]({address}{address})").Properties.Links);
    }

    [Fact]
    public void Behind_the_last_omission_the_text_is_as_it_is_written()
    {
        var source = string.Concat(Enumerable.Repeat("[a](b) ", Omission.Most / 2 + 1000));
        var document = Extraction.Read("a.md", source);
        Assert.InRange(document.Omissions.Count, Omission.Most - 2, Omission.Most);
        Assert.Equal(source.Length, Extraction.AssertLeavesOut(document, source));
        Assert.EndsWith("[a](b) ", document.Text, StringComparison.Ordinal);
        Assert.Equal(100_000, Extraction.Read("a.md", string.Concat(Enumerable.Repeat("[a](b) ", 50_000))).Omissions.Count);
    }

    [Fact]
    public void Later_segments_of_a_long_text_keep_the_addresses_that_the_first_does_not_state()
    {
        var lines = string.Concat(Enumerable.Repeat("[a](b) and words\n\n", 10));
        var read = Segments.Segmented.Read("a.md", lines + "[a](c) [d](b)\n", segment: 100, lookAhead: 50);
        Assert.All(read.Segments, s => Assert.Equal("b", s.Properties.Links));
        Assert.EndsWith("a and words\n\n[a](c) d\n", read.Text, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> HostileTexts => new()
    {
        { "brackets", Repeated("[", 3_000_000) },
        { "closed brackets", Repeated("[", 1_000_000) + Repeated("]", 1_000_000) },
        { "targets", "[a" + Repeated("](", 1_000_000) },
        { "parentheses", Repeated("[a](" + new string('(', 31), 50_000) },
        { "long addresses", Repeated("[a](" + new string('x', 500), 5_000) },
        { "titles", Repeated("[a](b \"", 500_000) },
        { "titles of every kind", Repeated("[a](b \"[a](b '[a](b (", 200_000) },
        { "unclosed titles", Repeated("[a](b '", 1) + Repeated("[a](b \"c\" ", 300_000) },
        { "addresses in angles", Repeated("[a](<b", 500_000) },
        { "labels", Repeated("[a][b", 500_000) },
        { "long labels", Repeated("[" + new string('x', 2_000) + "]", 3_000) + "\n\n[a]: b" },
        { "images", Repeated("![", 1_000_000) + Repeated("[a](b)", 100_000) },
        { "ticks", string.Concat(Enumerable.Range(1, 2_000).Select(n => new string('`', n) + "[a](b)")) },
        { "unclosed ticks", Repeated("`` [a](b) ` ", 1) + Repeated("``` [a](b) ```` ", 200_000) },
        { "tags", Repeated("<a b=\"", 500_000) },
        { "tags of both quotes", Repeated("<a b=\"<a b='", 300_000) },
        { "attributes", Repeated("<a b c d e f g h i j k l m n o p q r s t u v w x y z ", 100_000) },
        { "comments", Repeated("x <!-- a -->", 300_000) },
        { "unclosed comments", Repeated("x <!-- ", 500_000) + "\n-->" },
        { "angles", "x" + Repeated("<", 3_000_000) },
        { "braces", Repeated("[a](b){.c ", 300_000) },
        { "definitions", Repeated("[a]: b [c]: d\n", 200_000) },
    };

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Hostile_lines_take_no_longer_than_others(string name, string text)
    {
        Assert.NotEmpty(name);
        var watch = Stopwatch.StartNew();
        var document = Extraction.Read("a.md", text);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(8));
        Assert.Equal(text.Length, Extraction.AssertLeavesOut(document, text));
        Extraction.AssertSound(document);
    }

    private static string Repeated(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    // The place of each character and of the end in bytes behind the mark, read from the map one character after the other.
    private static List<int> Places(ExtractedText document)
    {
        Assert.NotNull(document.Bytes);
        var (places, at) = (new List<int>(), 0);
        for (var i = 0; i <= document.Text.Length; i++)
        {
            at += document.Omissions.Where(o => o.Offset == i).Sum(o => o.Bytes);
            places.Add(at);
            if (i < document.Text.Length)
                at += document.Bytes.Widths.Last(w => w.From <= document.Text[i]).Bytes + document.Bytes.Shifts.Where(s => s.Offset == i).Sum(s => s.Bytes);
        }

        return places;
    }

    private static IEnumerable<int> OfKept(ExtractedText document, List<int> places)
    {
        var omitted = 0;
        for (var i = 0; i < document.Text.Length; i++)
        {
            omitted += document.Omissions.Where(o => o.Offset == i).Sum(o => o.Units);
            yield return places[i + omitted];
        }
    }
}
