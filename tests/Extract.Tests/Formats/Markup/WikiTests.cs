namespace DocumentSearch.Extract.Tests.Formats.Markup;

public sealed class WikiTests
{
    [Theory]
    [InlineData("== '''The''' walrus ==\nIt swims.\n\n=== Deeper ===", "Heading2: '''The''' walrus", "Paragraph: It swims.", "Heading3: Deeper")]
    [InlineData("* one\n** two\n# three\n: four\ntext", "ListItem: one", "ListItem: two", "ListItem: three", "ListItem: four|text")]
    [InlineData("**bold** text", "Paragraph: **bold** text")]
    [InlineData("{| class=x\n|+ Beasts\n! Name !! Size\n|-\n| Ann || 3\n|-\n| Bo\n| 2\n|}\ntext", "Paragraph: Beasts", "TableRow: Name !! Size", "TableRow: Ann || 3", "TableRow: Bo|| 2", "Paragraph: text")]
    [InlineData("|=Name|=Size|\n|Ann|3|", "TableRow: =Name|=Size", "TableRow: Ann|3")]
    [InlineData("<pre>\ncode\n\n== no ==\n</pre>\ntext", "Code: code||== no ==", "Paragraph: text")]
    [InlineData("{{{\ncode\n}}}\n<!-- a\nb --> text", "Code: code", "Paragraph: text")]
    [InlineData("a\n\n code\n more\nb", "Paragraph: a", "Code: code| more", "Paragraph: b")]
    public void Lines(string text, params string[] outline) => Assert.Equal(outline, Extraction.Read("a.wiki", text).Outline());

    [Fact]
    public void The_first_heading_is_the_title() => Assert.Equal("The walrus", Extraction.Read("a.mediawiki", "text\n== '''The''' walrus ==").Title);
}
