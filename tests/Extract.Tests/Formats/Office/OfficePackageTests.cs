using CsCheck;
using static DocumentSearch.Extract.Tests.Formats.Office.OfficeFile;

namespace DocumentSearch.Extract.Tests.Formats.Office;

public sealed class OfficePackageTests
{
    [Theory]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")]
    [InlineData("application/vnd.ms-word.document.macroEnabled.main+xml")]
    [InlineData("application/vnd.ms-word.template.macroEnabledTemplate.main+xml")]
    public void Parts_are_found_by_relationships_whatever_they_are_called(string type)
    {
        var file = Zip(
            ("[Content_Types].xml", $"<Types><Override PartName=\"/odd/main.xml\" ContentType=\"{type}\"/></Types>"),
            Relationships("_rels/.rels", "r officeDocument /odd/main.xml"),
            Relationships("odd/_rels/main.xml.rels", "f footnotes notes/feet.xml"),
            ("odd\\main.xml", "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:p><w:r><w:t>body</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p></w:document>"),
            ("odd/notes/feet.xml", "<w:footnotes xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:footnote w:id=\"1\"><w:p><w:r><w:t>note</w:t></w:r></w:p></w:footnote></w:footnotes>"));

        Assert.Equal(["Paragraph: body", "Paragraph: note"], Extraction.Read("any name", file).Outline());
    }

    [Fact]
    public void A_damaged_part_costs_what_follows_in_it()
    {
        var document = Extraction.Read("a.docx", Docx(P("body"), ("word/comments.xml", "<w:comments xmlns:w=\"w\"><w:comment w:id=\"0\"><w:p><w:r><w:t>remark</w:t></w:p>")));

        Assert.Equal(["Paragraph: body", "Paragraph: remark"], document.Outline());
        Assert.Equal("one part of it could not be read to its end", document.Loss);
    }

    [Fact]
    public void A_document_of_which_nothing_could_be_read_is_corrupt() =>
        Assert.Equal(SkipReason.Corrupt, Extraction.Skip("a.docx", Zip(("word/document.xml", "no xml"))).Reason);

    [Fact]
    public void A_document_without_text_says_so() => Assert.Equal(SkipReason.NoText, Extraction.Skip("a.docx", Docx("")).Reason);

    [Fact]
    public void No_change_of_bytes_does_more_than_harm_the_text()
    {
        byte[][] files =
        [
            Docx(P("some text") + "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>", WordPart("styles", "styles", "<w:style w:styleId=\"a\"/>")),
            Pptx([Shape("type=\"title\"", "title"), Shape(null, "text")]),
            Xlsx("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>1</v></c></row>", ("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>")),
        ];

        Gen.Select(Gen.Int[0, files.Length - 1], Gen.Select(Gen.Double[0, 1], Gen.Byte).Array[1, 8]).Sample((which, changes) =>
        {
            var changed = (byte[])files[which].Clone();

            foreach (var (at, value) in changes)
                changed[(int)(at * (changed.Length - 1))] = value;

            if (Extraction.Run("a", changed) is ExtractResult.Ok { Document: var document })
                Extraction.AssertSound(document);
        });
    }

    [Fact]
    public void No_number_format_fails() =>
        Gen.Select(Gen.Char["0#?.,%E+-/@;[]\"\\_*yYmMdDhHsSgGeA$<>=1 "].Array[0, 20], Gen.Double).Sample((code, value) =>
        {
            var format = DocumentSearch.Extract.Formats.Office.Sheets.NumberFormat.Parse(new string(code));
            Assert.NotNull(format.Show(value, from1904: false));
            Assert.NotNull(format.Show(value, from1904: true));
            Assert.NotNull(format.Show("text"));
        });
}
