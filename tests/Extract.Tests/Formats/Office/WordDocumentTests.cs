using static DocumentSearch.Extract.Tests.Formats.Office.OfficeFile;

namespace DocumentSearch.Extract.Tests.Formats.Office;

public sealed class WordDocumentTests
{
    [Fact]
    public void Headings_go_by_outline_levels_that_styles_inherit()
    {
        var styles = WordPart("styles", "styles", """
            <w:style w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
            <w:style w:styleId="Kapitel"><w:name w:val="Kapitel"/><w:basedOn w:val="berschrift1"/></w:style>
            <w:style w:styleId="Titre2"><w:name w:val="Titre 2"/></w:style>
            <w:style w:styleId="Aufz"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
            """);

        AssertOutline(
            Docx(
                P("One", """<w:pStyle w:val="berschrift1"/>""")
                + P("Inherited", """<w:pStyle w:val="Kapitel"/>""")
                + P("By name", """<w:pStyle w:val="Titre2"/>""")
                + P("Its own", """<w:outlineLvl w:val="4"/>""")
                + P("Body after all", """<w:pStyle w:val="Kapitel"/><w:outlineLvl w:val="9"/>""")
                + P("Item", """<w:pStyle w:val="Aufz"/>""")
                + P("No item", """<w:pStyle w:val="Aufz"/><w:numPr><w:numId w:val="0"/></w:numPr>"""),
                styles),
            "Heading1: One", "Heading1: Inherited", "Heading2: By name", "Heading5: Its own", "Paragraph: Body after all", "ListItem: Item", "Paragraph: No item");
    }

    [Fact]
    public void Items_have_their_numbers()
    {
        var numbering = WordPart("numbering", "numbering", """
            <w:abstractNum w:abstractNumId="0">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
            <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="*"/></w:lvl></w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
            <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
            <w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
            """);

        AssertOutline(
            Docx(
                Item("a", 1, 0) + Item("b", 1, 1) + Item("c", 1, 1) + Item("", 1, 1) + P("between") + Item("d", 1, 0) + Item("e", 1, 1) + Item("f", 2, 0) + Item("g", 2, 0)
                + Item("h", 3, 0) + Item("i", 4, 0) + P("Scope", """<w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="2"/></w:numPr>"""),
                numbering),
            "ListItem: 1. a", "ListItem: 1.iii) b", "ListItem: 1.iv) c", "Paragraph: between", "ListItem: 2. d", "ListItem: 2.iii) e", "ListItem: 7. f", "ListItem: 8. g",
            "ListItem: h", "ListItem: i", "Heading1: 9. Scope");

        static string Item(string text, int list, int level) =>
            P(text, FormattableString.Invariant($"""<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"""));
    }

    [Fact]
    public void Rows_are_blocks_and_tabs_lead_to_their_cells() => AssertOutline(
        Docx("<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
            + $"<w:tr><w:tc>{P("a")}{P("b")}</w:tc><w:tc>{P("c")}</w:tc></w:tr>"
            + $"<w:tr><w:tc>{P("")}</w:tc><w:tc><w:tbl><w:tr><w:tc>{P("d")}</w:tc><w:tc>{P("e")}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>"
            + P("after")),
        "TableRow: a|b\tc", "TableRow: d\te", "Paragraph: after");

