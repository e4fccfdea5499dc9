using System.Globalization;
using CsCheck;
using DocumentSearch.Extract.Formats;

namespace DocumentSearch.Extract.Tests.Formats;

public sealed class MarkdownTests
{
    private static string[] Outline(string text) => Extraction.Read("a.md", text).Outline();

    [Theory]
    [InlineData("# One\n### Three ###\n#No\n\n####### No", "Heading1: One", "Heading3: Three", "Paragraph: #No", "Paragraph: ####### No")]
    [InlineData("# C#\n## \n#", "Heading1: C#")]
    [InlineData("One\n===\n\nTwo\nlines\n---\n\ntext\n***\nmore", "Heading1: One", "Heading2: Two|lines", "Paragraph: text", "Paragraph: more")]
    [InlineData("a\nb\n\nc\r\nd", "Paragraph: a|b", "Paragraph: c|d")]
    [InlineData("```cs\nvar x;\n\n  # y\n```\nz", "Code: var x;||  # y", "Paragraph: z")]
    [InlineData("~~~\n```\n~~~~\nz", "Code: ```", "Paragraph: z")]
    [InlineData("```\nnever closed\n# no heading", "Code: never closed|# no heading")]
    [InlineData("a\n\n    code\n\n\tmore\n\nb\n    not code", "Paragraph: a", "Code: code||\tmore", "Paragraph: b|    not code")]
    public void Leaf_blocks(string text, params string[] outline) => Assert.Equal(outline, Outline(text));

    [Theory]
    [InlineData("- a\n- b\nlazy\n* c", "ListItem: a", "ListItem: b|lazy", "ListItem: c")]
    [InlineData("1. a\n2. b\n   - c\n     - d\n3. e", "ListItem: a", "ListItem: b", "ListItem: c", "ListItem: d", "ListItem: e")]
    [InlineData("- a\n\n  second\n\n      code\n\nout\n\n    code", "ListItem: a", "Paragraph: second", "Code: code", "Paragraph: out", "Code: code")]
    [InlineData("- [ ] todo\n- [x] done", "ListItem: todo", "ListItem: done")]
    [InlineData("-\n  late\n- ```\n  code\n  ```", "ListItem: late", "Code: code")]
    [InlineData("- ```\n  code\nout", "Code: code", "Paragraph: out")]
    [InlineData("- # Heading\n- a\n  ===", "Heading1: Heading", "Heading1: a")]
    [InlineData("- - a\n- b\n---\nc", "ListItem: a", "ListItem: b", "Paragraph: c")]
    [InlineData("born in\n1986. Then\n1. item", "Paragraph: born in|1986. Then", "ListItem: item")]
    [InlineData("10) ten\n11) eleven", "ListItem: ten", "ListItem: eleven")]
    public void Lists(string text, params string[] outline) => Assert.Equal(outline, Outline(text));

    [Theory]
    [InlineData("> a\n> b\nlazy\n\n> c", "Paragraph: a|> b|lazy", "Paragraph: c")]
    [InlineData("> # H\n> - a\n> - b\n>\n> c", "Heading1: H", "ListItem: a", "ListItem: b", "Paragraph: c")]
    [InlineData("> [!NOTE]\n> Mind this.", "Paragraph: Mind this.")]
    [InlineData("> ```\n> code\nout", "Code: code", "Paragraph: out")]
    [InlineData("> a\n>> b", "Paragraph: a", "Paragraph: b")]
    [InlineData("- > a\n  > b\n- c", "ListItem: a|  > b", "ListItem: c")]
    public void Quotes(string text, params string[] outline) => Assert.Equal(outline, Outline(text));

    [Theory]
    [InlineData("| a | b |\n|---|:-:|\n| 1 | 2 |\n| 3 | 4 |\n\nend", "TableRow: a | b", "TableRow: 1 | 2", "TableRow: 3 | 4", "Paragraph: end")]
    [InlineData("intro\na | b\n--|--\n1 | 2\n# H", "Paragraph: intro", "TableRow: a | b", "TableRow: 1 | 2", "Heading1: H")]
    [InlineData("no table\n---|---", "Paragraph: no table|---|---")]
    [InlineData("> a | b\n> --|--\n> 1 | 2\nout", "TableRow: a | b", "TableRow: 1 | 2", "Paragraph: out")]
    public void Tables(string text, params string[] outline) => Assert.Equal(outline, Outline(text));

