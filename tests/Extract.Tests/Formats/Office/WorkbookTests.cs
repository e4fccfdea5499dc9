using static DocumentSearch.Extract.Tests.Formats.Office.OfficeFile;

namespace DocumentSearch.Extract.Tests.Formats.Office;

public sealed class WorkbookTests
{
    [Fact]
    public void Each_row_is_a_place_and_tabs_lead_to_its_columns()
    {
        var document = Extraction.Read("a.xlsx", Xlsx("""
            <row r="2"><c r="B2" t="inlineStr"><is><t>b</t></is></c><c r="D2"><v>4</v></c><c r="E2" s="7"/></row>
            <row r="4"><c t="inlineStr"><is><t>a</t></is></c><c><v>2</v></c><c r="ZZ4" t="str"><v>far</v></c></row>
            """));

        Assert.Equal("xlsx", document.Format);
        Assert.Equal(["Heading1: Budget", "TableRow: b\t\t4", "TableRow: a\t2", "TableRow: far"], document.Outline());
        Assert.Equal(
            [(0, 0), (2, 2), (4, 1), (4, 702)],
            document.Places.Select(place => (place.Row, place.Column)));
        Assert.All(document.Places, place => Assert.Equal((PlaceKind.Sheet, 1, "Budget"), (place.Kind, place.Number, place.Label)));
    }

    [Fact]
    public void Cells_show_strings_truths_errors_and_results()
    {
        var strings = ("xl/sharedStrings.xml", "<sst><si><t>shared</t></si><si><r><t>ri</t></r><r><t>ch_x0041_</t></r><rPh><t>reading</t></rPh></si></sst>");

        AssertRow(
            """<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1</f><v>result</v></c><c t="s"><v>99</v></c><c><v>1.5</v></c>""",
            "shared\trichA\tTRUE\t#N/A\tresult\t\t1.5",
            strings);
    }

    [Fact]
    public void Numbers_are_shown_by_the_formats_of_their_styles() => AssertRow(
        """<c s="1"><v>43363</v></c><c s="2"><v>0.125</v></c><c s="3"><v>1234.5</v></c><c s="1" t="d"><v>2018-09-20</v></c>""",
        "09/20/2018\t12.50%\t€1,234.50\t09/20/2018",
        ("xl/styles.xml", """
            <styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$€-407]#,##0.00"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="164"/></cellXfs></styleSheet>
            """));

    [Fact]
    public void Comments_stand_at_their_cells_and_threads_replace_their_notes()
    {
        var document = Extraction.Read("a.xlsx", Xlsx(
            "<row r=\"1\"><c><v>1</v></c></row>",
            Relationships("xl/worksheets/_rels/sheet1.xml.rels", "a comments ../comments1.xml", "b threadedComment ../threads1.xml"),
            ("xl/comments1.xml", """<comments><comment ref="C3"><text><t>[Threaded comment]</t></text></comment><comment ref="B2"><text><r><t>a note</t></r></text></comment></comments>"""),
            ("xl/threads1.xml", """<ThreadedComments><threadedComment ref="C3"><text>a thread</text></threadedComment></ThreadedComments>""")));

        Assert.Equal(["Heading1: Budget", "TableRow: 1", "Paragraph: a thread", "Paragraph: a note"], document.Outline());
        Assert.Equal([(0, 0), (1, 1), (3, 3), (2, 2)], document.Places.Select(place => (place.Row, place.Column)));
    }

    [Fact]
    public void Headers_and_footers_are_read_without_their_codes()
    {
        var file = Zip(
            ("xl/workbook.xml", "<workbook><sheets><sheet name=\"Data &amp; more\"/></sheets></workbook>"),
            ("xl/worksheets/sheet1.xml", """<worksheet><headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"&amp;12Left &amp;&amp; right&amp;C&amp;KFF0000&amp;A&amp;R&amp;P/&amp;N</oddHeader></headerFooter></worksheet>"""));

        Assert.Equal(["Heading1: Data & more", "Paragraph: Left & right", "Paragraph: Data & more"], Extraction.Read("a.xlsx", file).Outline());
    }

    [Fact]
    public void Sheets_without_content_and_names_that_only_number_them_leave_no_trace()
    {
        var file = Zip(
            ("xl/workbook.xml", "<workbook><sheets><sheet name=\"Sheet1\"/><sheet name=\"Empty\"/></sheets></workbook>"),
            ("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c><v>7</v></c></row></sheetData></worksheet>"),
            ("xl/worksheets/sheet2.xml", "<worksheet/>"));

        var document = Extraction.Read("a.xlsx", file);

        Assert.Equal("7", document.Text);
        Assert.Equal([new Place(0, PlaceKind.Sheet, 1, "Sheet1", 1, 1)], document.Places);
    }

    [Fact]
    public void Empty_cells_however_many_leave_no_trace()
    {
        var rows = string.Concat(Enumerable.Range(1, 20_000).Select(row => $"<row r=\"{row}\"><c r=\"A{row}\" s=\"1\"/><c r=\"XFD{row}\"><v/></c></row>"));

        Assert.Equal(SkipReason.NoText, Extraction.Skip("a.xlsx", Xlsx(rows)).Reason);
    }

    private static void AssertRow(string cells, string shown, params (string Name, string Content)[] parts) =>
        Assert.Equal(["Heading1: Budget", $"TableRow: {shown}"], Extraction.Read("a.xlsx", Xlsx($"<row r=\"1\">{cells}</row>", parts)).Outline());
}