    [Fact]
    public void A_table_of_one_column_is_a_frame_around_paragraphs() => AssertOutline(
        Docx($"<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{P("Top", """<w:outlineLvl w:val="0"/>""")}{P("text")}</w:tc></w:tr></w:tbl>"),
        "Heading1: Top", "Paragraph: text");

    [Fact]
    public void Notes_and_comments_follow_the_paragraph_that_refers_to_them() => AssertOutline(
        Docx(
            """<w:p><w:r><w:t>First</w:t><w:footnoteReference w:id="2"/><w:commentReference w:id="0"/></w:r></w:p>""" + P("Second"),
            WordPart("footnotes", "footnotes", $"""
                <w:footnote w:type="separator" w:id="-1">{P("-----")}</w:footnote><w:footnote w:id="1">{P("Unreferred")}</w:footnote>
                <w:footnote w:id="2">{P("Note")}{P("of two")}</w:footnote>
                """),
            WordPart("comments", "comments", $"""<w:comment w:id="0" w:author="A">{P("Remark")}</w:comment>""")),
        "Paragraph: First", "Paragraph: Note", "Paragraph: of two", "Paragraph: Remark", "Paragraph: Second", "Paragraph: Unreferred");

    [Fact]
    public void Text_boxes_come_once_and_behind_their_paragraph()
    {
        var box = $"<w:txbxContent>{P("boxed")}</w:txbxContent>";

        AssertOutline(
            Docx($"<w:p><w:r><w:t xml:space=\"preserve\">before </w:t><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent><w:t>after</w:t></w:r></w:p>"),
            "Paragraph: before after", "Paragraph: boxed");
    }

    [Fact]
    public void Deleted_and_moved_text_is_left_out_and_inserted_text_kept() => AssertOutline(
        Docx("<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>old place</w:t></w:r></w:moveFrom></w:p>"),
        "Paragraph: new");

    [Fact]
    public void Fields_show_their_results() => AssertOutline(
        Docx("""
            <w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>IF </w:instrText><w:t>code</w:t><w:fldChar w:fldCharType="separate"/>
            <w:t>result</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p><w:p><w:r><w:fldChar w:fldCharType="begin"/><w:t>never ended</w:t></w:r></w:p>
            """ + P("next")),
        "Paragraph: result", "Paragraph: next");

    [Fact]
    public void Special_characters_of_runs_are_text() => AssertOutline(
        Docx("""
            <w:p><w:r><w:t>5</w:t><w:sym w:font="Symbol" w:char="F06D"/><w:t>m</w:t><w:noBreakHyphen/><w:t>x</w:t><w:softHyphen/><w:t>y</w:t><w:tab/><w:t>z</w:t><w:br/><w:t>w</w:t></w:r></w:p>
            <w:p><w:ruby><w:rt><w:r><w:t>kana</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>kanji</w:t></w:r></w:rubyBase></w:ruby></w:p>
            """),
        "Paragraph: 5μm\u2011xy\tz|w", "Paragraph: kanji(kana)");

    [Fact]
    public void The_same_header_counts_once() => AssertOutline(
        Docx(
            P("body"),
            Relationships("word/_rels/document.xml.rels", "a header header1.xml", "b header header2.xml", "c footer footer1.xml"),
            WordPart("header1", "hdr", P("Head")), WordPart("header2", "hdr", P("Head")), WordPart("footer1", "ftr", P("Foot"))),
        "Paragraph: body", "Paragraph: Head", "Paragraph: Foot");

    [Fact]
    public void What_pictures_show_is_told_once() => AssertOutline(
        Docx("""<w:p><w:r><w:drawing><docPr descr="A cat"/></w:drawing></w:r></w:p><w:p><w:r><w:drawing><docPr descr="A cat"/></w:drawing></w:r></w:p>"""),
        "Paragraph: A cat");

    [Fact]
    public void Charts_and_diagrams_give_their_words() => AssertOutline(
        Docx(
            """<w:p><w:r><w:t>See</w:t><c:chart xmlns:c="c" r:id="c1"/><d:relIds xmlns:d="d" r:dm="d1"/></w:r></w:p>""",
            Relationships("word/_rels/document.xml.rels", "c1 chart charts/chart1.xml", "d1 diagramData diagrams/data1.xml"),
            ("word/charts/chart1.xml", """
                <c:chartSpace xmlns:c="c" xmlns:a="a"><c:title><c:tx><c:rich><a:p><a:r><a:t>Sales</a:t></a:r></a:p></c:rich></c:tx></c:title>
                <c:ser><c:tx><c:strRef><c:strCache><c:pt><c:v>North</c:v></c:pt></c:strCache></c:strRef></c:tx>
                <c:cat><c:pt><c:v>2001</c:v></c:pt><c:pt><c:v>2002</c:v></c:pt></c:cat><c:val><c:pt><c:v>7.125</c:v></c:pt></c:val></c:ser></c:chartSpace>
                """),
            ("word/diagrams/data1.xml", """<d:dataModel xmlns:d="d" xmlns:a="a"><d:pt><d:t><a:p><a:r><a:t>Plan</a:t></a:r></a:p></d:t></d:pt></d:dataModel>""")),
        "Paragraph: See", "Paragraph: Sales", "TableRow: North", "TableRow: 2001\t2002", "Paragraph: Plan");

    [Fact]
    public void It_states_title_date_and_properties()
    {
        var document = Extraction.Read("a.docx", Docx(P("text"), ("docProps/core.xml", """
            <cp:coreProperties xmlns:cp="cp" xmlns:dc="dc" xmlns:dcterms="t"><dc:title>Report</dc:title><dc:creator>Ann</dc:creator><cp:keywords>a, b</cp:keywords>
            <dc:subject>Subject</dc:subject><dc:language>pt-BR</dc:language><dcterms:created>2020-01-01T00:00:00Z</dcterms:created><dcterms:modified>2021-02-03T04:05:06Z</dcterms:modified></cp:coreProperties>
            """)));

        Assert.Equal("docx", document.Format);
        Assert.Equal("Report", document.Title);
        Assert.Equal(new DateTime(2021, 2, 3, 4, 5, 6, DateTimeKind.Utc), document.Date);
        Assert.Equal(new DocumentProperties { Author = "Ann", Keywords = "a, b", Description = "Subject", Language = "pt-br" }, document.Properties);
    }

    [Fact]
    public void The_title_is_else_the_paragraph_in_the_style_of_titles()
    {
        var file = Docx(P("My Report", """<w:pStyle w:val="Title"/>""") + P("text"), ("docProps/core.xml", "<c><title>Microsoft Word - x.doc</title></c>"));

        Assert.Equal("My Report", Extraction.Read("a.docx", file).Title);
    }

    [Fact]
    public void Files_within_it_are_handed_over()
    {
        var embedded = new List<EmbeddedFile>();
        var file = Docx(P("outer"), Relationships("word/_rels/document.xml.rels", "a aFChunk afchunk.txt"), ("word/afchunk.txt", "inner text"));

        TextExtraction.Extract("a.docx", file, ExtractLimits.Default, CancellationToken.None, embedded.Add);

        var inner = Assert.Single(embedded);
        Assert.Equal("word/afchunk.txt", inner.Name);
        Assert.Equal("inner text", Assert.IsType<ExtractResult.Ok>(inner.Result).Document.Text);
    }

    [Theory]
    [InlineData("<w:tbl><w:tr><w:tc>")]
    [InlineData("<w:p><w:r>")]
    [InlineData("<w:sdt><w:sdtContent>")]
    public void Nesting_costs_no_text(string open)
    {
        var file = Docx(string.Concat(Enumerable.Repeat(open, 20_000)) + P("innermost"));

        var document = Extraction.Read("a.docx", file);

        Assert.Contains("innermost", document.Text, StringComparison.Ordinal);
        Assert.Equal("one part of it could not be read to its end", document.Loss);
    }

    private static void AssertOutline(byte[] file, params string[] outline)
    {
        var document = Extraction.Read("a.docx", file);

        Extraction.AssertSound(document);
        Assert.Equal(outline, document.Outline());
    }
}
