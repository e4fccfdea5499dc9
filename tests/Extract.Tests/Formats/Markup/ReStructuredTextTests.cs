using System.Globalization;

namespace DocumentSearch.Extract.Tests.Formats.Markup;

public sealed class ReStructuredTextTests
{
    private static string[] Outline(string text) => Extraction.Read("a.rst", text).Outline();

    [Fact]
    public void A_document_is_read_as_its_author_sees_it()
    {
        var document = Extraction.Read("guide.rst", """
            ..
               Copyright notice, not shown.

            =============================
             The *Walrus* User's ``Guide``
            =============================

            :Author: Ann Example
            :Author: Bo Sample
            :Date: 17 May 2024
            :Keywords: walrus; tusks,ice

            .. contents:: Table of contents
               :depth: 2

            Installing
            ==========

            Type this in a shell::

               pip install walrus

               walrus --help

            and wait. See `the site <https://example.org>`_ for more [1]_.

            .. _options:

            Options
            -------

            .. note:: They may change
               at any time.

               Read the news.

            .. code-block:: python
               :linenos:

               import walrus

               walrus.run()

            * one
              goes on
            * two

              #. deeper

            speed
               How fast it swims.
            depth
               How deep it dives.

            .. function:: dive(depth)
               :module: walrus

               :param depth: in metres

            >>> dive(3)
            'wet'

            Uninstalling
            ============

            .. image:: walrus.png
               :alt: A walrus

            .. [1] A footnote.
            """);

        Assert.Equal(
            [
                "Heading1: The *Walrus* User's ``Guide``",
                "ListItem: :Author: Ann Example", "ListItem: :Author: Bo Sample", "ListItem: :Date: 17 May 2024", "ListItem: :Keywords: walrus; tusks,ice",
                "Heading2: Installing",
                "Paragraph: Type this in a shell::", "Code: pip install walrus||   walrus --help",
                "Paragraph: and wait. See `the site <https://example.org>`_ for more [1]_.",
                "Heading3: Options",
                "Paragraph: They may change|   at any time.", "Paragraph: Read the news.",
                "Code: import walrus||   walrus.run()",
                "ListItem: one|  goes on", "ListItem: two", "ListItem: deeper",
                "ListItem: speed|   How fast it swims.", "ListItem: depth|   How deep it dives.",
                "Paragraph: dive(depth)", "ListItem: :param depth: in metres",
                "Code: >>> dive(3)|'wet'",
                "Heading2: Uninstalling",
                "Paragraph: A footnote.",
            ],
            document.Outline());

        Assert.Equal("The Walrus User's Guide", document.Title);
        Assert.Equal(new DateTime(2024, 5, 17, 0, 0, 0, DateTimeKind.Utc), document.Date);
        Assert.Equal(new DocumentProperties { Author = "Ann Example; Bo Sample", Keywords = "walrus, tusks, ice" }, document.Properties);
    }

    [Theory]
    [InlineData("One\n===\n\nTwo\n---\n\nThree\n=====", "Heading1: One", "Heading2: Two", "Heading1: Three")]
    [InlineData("===\nOne\n===\nTwo\n===\n\ntext", "Heading1: One", "Heading2: Two", "Paragraph: text")]
    [InlineData("A longer title\n====\ntext", "Heading1: A longer title", "Paragraph: text")]
    [InlineData("No title\n==\n\ntext", "Paragraph: No title|==", "Paragraph: text")]
    [InlineData("one\ntwo\n---\n\na", "Paragraph: one|two|---", "Paragraph: a")]
    [InlineData("a\n\n----\n\nb", "Paragraph: a", "Paragraph: b")]
    [InlineData("Ä ö\n~~~~~\nx", "Heading1: Ä ö", "Paragraph: x")]
    public void Titles_have_levels_by_the_order_of_their_adornments(string text, params string[] outline) => Assert.Equal(outline, Outline(text));

    [Theory]
    [InlineData("a::\n\n  b\n\n   c\nd", "Paragraph: a::", "Code: b||   c", "Paragraph: d")]
    [InlineData("::\n\n  b\n\nd", "Code: b", "Paragraph: d")]
    [InlineData("- a::\n\n    b\n\n  c", "ListItem: a::", "Code: b", "Paragraph: c")]
    [InlineData("a::\n\nb", "Paragraph: a::", "Paragraph: b")]
    [InlineData(".. code::\n\n  :x: y\n\nz", "Code: :x: y", "Paragraph: z")]
    [InlineData(".. math:: a = b\n\nz", "Paragraph: z")]
    public void Code(string text, params string[] outline) => Assert.Equal(outline, Outline(text));

    [Theory]
    [InlineData("..\n\n  shown", "Paragraph: shown")]
    [InlineData(".. hidden\n   more\n\n   still\n\nshown", "Paragraph: shown")]
    [InlineData(".. _a: b\n.. |c| image:: d\n__ e\n\nshown", "Paragraph: shown")]
    [InlineData(".. toctree::\n   :maxdepth: 2\n\n   intro\n   end\n\nshown", "Paragraph: shown")]
    [InlineData(".. figure:: x.png\n   :width: 3\n\n   The caption.\n\nz", "Paragraph: The caption.", "Paragraph: z")]
    [InlineData("... and so on", "Paragraph: ... and so on")]
    public void Comments_and_directives(string text, params string[] outline) => Assert.Equal(outline, Outline(text));

    [Theory]
    [InlineData("+---+---+\n| a | b |\n+===+===+\n| c | d |\n|   | e |\n+---+---+\n\nz", "TableRow: a | b", "TableRow: c | d |||   | e", "Paragraph: z")]
    [InlineData("===  ===\n a    b\n===  ===\nc    d\n     e\n\nf    g\n===  ===\n\nz", "TableRow: a    b", "TableRow: c    d|     e", "TableRow: f    g", "Paragraph: z")]
    [InlineData("===  ===\nc    d\ne    f\n===  ===\n\nz", "TableRow: c    d", "TableRow: e    f", "Paragraph: z")]
    [InlineData(".. list-table:: Title\n   :widths: 1 2\n\n   * - a\n     - b\n   * - c\n     - d", "ListItem: a", "ListItem: b", "ListItem: c", "ListItem: d")]
    public void Tables(string text, params string[] outline) => Assert.Equal(outline, Outline(text));

    [Theory]
    [InlineData(":Date: 2024-05-17", "2024-05-17")]
    [InlineData(":Date: $Date: 2024/05/17 10:20:30 $", null)]
    [InlineData("Title\n=====\n\n:date: May 17, 2024\n\ntext", "2024-05-17")]
    [InlineData("text\n\n:date: 2024-05-17", null)]
    public void The_date_is_that_of_the_docinfo(string text, string? date)
    {
        DateTime? expected = date is null ? null : DateTime.Parse(date, CultureInfo.InvariantCulture);
        Assert.Equal(expected, Extraction.Read("a.rst", text).Date);
        Assert.Equal(expected, StatedFacts.In("rst", text).Date);
    }
}