    [Theory]
    [InlineData("<!-- hidden\n\n# no\n--> shown\n\nb", "Paragraph: shown", "Paragraph: b")]
    [InlineData("<!-- a --><!-- b -->\ntext", "Paragraph: text")]
    [InlineData("<!-- unclosed\n\n# H", "Paragraph: <!-- unclosed", "Heading1: H")]
    [InlineData("<div class=x>\n# no heading\n</div>\n\n# H", "Paragraph: # no heading", "Heading1: H")]
    [InlineData("<a name=\"x\"></a>\n\n<br/>\n\ntext", "Paragraph: text")]
    [InlineData("<https://example.org>", "Paragraph: <https://example.org>")]
    [InlineData("<pre>\na\n\n# b\n</pre>\n# H", "Code: <pre>|a||# b|</pre>", "Heading1: H")]
    [InlineData("<script>\nvar x;\n\n</script>\ntext", "Paragraph: text")]
    [InlineData("<b>bold</b> text", "Paragraph: bold text")]
    public void Html(string text, params string[] outline) => Assert.Equal(outline, Outline(text));

    [Fact]
    public void Link_definitions_show_nothing_and_footnotes_do() => Assert.Equal(
        ["Paragraph: See a.", "Paragraph: [^1]: A note.", "Paragraph: [Note]: this is text"],
        Outline("See [a].\n\n[a]: https://example.org \"Title\"\n\n[^1]: A note.\n\n[Note]: this is text"));

    [Theory]
    [InlineData("---\ntitle: Plain words # comment\nx: 1\n---\n# H", "Plain words")]
    [InlineData("---\r\nx: 1\r\ntitle: \"Says \\\"hi\\\"\"\r\n---\r\n# H", "Says \"hi\"")]
    [InlineData("---\ntitle: 'It''s'\n...\n# H", "It's")]
    [InlineData("---\ntitle: >-\n  Over two\n  lines\nx: 1\n---\n# H", "Over two lines")]
    [InlineData("+++\ntitle = \"Toml\"\n+++\n# H", "Toml")]
    [InlineData("---\nx: 1\n---\n# H", "H")]
    [InlineData("---\ntitle:\n---\n# H", "H")]
    [InlineData("text\n\n## First\n# Second", "First")]
    [InlineData("# \n# Real", "Real")]
    public void The_title_is_that_of_the_front_matter_or_the_first_heading(string text, string title) =>
        Assert.Equal(title, Extraction.Read("a.md", text).Title);

    [Theory]
    [InlineData("---\ndate: 2024-05-17\n---\n", "2024-05-17T00:00:00")]
    [InlineData("---\ndate: 2024-05-17 # a comment\n---\n", "2024-05-17T00:00:00")]
    [InlineData("---\ndate: \"2024-05-17\"\n---\n", "2024-05-17T00:00:00")]
    [InlineData("---\r\ncreated: '2024-05-17T10:20:30'\r\n---\r\n", "2024-05-17T10:20:30")]
    [InlineData("---\npublished: 2024-05-17T10:20:30.5+02:00\n---\n", "2024-05-17T08:20:30.5")]
    [InlineData("---\ndate: 2024-05-17 10:20 -0500\n---\n", "2024-05-17T15:20:00")]
    [InlineData("---\ndate: 2024-05-17T10:20:30Z\n---\n", "2024-05-17T10:20:30")]
    [InlineData("---\ncreated: 2020-01-01\ndate: 2024-05-17\n---\n", "2024-05-17T00:00:00")]
    [InlineData("---\ncreated: 2020-01-01\ndate: soon\n---\n", "2020-01-01T00:00:00")]
    [InlineData("+++\ndate = 2024-05-17T10:20:30Z\n+++\n", "2024-05-17T10:20:30")]
    public void The_date_is_that_of_the_front_matter(string text, string date)
    {
        var expected = DateTime.Parse(date, CultureInfo.InvariantCulture);
        var stated = Extraction.Read("a.md", text).Date!.Value;
        Assert.Equal((expected, DateTimeKind.Utc), (stated, stated.Kind));
        Assert.Equal(stated, StatedFacts.In("markdown", text).Date);
        Assert.Null(StatedFacts.In("text", text).Date);
    }

    [Theory]
    [InlineData("date: 2024-05-17\n")]
    [InlineData("---\ndate: 2024-13-17\n---\n")]
    [InlineData("---\ndate: 17/05/2024\n---\n")]
    [InlineData("---\ndate: 0001-01-01T00:00:00+14:00\n---\n")]
    [InlineData("---\ndate:\ndated: 2024-05-17\n---\n")]
    [InlineData("---\ndate: 2024-05-17\n")]
    [InlineData("---\ndate: >\n  2024-05-17\n---\n")]
    public void What_is_no_date_is_none(string text) => Assert.Null(Extraction.Read("a.md", text).Date);

