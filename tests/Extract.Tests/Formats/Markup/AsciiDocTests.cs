namespace DocumentSearch.Extract.Tests.Formats.Markup;

public sealed class AsciiDocTests
{
    private static string[] Outline(string text) => Extraction.Read("a.adoc", text).Outline();

    [Fact]
    public void A_document_is_read_as_its_author_sees_it()
    {
        var document = Extraction.Read("guide.adoc", """
            // not shown
            = The *Walrus* Guide
            Ann Example <ann@example.org>; Bo Sample
            v1.2, 2024-05-17: Second edition
            :keywords: walrus, tusks
            :description: All about it.
            :lang: de_CH

            [[intro]]
            == First steps

            It swims.
            // a remark
            It dives.

            NOTE: Mind the tusks.

            .A listing
            [source,ruby]
            ----
            puts "walrus"

            == no heading
            ----

            ****
            * one
            ** two
            goes on
            . first
            +
            more

            speed:: How fast.
            depth::
              How deep.
            ****

            |===
            |Name |Length

            |Ann
            |3 m

            |Bo |2 m
            |===

            image::walrus.png[A walrus]

            ....
            as it is
            ....
            ////
            hidden
            ////

            === Deeper ===

              an indented line

            [quote, Lewis Carroll]
            ____
            The time has come
            ____
            """);

        Assert.Equal(
            [
                "Heading1: The *Walrus* Guide",
                "Heading2: First steps",
                "Paragraph: It swims.", "Paragraph: It dives.", "Paragraph: NOTE: Mind the tusks.",
                "Paragraph: A listing", "Code: puts \"walrus\"||== no heading",
                "ListItem: one", "ListItem: two|goes on", "ListItem: first", "Paragraph: more",
                "ListItem: speed:: How fast.", "ListItem: depth::|  How deep.",
                "TableRow: Name |Length", "TableRow: Ann||3 m", "TableRow: Bo |2 m",
                "Code: as it is",
                "Heading3: Deeper",
                "Code: an indented line",
                "Paragraph: The time has come",
            ],
            document.Outline());

        Assert.Equal("The Walrus Guide", document.Title);
        Assert.Equal(new DateTime(2024, 5, 17, 0, 0, 0, DateTimeKind.Utc), document.Date);
        Assert.Equal(document.Date, StatedFacts.In("asciidoc", document.Text).Date);
        Assert.Equal(
            new DocumentProperties { Author = "Ann Example; Bo Sample", Keywords = "walrus, tusks", Description = "All about it.", Language = "de-ch" },
            document.Properties);
    }

    [Theory]
    [InlineData("walrus(1)\n=========\n\nNAME\n----\nwalrus - a beast", "Heading1: walrus(1)", "Heading2: NAME", "Paragraph: walrus - a beast")]
    [InlineData("text\n----\ncode\n----\n", "Heading2: text", "Heading2: code")]
    [InlineData("## Two ##\n=No", "Heading2: Two", "Paragraph: =No")]
    [InlineData("Some text:\n----\ncode\n----\nmore", "Paragraph: Some text:", "Code: code", "Paragraph: more")]
    [InlineData("```ruby\ncode\n```\nmore", "Code: code", "Paragraph: more")]
    [InlineData("std::vector is text\n\na::b[] is, too", "Paragraph: std::vector is text", "Paragraph: a::b[] is, too")]
    [InlineData(":attr: value\n\nifdef::attr[]\ntext\nendif::[]", "Paragraph: text")]
    [InlineData("[source]\nputs 1\nputs 2\n\ntext", "Code: puts 1|puts 2", "Paragraph: text")]
    [InlineData(",===\na,b\nc,d\n,===\ntext", "TableRow: a,b", "TableRow: c,d", "Paragraph: text")]
    [InlineData("<1> a callout\n<2> another", "ListItem: a callout", "ListItem: another")]
    public void Lines(string text, params string[] outline) => Assert.Equal(outline, Outline(text));
}
