namespace DocumentSearch.Extract.Tests.Formats.Markup;

public sealed class OrgModeTests
{
    private static string[] Outline(string text) => Extraction.Read("a.org", text).Outline();

    [Fact]
    public void A_document_is_read_as_its_author_sees_it()
    {
        var document = Extraction.Read("notes.org", """
            #+TITLE: The *Walrus*
            #+AUTHOR: Ann Example
            #+DATE: <2024-05-17 Fri 10:00>
            #+FILETAGS: :walrus:ice:
            #+LANGUAGE: en
            #+OPTIONS: toc:nil
            # a comment

            Before all headlines.

            * TODO [#A] First steps :work:ice:
            DEADLINE: <2024-06-01 Sat>
            :PROPERTIES:
            :ID: 1
            :END:
            It /swims/,
            and dives.
            - one
              goes on
            - [X] two
            1. first
            ** Deeper
            | Name | Length |
            |------+--------|
            | Ann  | 3 m    |
            #+BEGIN_SRC ruby
            puts "walrus"

            - no item
            #+END_SRC
            #+CAPTION: The beast.
            [[file:walrus.png]]
            : fixed
            : width
            #+BEGIN_QUOTE
            The time has come.
            #+END_QUOTE
            #+begin_comment
            hidden
            #+end_comment
            * DONE
            *bold* begins a line
            """);

        Assert.Equal(
            [
                "Heading1: The *Walrus*", "Paragraph: Before all headlines.",
                "Heading2: First steps", "Paragraph: It /swims/,|and dives.",
                "ListItem: one|  goes on", "ListItem: two", "ListItem: first",
                "Heading3: Deeper", "TableRow: Name | Length", "TableRow: Ann  | 3 m",
                "Code: puts \"walrus\"||- no item", "Paragraph: The beast.", "Paragraph: [[file:walrus.png]]", "Code: fixed|: width",
                "Paragraph: The time has come.",
                "Heading2: DONE", "Paragraph: *bold* begins a line",
            ],
            document.Outline());

        Assert.Equal("The *Walrus*", document.Title);
        Assert.Equal(new DateTime(2024, 5, 17, 0, 0, 0, DateTimeKind.Utc), document.Date);
        Assert.Equal(document.Date, StatedFacts.In("org", document.Text).Date);
        Assert.Equal(new DocumentProperties { Author = "Ann Example", Keywords = "walrus, ice", Language = "en" }, document.Properties);
    }

    [Theory]
    [InlineData("* A [[https://example.org][link]]\ntext", "Heading1: A [[https://example.org][link]]", "Paragraph: text")]
    [InlineData("#+BEGIN_SRC\nnever closed\n* Headline", "Code: never closed", "Heading1: Headline")]
    [InlineData("* Time: 10:30 :\n", "Heading1: Time: 10:30")]
    public void Lines(string text, params string[] outline) => Assert.Equal(outline, Outline(text));

    [Fact]
    public void Without_a_title_the_first_headline_is_it() =>
        Assert.Equal("A link", Extraction.Read("a.org", "* TODO A [[https://example.org][link]] :tag:\ntext").Title);
}