    [Fact]
    public void A_date_counts_only_where_a_beginning_of_the_text_says_the_same()
    {
        foreach (var length in (int[])[TextStructure.MaxStatingLength - 2, TextStructure.MaxStatingLength - 1, TextStructure.MaxStatingLength, TextStructure.MaxStatingLength + 1])
        {
            const string Head = "---\ndate: 2024-05-17\nx: ";
            var text = Head + new string('x', length - Head.Length - 4) + "\n---" + "\ntext";
            var expected = length < TextStructure.MaxStatingLength;
            Assert.Equal(expected, Extraction.Read("a.md", text).Date is not null);
            Assert.Equal(expected, StatedFacts.In("markdown", text).Date is not null);
        }
    }

    [Theory]
    [InlineData("author: Jane Doe", "Jane Doe")]
    [InlineData("author: \"Doe, Jane\" # a comment", "Doe, Jane")]
    [InlineData("authors: [Jane Doe, 'Li, Wei', \"Max \\\"M\\\" M\"]", "Jane Doe; Li, Wei; Max \"M\" M")]
    [InlineData("authors: [\n  Jane Doe,\n  Li Wei\n]", "Jane Doe; Li Wei")]
    [InlineData("author:\n  - Jane Doe\n  - \"Li Wei: editor\"\nx: 1\n- no author", "Jane Doe; Li Wei: editor")]
    [InlineData("author:\n- name: Jane Doe\n  affiliation: ACME\n- affiliation: ACME\n  name: Li Wei", "Jane Doe; Li Wei")]
    [InlineData("author:\n  name: Jane Doe\n  url: https://example.org", "Jane Doe")]
    [InlineData("author:\n  affiliation:\n    - name: ", null)]
    [InlineData("author: {name: Jane}", null)]
    [InlineData("authors: [{name: Jane}, Li]", "Li")]
    [InlineData("authors: [", null)]
    [InlineData("authors: [{", null)]
    [InlineData("authors: [\"a", "\"a")]
    [InlineData("author: ''\nauthors: Jane", "Jane")]
    [InlineData("x:\n  author: Jane", null)]
    [InlineData("authored: Jane", null)]
    public void The_author_is_that_of_the_front_matter(string lines, string? author)
    {
        Assert.Equal(author, PropertiesOf($"---\n{lines}\n---\ntext").Author);
        Assert.Equal(author, PropertiesOf($"---\n{lines}\n---\ntext".ReplaceLineEndings("\r\n")).Author);
    }

    [Theory]
    [InlineData("---\nkeywords: zoo, walrus; sea\n---\n", "zoo, walrus, sea")]
    [InlineData("---\ntags:\n- zoo\n-\n-   walrus food\ncategories: [sea, zoo]\n---\n", "zoo, walrus food, sea")]
    [InlineData("---\ntags: []\n---\n", null)]
    [InlineData("+++\ntags = [\"zoo\", 'sea',]\n[taxonomies]\ncategories = [\n  \"a, b\",\n]\n+++\n", "zoo, sea, a, b")]
    public void Keywords_are_those_of_the_front_matter(string text, string? keywords) => Assert.Equal(keywords, PropertiesOf(text).Keywords);

    [Theory]
    [InlineData("---\nsubtitle: Third\nsummary: Second\ndescription: First\n---\n", "First")]
    [InlineData("---\nsubtitle: Third\nsummary: >\n  Over two\n  lines\n---\n", "Over two lines")]
    [InlineData("+++\ndescription = \"\"\"\nOver\nlines\"\"\"\n+++\n", null)]
    public void The_description_is_that_of_the_front_matter(string text, string? description) => Assert.Equal(description, PropertiesOf(text).Description);

    [Theory]
    [InlineData("lang: de", "de")]
    [InlineData("language: pt_BR", "pt-br")]
    [InlineData("lang: [zh-Hant-TW, en]", "zh-hant-tw")]
    [InlineData("lang: German", null)]
    [InlineData("lang: en--us", null)]
    [InlineData("lang: 日本", null)]
    [InlineData("lang: en-abcdefghi", null)]
    public void The_language_is_that_of_the_front_matter(string line, string? language) => Assert.Equal(language, PropertiesOf($"---\n{line}\n---\n").Language);

