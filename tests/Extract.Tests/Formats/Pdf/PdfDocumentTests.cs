using System.Globalization;
using System.Text;

namespace DocumentSearch.Extract.Tests.Formats.Pdf;

/// <summary>Pages, forms, comments, attachments, and what documents say of themselves.</summary>
public sealed class PdfDocumentTests
{
    [Fact]
    public void Every_page_is_a_place_with_its_label()
    {
        var file = new PdfFile { Catalog = "/PageLabels<</Nums[0<</S/r>> 2<</S/D/P(A-)>> 3<</S/D/St 4>>]>>" };
        foreach (var word in (ReadOnlySpan<string>)["one", "two", "three", "four"])
            file.Page(PdfFile.Lines((50, 700, word)));

        var document = Extraction.Read("a.pdf", file.ToBytes());

        Assert.True(document.IsDerived);
        Assert.Equal("pdf", document.Format);
        Assert.Equal([(1, "i"), (2, "ii"), (3, "A-1"), (4, null)], document.Places.Select(p => (p.Number, p.Label)));
        Assert.Equal(["one", "two", "three", "four"], document.Places.Select(p => document.Text[p.Start..].Split('\n')[0]));
    }

    [Fact]
    public void Heads_and_feet_of_pages_are_read_once()
    {
        string[] words = ["apple", "pear", "plum", "quince"];
        var pages = words.Select((word, i) => PdfFile.Lines((50, 770, "The Orchard Report"), (50, 400, $"of the {word} tree"), (50, 30, $"Page {i + 1} of 4")));

        var document = Extraction.Read("a.pdf", PdfFile.Of([.. pages]));

        Assert.Equal(
            ["Paragraph: The Orchard Report", "Paragraph: of the apple tree", "Paragraph: Page 1 of 4", "Paragraph: of the pear tree", "Paragraph: of the plum tree", "Paragraph: of the quince tree"],
            document.Outline());
    }

    [Fact]
    public void Rows_of_numbers_at_the_edges_of_pages_stay()
    {
        var pages = Enumerable.Range(1, 4).Select(i => PdfFile.Lines((50, 770, string.Create(CultureInfo.InvariantCulture, $"{i * 31} {i * 17}"))));

        Assert.Equal(["31 17", "62 34", "93 51", "124 68"], Extraction.Read("a.pdf", PdfFile.Of([.. pages])).Outline().Select(b => b["Paragraph: ".Length..]));
    }

    [Fact]
    public void Outline_entries_are_levels_of_headings_and_none_is_lost()
    {
        var file = new PdfFile();
        var page = file.Page(PdfFile.Lines((50, 700, "1. Beginning"), (50, 600, "It begins with a sentence.")));
        var child = file.Object($"<</Title(It begins with a sentence)/Dest[{page} 0 R/Fit]>>");
        var second = file.Object($"<</Title(Nowhere else)/A<</S/GoTo/D[{page} 0 R/Fit]>>>>");
        var first = file.Object($"<</Title(1 Beginning)/Dest[{page} 0 R/Fit]/First {child} 0 R/Next {second} 0 R>>");
        file.Catalog = $"/Outlines<</First {first} 0 R>>";

        Assert.Equal(["Heading1: 1. Beginning", "Heading2: It begins with a sentence.", "Heading1: Nowhere else"], Extraction.Read("a.pdf", file.ToBytes()).Outline());
    }

    [Fact]
    public void Form_fields_and_comments_are_read()
    {
        var file = new PdfFile();
        var field = file.Object("<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(Ada Lovelace)/Rect[0 0 9 9]>>");
        var choice = file.Object("<</Type/Annot/Subtype/Widget/FT/Ch/T(land)/V(de)/Opt[[(at)(Austria)][(de)(Germany)]]/Rect[0 0 9 9]>>");
        var box = file.Object("<</Type/Annot/Subtype/Widget/FT/Btn/T(yes)/TU(I agree)/AS/On/V/On/Rect[0 0 9 9]>>");
        var comment = file.Object("<</Type/Annot/Subtype/Text/Contents<FEFF00C4>/Rect[0 0 9 9]>>");
        var hidden = file.Object("<</Type/Annot/Subtype/Text/Contents(unseen)/F 2/Rect[0 0 9 9]>>");
        var look = file.Stream("BT /F1 10 Tf 2 2 Td (as drawn) Tj ET"u8.ToArray(), "/Subtype/Form/BBox[0 0 100 20]");
        var drawn = file.Object($"<</Type/Annot/Subtype/Widget/FT/Tx/V(as kept)/AP<</N {look} 0 R>>/Rect[50 690 150 710]>>");
        file.Page(PdfFile.Lines((50, 750, "The form")), $"/Annots[{field} 0 R {choice} 0 R {box} 0 R {comment} 0 R {hidden} 0 R {drawn} 0 R]");

        Assert.Equal(
            ["Paragraph: The form", "Paragraph: as drawn", "Paragraph: Ada Lovelace", "Paragraph: Germany", "Paragraph: I agree", "Paragraph: Ä"],
            Extraction.Read("a.pdf", file.ToBytes()).Outline());
    }

