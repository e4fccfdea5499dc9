using System.Globalization;
using System.Text;

namespace DocumentSearch.Extract.Tests.Formats.Pdf;

/// <summary>Words, lines, paragraphs and columns.</summary>
public sealed class PdfTextTests
{
    [Fact]
    public void Words_are_parted_by_spaces_and_by_gaps()
    {
        Assert.Equal(["Paragraph: one two three"], Outline("BT /F1 10 Tf 50 700 Td [(one) -300 (two three)] TJ ET"));
        Assert.Equal(["Paragraph: kerning"], Outline("BT /F1 10 Tf 50 700 Td [(ker) 20 (n) -40 (ing)] TJ ET"));
        Assert.Equal(["Paragraph: SET APART"], Outline("BT /F1 10 Tf 3 Tc 50 700 Td (SET APART) Tj ET"));
    }

    [Fact]
    public void Lines_are_joined_to_paragraphs()
    {
        var content = PdfFile.Lines(
            (50, 700, "A first paragraph, whose lines are as long as the"), (50, 688, "column is wide, and ends here."),
            (60, 676, "A second one begins with an indent, and is long."), (50, 664, "It ends here."));

        Assert.Equal(
            ["Paragraph: A first paragraph, whose lines are as long as the column is wide, and ends here.",
                "Paragraph: A second one begins with an indent, and is long. It ends here."],
            Outline(content));
    }

    [Fact]
    public void Words_divided_at_the_end_of_a_line_are_joined()
    {
        var content = PdfFile.Lines(
            (50, 700, "The well-known text speaks of extrac-"), (50, 688, "tion, which is a well-"), (50, 676, "known word, and of Jean-"), (50, 664, "Paul, too."));

        Assert.Equal(["Paragraph: The well-known text speaks of extraction, which is a well-known word, and of Jean-Paul, too."], Outline(content));
    }