    [Fact]
    public void Properties_have_an_end()
    {
        var author = PropertiesOf($"---\nauthor: {new string('a', DocumentProperties.MaxLength - 1)}😀\n---\n").Author;
        Assert.Equal(new string('a', DocumentProperties.MaxLength - 1), author);
        Assert.Equal(DocumentProperties.MaxLength, Extraction.Read("a.md", $"---\ntitle: {new string('a', 10_000)}\n---\n").Title!.Length);
    }

    [Fact]
    public void Any_front_matter_is_read()
    {
        string[] pieces =
        [
            "author", "tags", "description", "lang", ":", ": ", "=", "[", "]", "{", "}", ",", "\"", "'", "'''", "\\", "- ", "-", "name: ", ">", "|", "#", " #", " ", "  ",
            "\t", "\n", "\r\n", "\r", "a", "de", "é", "😀",
        ];
        Gen.OneOf(pieces).Array[0, 30].Select(string.Concat).Sample(lines =>
        {
            foreach (var (fence, separator) in new[] { ("---", ':'), ("+++", '=') })
            {
                var properties = PropertiesOf($"{fence}\nauthor{separator}{lines}\n{fence}\ntext");
                foreach (var value in (string?[])[properties.Author, properties.Keywords, properties.Description, properties.Language])
                    Assert.True(value is null || value.Length > 0 && value.Trim() == value);
            }
        });
    }

    private static DocumentProperties PropertiesOf(string text)
    {
        var properties = Extraction.Read("a.md", text).Properties;
        Assert.Equal(properties, StatedFacts.In("markdown", text).Properties);
        Assert.Equal(DocumentProperties.None, StatedFacts.In("text", text).Properties);
        return properties;
    }

    [Theory]
    [InlineData("WM\\_PAINT `a*b` message", "WM_PAINT a*b message")]
    [InlineData("**Bold** and _thin_ and ~~gone~~ snake_case", "Bold and thin and gone snake_case")]
    [InlineData("A [link](x.md) and ![image](y.png) and [ref][r] and [1]", "A link and image and ref and [1]")]
    [InlineData("<a name='x'></a>Caf&eacute; &amp; bar {#cafe}", "Café & bar")]
    [InlineData("2 * 3 < 7", "2 * 3 < 7")]
    public void The_title_is_free_of_markup(string heading, string title) =>
        Assert.Equal(title, Extraction.Read("a.md", "# " + heading).Title);

    [Theory]
    [InlineData("---\ntitle: x\ny: 1\n---\ntext", "Code: title: x|y: 1", "Paragraph: text")]
    [InlineData("---\nno keys here\n\n---\ntext", "Paragraph: no keys here", "Paragraph: text")]
    [InlineData("---\nkey: never closed", "Paragraph: key: never closed")]
    public void Front_matter_is_code(string text, params string[] outline) => Assert.Equal(outline, Outline(text));

    [Fact]
    public void Without_a_heading_there_is_no_title() => Assert.Null(Extraction.Read("a.md", "Just text.").Title);

    public static TheoryData<string, string> HostileTexts => new()
    {
        { "quotes", new string('>', 1_000_000) + "x" },
        { "markers on one line", string.Concat(Enumerable.Repeat("- ", 500_000)) + "x" },
        { "nested list", string.Concat(Enumerable.Range(0, 2_500).Select(level => new string(' ', 2 * level) + "- x\n")) },
        { "lazy lines in a nested list", string.Concat(Enumerable.Repeat("- ", 50_000)) + "x\n" + string.Concat(Enumerable.Repeat("x\n", 50_000)) },
        { "unclosed comments", string.Concat(Enumerable.Repeat("<!--\n", 300_000)) },
        { "unclosed fences", string.Concat(Enumerable.Repeat("```\n\n~~~\n", 200_000)) },
        { "unclosed tags", string.Concat(Enumerable.Repeat("<pre><div\n", 200_000)) },
        { "open angles", new string('<', 1_000_000) },
        { "brackets", string.Concat(Enumerable.Repeat("[a](", 300_000)) },
        { "one long line", new string('x', 10_000_000) },
        { "heading of marks", "# " + new string('#', 1_000_000) + " [" },
        { "carriage returns", new string('\r', 1_000_000) },
        { "pipes", string.Concat(Enumerable.Repeat("|", 500_000)) + "\n" + string.Concat(Enumerable.Repeat("|-", 500_000)) },
        { "stars", string.Concat(Enumerable.Repeat("* _ ", 300_000)) + "x" },
    };

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Hostile_texts_are_read_like_any_other(string name, string text)
    {
        Assert.NotEmpty(name);
        Extraction.AssertSound(Extraction.Read("a.md", text));
        Extraction.AssertSound(Extraction.Read("a.txt", text));
    }
}