    [Fact]
    public void Attached_files_are_handed_over_once()
    {
        var file = new PdfFile();
        var data = file.Packed("attached text"u8.ToArray(), "/Params<</ModDate(D:20240229120000Z)>>");
        var specification = file.Object($"<</Type/Filespec/F(notes.txt)/EF<</F {data} 0 R>>>>");
        file.Catalog = $"/Names<</EmbeddedFiles<</Kids[<</Names[(x) {specification} 0 R]>>]>>>>";
        file.Page(PdfFile.Lines((50, 700, "with a file")), $"/Annots[<</Subtype/FileAttachment/FS {specification} 0 R/Contents(see file)>>]");
        var embedded = new List<EmbeddedFile>();

        var result = TextExtraction.Extract("a.pdf", file.ToBytes(), ExtractLimits.Default, TestContext.Current.CancellationToken, embedded.Add);

        Assert.Contains("see file", Assert.IsType<ExtractResult.Ok>(result).Document.Text, StringComparison.Ordinal);
        var attached = Assert.Single(embedded);
        Assert.Equal("notes.txt", attached.Name);
        Assert.Equal(new DateTime(2024, 2, 29, 12, 0, 0, DateTimeKind.Utc), attached.Modified);
        Assert.Equal("attached text", Assert.IsType<ExtractResult.Ok>(attached.Result).Document.Text);
    }

    [Fact]
    public void A_document_states_its_title_date_and_properties()
    {
        var file = new PdfFile { Catalog = "/Lang(de-AT)" };
        file.Page(PdfFile.Lines((50, 700, "text")));
        var information = file.Object(
            "<</Title(Annual Report)/Author(Ada)/Subject(Numbers)/Keywords(a, b)/CreationDate(D:20200101000000Z)/ModDate(D:20210607080910+02'00')>>");
        file.Trailer = $"/Info {information} 0 R";

        var document = Extraction.Read("a.pdf", file.ToBytes());

        Assert.Equal("Annual Report", document.Title);
        Assert.Equal(new DateTime(2021, 6, 7, 6, 9, 10, DateTimeKind.Utc), document.Date);
        Assert.Equal(new DocumentProperties { Author = "Ada", Description = "Numbers", Keywords = "a, b", Language = "de-at" }, document.Properties);
    }

    [Fact]
    public void Metadata_counts_where_the_information_says_nothing()
    {
        const string Xmp = """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:ModifyDate="2022-03-04T05:06:07Z">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">A better title</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>Ada</rdf:li><rdf:li>Bob</rdf:li></rdf:Seq></dc:creator>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            """;
        var file = new PdfFile();
        file.Page(PdfFile.Lines((50, 700, "text")));
        var metadata = file.Stream(Encoding.UTF8.GetBytes(Xmp), "/Type/Metadata/Subtype/XML");
        file.Catalog = $"/Metadata {metadata} 0 R";
        file.Trailer = $"/Info {file.Object("<</Title(Microsoft Word - report.doc)>>")} 0 R";

        var document = Extraction.Read("a.pdf", file.ToBytes());

        Assert.Equal("A better title", document.Title);
        Assert.Equal("Ada; Bob", document.Properties.Author);
        Assert.Equal(new DateTime(2022, 3, 4, 5, 6, 7, DateTimeKind.Utc), document.Date);
    }

    [Theory]
    [InlineData("Microsoft Word - report.doc")]
    [InlineData("untitled")]
    [InlineData("report_final.indd")]
    [InlineData(" - ")]
    public void A_title_that_a_program_filled_in_is_none(string title)
    {
        var file = new PdfFile();
        file.Page(PdfFile.Lines((50, 700, "text")));
        file.Trailer = $"/Info {file.Object($"<</Title({title})>>")} 0 R";

        Assert.Null(Extraction.Read("a.pdf", file.ToBytes()).Title);
    }
}
