using System.Text;

namespace DocumentSearch.Extract.Tests.Formats;

public sealed class PlainTextTests
{
    [Fact]
    public void Blank_lines_and_form_feeds_part_paragraphs()
    {
        var document = Extraction.Read("a.txt", "  One line\nand another.  \n \t\nSecond,\r\nwith CRLF.\fThird\rwith CR.");
        Assert.Equal(["Paragraph: One line|and another.", "Paragraph: Second,|with CRLF.", "Paragraph: Third|with CR."], document.Outline());
    }

    [Fact]
    public void Items_of_a_list_are_blocks_without_blank_lines()
    {
        var document = Extraction.Read("a.txt", "We need:\n- bread\n  and butter\n* milk\n\n1. first\n2. second\n3) third");

        Assert.Equal(
            ["Paragraph: We need:", "ListItem: - bread|  and butter", "ListItem: * milk", "ListItem: 1. first", "ListItem: 2. second", "ListItem: 3) third"],
            document.Outline());
    }

    [Theory]
    [InlineData("(1) one", "(2) two", "(10) ten")]
    [InlineData("(a) one", "(b) two", "(B) three")]
    [InlineData("a) one", "B) two", "iii) three")]
    [InlineData("a. one", "b. two", "x. three")]
    [InlineData("i. one", "ii. two", "iii. three")]
    [InlineData("• one", "– two", "✓ three")]
    public void Items_are_marked_as_typists_do(string first, string second, string third)
    {
        var items = new[] { "ListItem: " + first, "ListItem: " + second, "ListItem: " + third };
        var list = string.Join('\n', first, second, third);
        Assert.Equal(["Paragraph: We need:", .. items], Extraction.Read("a.txt", "We need:\n" + list).Outline());
        Assert.Equal([.. items], Extraction.Read("a.txt", list).Outline());
    }

    [Theory]
    [InlineData("(1)")]
    [InlineData("(a)")]
    [InlineData("a)")]
    [InlineData("i.")]
    public void Such_marks_begin_no_item_within_prose(string mark) =>
        Assert.Single(Extraction.Read("a.txt", $"this is prose that someone wrapped\n{mark} at some width or other").Blocks);

    [Theory]
    [InlineData("J. Smith came.")]
    [InlineData("(see) it")]
    [InlineData("is. It")]
    [InlineData("a.b c")]
    [InlineData("(1 ) x")]
    [InlineData("() x")]
    [InlineData("mix. x")]
    public void Other_lines_are_no_items(string line) =>
        Assert.Equal(BlockKind.Paragraph, Assert.Single(Extraction.Read("a.txt", line).Blocks).Kind);

    [Fact]
    public void A_number_at_the_start_of_a_wrapped_line_begins_no_item() =>
        Assert.Single(Extraction.Read("a.txt", "the great fire was in the year\n1666. It burnt for days in the\n- no, near the - river").Blocks, b => b.Kind == BlockKind.Paragraph);

    [Fact]
    public void Lines_in_columns_are_rows()
    {
        var document = Extraction.Read("a.txt", "Name\tAge\nAnn\t34\n\nBread     1.20\nButter    2.40\n\nProse with   a gap\nonly once.");

        Assert.Equal(
            ["TableRow: Name\tAge", "TableRow: Ann\t34", "TableRow: Bread     1.20", "TableRow: Butter    2.40", "Paragraph: Prose with   a gap|only once."],
            document.Outline());
    }

    [Fact]
    public void The_given_document_has_its_headline_for_title()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);

        while (!Directory.Exists(Path.Combine(folder.FullName, "seeds")))
            folder = folder.Parent!;

        var path = Directory.EnumerateFiles(Path.Combine(folder.FullName, "seeds"), "*.txt").Order(StringComparer.Ordinal).First();
        var document = Extraction.Read(path, File.ReadAllBytes(path));

        Assert.Equal("No cease-fire unless Ukraine pulls troops back: Russia", document.Title);
        Assert.Equal(new Block(0, document.Title!.Length, BlockKind.Heading, 1), document.Blocks[0]);
        Assert.StartsWith("Vladimir Medinsky, head of", document.Text[document.Blocks[1].Start..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A Title\n\nSome text.")]
    [InlineData("\n\n  A Title  \r\n\r\nSome text.")]
    [InlineData("A Title\nA much longer line of text follows it at once.")]
    [InlineData("A Title\n=======\nSome text.")]
    public void A_first_line_that_stands_out_is_the_title(string text)
    {
        var document = Extraction.Read("a.txt", text);
        Assert.Equal("A Title", document.Title);
        Assert.Equal("Heading1: A Title", document.Outline()[0]);
        Assert.Equal(2, document.Blocks.Count);
    }

    [Theory]
    [InlineData("Dear Sir,\n\nSome text.")]
    [InlineData("Only one line")]
    [InlineData("Only one line\n\n  \n")]
    [InlineData("This is a paragraph of prose that someone has\nwrapped by hand, at a width of some fifty characters\nor so, and it is no title.")]
    [InlineData("- an item\n\nSome text.")]
    [InlineData("-----\n\nSome text.")]
    [InlineData("Name\tAge\n\nAnn\t34")]
    public void Any_other_first_line_is_not(string text)
    {
        var document = Extraction.Read("a.txt", text);
        Assert.Null(document.Title);
        Assert.DoesNotContain(document.Blocks, b => b.Kind == BlockKind.Heading);
    }

    [Fact]
    public void A_long_first_line_is_no_title() =>
        Assert.Null(Extraction.Read("a.txt", new string('x', 121) + "\n\nSome text.").Title);

    [Fact]
    public void Only_plain_text_has_a_title_line() =>
        Assert.Null(Extraction.Read("a.xsl", "<!DOCTYPE html>\n\n<p>Some text.</p>").Title);

    [Fact]
    public void Offsets_map_back_to_bytes()
    {
        const string Text = "Grüße\r\n\r\nПривет 🎉 мир\r\n";
        byte[] content = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Text)];
        var document = Extraction.Read("a.txt", content);
        var block = document.Blocks[^1];
        var start = document.PreambleBytes + Encoding.UTF8.GetByteCount(document.Text.AsSpan(..block.Start));

        Assert.Equal("Привет 🎉 мир", Encoding.UTF8.GetString(content.AsSpan(start, Encoding.UTF8.GetByteCount(document.Text.AsSpan()[block.Start..block.End]))));
    }

    [Fact]
    public void Code_is_cut_at_blank_lines()
    {
        var document = Extraction.Read("a.py", "import os\n\n\ndef f():\n    return 1\n  \nprint(f())");
        Assert.Equal(["Code: import os", "Code: def f():|    return 1", "Code: print(f())"], document.Outline());
        Assert.Equal(("python", null), (document.Format, document.Title));
    }
}