    [Fact]
    public void Columns_are_read_one_after_the_other_even_if_they_are_drawn_row_by_row()
    {
        var lines = new List<(double, double, string)> { (50, 740, "A title that stands over both of the columns of this page, as titles do now and then") };
        for (var i = 0; i < 8; i++)
        {
            lines.Add((50, 700 - 12 * i, string.Create(CultureInfo.InvariantCulture, $"left {i} is a line of words that fill the column")));
            lines.Add((320, 700 - 12 * i, string.Create(CultureInfo.InvariantCulture, $"right {i} is a line of words that fill the column")));
        }

        var text = Read(PdfFile.Of(PdfFile.Lines([.. lines]))).Text;

        Assert.True(text.IndexOf("left 7", StringComparison.Ordinal) < text.IndexOf("right 0", StringComparison.Ordinal), text);
        Assert.StartsWith("A title", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_paragraph_goes_on_in_the_next_column()
    {
        var content = PdfFile.Lines(
            (50, 700, "the first column is made of lines such as"), (50, 688, "this one and of others that are like it and"), (50, 676, "ends in the middle of a sen-"),
            (320, 700, "tence that goes on in the second one for"), (320, 688, "some more lines of text that is not very"), (320, 676, "interesting."));

        Assert.Contains("middle of a sentence that goes on", Assert.Single(Read(PdfFile.Of(content)).Outline()), StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_of_a_table_stay_in_their_rows()
    {
        var lines = new List<(double, double, string)>();
        for (var i = 0; i < 6; i++)
            lines.AddRange([(50, 700 - 14 * i, $"item {i}"), (200, 700 - 14 * i, $"{i} pieces"), (320, 700 - 14 * i, $"{i}.50")]);

        Assert.Equal("TableRow: item 2\t2 pieces\t2.50", Outline(PdfFile.Lines([.. lines]))[2]);
    }

    [Fact]
    public void Headings_are_larger_than_the_body_or_bold()
    {
        var content = "BT /F1 20 Tf 50 750 Td (Title) Tj /F1 10 Tf 0 -40 Td (Body text, of which there is more than of all else here.) Tj "
            + "/B1 10 Tf 0 -30 Td (Section) Tj /F1 10 Tf 0 -14 Td (More of the body, which goes on for a while.) Tj ET";

        Assert.Equal(
            ["Heading1: Title", "Paragraph: Body text, of which there is more than of all else here.", "Heading2: Section", "Paragraph: More of the body, which goes on for a while."],
            Outline(content));
    }

    [Fact]
    public void What_is_drawn_twice_to_look_bold_is_read_once()
    {
        Assert.Equal(["Paragraph: bold"], Outline("BT /F1 10 Tf 50 700 Td (bold) Tj 1 0 0 1 50.3 700 Tm (bold) Tj ET"));
        Assert.Equal(["Paragraph: all will spell"], Outline("BT /F1 10 Tf 50 700 Td (all will spell) Tj ET"));
    }

    [Fact]
    public void Ligatures_wide_forms_and_soft_hyphens_are_folded()
    {
        Assert.Equal(["Paragraph: office ABC co"], Outline(["o", "\uFB03", "c", "e", " ", "\uFF21\uFF22\uFF23", "\u00AD"], "01020304050605030701"));
    }

    [Theory]
    [InlineData("/H/Esmall/Lsmall/Lsmall/Osmall/oneoldstyle", "Hello1")]
    [InlineData("/G48/G65/G6C/G6C/G6F", "Hello")]
    [InlineData("/C72/c0101/C108/c108/C0111", "Hello")]
    [InlineData("/g0048/g0065/g006C/uni006C/o.alt", "Hello")]
    public void Glyphs_read_as_their_names_say(string names, string text)
    {
        var file = new PdfFile { Font = $"/F2 <</Type/Font/Subtype/Type1/BaseFont/Made/Encoding<</Differences[1{names}]>>/FirstChar 1/LastChar 6/Widths[600 500 500 500 500 500]>>" };
        file.Page("BT /F2 10 Tf 50 700 Td <010203040506> Tj ET");

        Assert.Equal([$"Paragraph: {text}"], Read(file.ToBytes()).Outline());
    }

    [Theory]
    [InlineData("UniCNS-UTF16-H", "CNS1")]
    [InlineData("UniJIS-UTF16-H", "Japan1")]
    [InlineData("UniGB-UCS2-H", "GB1")]
    public void Codes_that_are_unicode_read_as_they_are(string encoding, string ordering)
    {
        var file = new PdfFile
        {
            Font = $"/F2 <</Type/Font/Subtype/Type0/BaseFont/Made/Encoding/{encoding}/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/Made/DW 1000"
                + $"/CIDSystemInfo<</Registry(Adobe)/Ordering({ordering})/Supplement 2>>/FontDescriptor<</Type/FontDescriptor/FontName/Made/Flags 4>>>>]>>",
        };
        file.Page($"BT /F2 10 Tf 50 700 Td <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes("中文文本"))}> Tj ET");

        Assert.Equal(["Paragraph: 中文文本"], Read(file.ToBytes()).Outline());
    }

    [Fact]
    public void Accents_are_put_on_their_letters()
    {
        Assert.Equal(["Paragraph: café"], Outline("BT /F1 10 Tf 50 700 Td [(caf) ] TJ [(\xB4) 333 (e)] TJ ET"));
    }

    [Fact]
    public void Text_from_right_to_left_is_read_in_logical_order()
    {
        // א to ד as they stand from left to right: the first letter is the last one
        Assert.Equal(["Paragraph: אב גד 12 א"], Outline(["א", "ב", "ג", "ד", " ", "1", "2"], "01" + "05" + "0607" + "05" + "0403" + "05" + "0201"));
    }

    [Fact]
    public void Rotated_text_is_read_in_its_own_direction()
    {
        var content = "BT /F1 10 Tf 0 1 -1 0 100 100 Tm (upwards it goes) Tj 1 0 0 1 200 700 Tm (and here rightwards, which is more) Tj ET";

        Assert.Equal(["Paragraph: and here rightwards, which is more", "Paragraph: upwards it goes"], Outline(content));
    }

    [Fact]
    public void Exponents_stay_in_their_line()
    {
        Assert.Equal(["Paragraph: as was shown4 before"], Outline("BT /F1 10 Tf 50 700 Td (as was shown) Tj /F1 6 Tf 4 Ts (4) Tj 0 Ts /F1 10 Tf ( before) Tj ET"));
    }

    [Fact]
    public void Replaced_text_is_read_instead_of_its_glyphs()
    {
        Assert.Equal(["Paragraph: read this"], Outline("BT /F1 10 Tf 50 700 Td (read ) Tj /Span <</ActualText(this)>> BDC (xyz) Tj EMC ET"));
    }

    [Fact]
    public void Forms_are_read_where_they_are_drawn()
    {
        var file = new PdfFile();
        var form = file.Stream("BT /F1 10 Tf 0 0 Td (inside) Tj ET"u8.ToArray(), "/Type/XObject/Subtype/Form/BBox[0 0 100 100]/Matrix[1 0 0 1 0 20]");
        file.Resources = $"/XObject<</X1 {form} 0 R>>";
        file.Page("BT /F1 10 Tf 50 700 Td (above) Tj ET q 1 0 0 1 50 600 cm /X1 Do Q BT /F1 10 Tf 50 500 Td (below) Tj ET");

        Assert.Equal(["Paragraph: above", "Paragraph: inside", "Paragraph: below"], Read(file.ToBytes()).Outline());
    }

    private static string[] Outline(string content) => Read(PdfFile.Of(content)).Outline();

    private static string[] Outline(string[] glyphs, string codes)
    {
        var file = new PdfFile();
        file.FontOf(glyphs);
        file.Page($"BT /F2 10 Tf 50 700 Td <{codes}> Tj ET");
        return Read(file.ToBytes()).Outline();
    }

    private static ExtractedText Read(byte[] file)
    {
        var document = Extraction.Read("a.pdf", file);
        Extraction.AssertSound(document);
        return document;
    }
}
