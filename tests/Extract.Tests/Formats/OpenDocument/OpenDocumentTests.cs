using CsCheck;
using DocumentSearch.Extract.Tests.Formats.Office;

namespace DocumentSearch.Extract.Tests.Formats.OpenDocument;

public sealed class OpenDocumentTests
{
    private static readonly string Namespaces = string.Join(' ', "office text table draw style presentation meta svg-compatible chart"
        .Split(' ').Select(n => $"xmlns:{n.Split('-')[0]}='urn:oasis:names:tc:opendocument:xmlns:{n}:1.0'")) + " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:xlink='http://www.w3.org/1999/xlink'";

    [Theory]
    [InlineData("<text:h text:outline-level='2'>Head</text:h><text:p>a<text:s text:c='2000000000'/>b<text:tab/>c<text:line-break/>d</text:p>",
        "Heading2: Head", "Paragraph: a b c|d")]
    [InlineData("<text:list><text:list-item><text:p>a</text:p><text:list><text:list-item><text:p>b</text:p></text:list-item></text:list></text:list-item></text:list><text:p>c</text:p>",
        "ListItem: a", "ListItem: b", "Paragraph: c")]
    [InlineData("<text:list text:style-name='L'><text:list-item><text:p>a</text:p></text:list-item><text:list-item/><text:list-item><text:p>b</text:p></text:list-item></text:list>",
        "ListItem: 1. a", "ListItem: 3. b")]
    [InlineData("<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>",
        "TableRow: a\tb")]
    [InlineData("<text:p>One<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note> goes on.</text:p><text:p>Two.</text:p>",
        "Paragraph: One goes on.", "Paragraph: A note.", "Paragraph: Two.")]
    [InlineData("<text:p>a<office:annotation><dc:creator>X</dc:creator><text:p>Remark</text:p></office:annotation><draw:frame><draw:text-box><text:p>Box</text:p></draw:text-box><svg:desc>Picture</svg:desc></draw:frame>b</text:p>",
        "Paragraph: ab", "Paragraph: Remark", "Paragraph: Box", "Paragraph: Picture")]
    [InlineData("<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>kept</text:p><text:section text:display='none'><text:p>hidden</text:p></text:section>",
        "Paragraph: kept")]
    [InlineData("<text:p><text:ruby><text:ruby-base>漢字</text:ruby-base><text:ruby-text>かんじ</text:ruby-text></text:ruby></text:p>", "Paragraph: 漢字(かんじ)")]
    public void A_text_is_read_as_it_is_shown(string body, params string[] expected) => Assert.Equal(expected, Read("text", body).Outline());

    [Fact]
    public void Headers_and_footers_come_once_at_the_end()
    {
        const string Page = "<style:header><text:p>Head <text:page-number>3</text:page-number></text:p></style:header><style:footer><text:p>Foot</text:p></style:footer>";
        var styles = $"<office:document-styles {Namespaces}><office:master-styles><style:master-page>{Page}</style:master-page><style:master-page>{Page}</style:master-page></office:master-styles></office:document-styles>";
        Assert.Equal(["Paragraph: text", "Paragraph: Head", "Paragraph: Foot"], Read("text", "<text:p>text</text:p>", ("styles.xml", styles)).Outline());
    }

    [Fact]
    public void Cells_of_sheets_have_places()
    {
        var workbook = Read("spreadsheet", """
            <table:table table:name="Budget"><table:table-row table:number-rows-repeated="3"/><table:table-row><table:table-cell table:number-columns-repeated="2"/>
            <table:table-cell office:value="1.5"><text:p>1,50 €</text:p></table:table-cell><table:table-cell/><table:table-cell office:value="2"/>
            <table:table-cell><office:annotation><text:p>Remark</text:p></office:annotation><text:p>two</text:p><text:p>lines</text:p></table:table-cell>
            <table:table-cell table:number-columns-repeated="2000000000"/></table:table-row>
            <table:table-row table:number-rows-repeated="2000000000"><table:table-cell/></table:table-row></table:table>
            <table:table table:name="Sheet2"><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"><text:p>x</text:p></table:table-cell></table:table-row></table:table>
            """);
        Assert.Equal(
            ["Heading1: Budget", "TableRow: 1,50 €\t\t2\ttwo|lines", "Paragraph: Remark", "TableRow: x\tx\tx", "TableRow: x\tx\tx"], workbook.Outline());
        Assert.Equal(
            [(1, "Budget", 0, 0), (1, "Budget", 4, 3), (2, "Sheet2", 1, 1), (2, "Sheet2", 2, 1)],
            workbook.Places.Select(p => (p.Number, p.Label!, p.Row, p.Column)));
        Assert.Equal("ods", workbook.Format);
    }

    [Fact]
    public void Slides_have_titles_notes_and_places()
    {
        var slides = Read("presentation", """
            <draw:page draw:name="page1"><draw:frame presentation:class="title"><draw:text-box><text:p>Title</text:p></draw:text-box></draw:frame>
            <draw:frame><draw:object xlink:href="./Object 1"/></draw:frame><presentation:notes><draw:frame><draw:text-box><text:p>Say this.</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>
            <draw:page draw:name="Results"><draw:custom-shape><text:p>Shape</text:p></draw:custom-shape></draw:page>
            """, ("Object 1/content.xml", $"<office:document-content {Namespaces}><office:body><office:chart><chart:title><text:p>Chart</text:p></chart:title></office:chart></office:body></office:document-content>"));
        Assert.Equal(["Heading1: Title", "Paragraph: Chart", "Paragraph: Say this.", "Paragraph: Shape"], slides.Outline());
        Assert.Equal([(1, null), (2, "Results")], slides.Places.Select(p => (p.Number, p.Label)));
    }

    [Fact]
    public void A_flat_document_says_what_it_is()
    {
        var document = Extraction.Read("a.fodt", $"""
            <?xml version="1.0" encoding="UTF-8"?><office:document {Namespaces} office:mimetype="application/vnd.oasis.opendocument.text"><office:meta><dc:title>A title</dc:title>
            <meta:initial-creator>A. Writer</meta:initial-creator><meta:keyword>a</meta:keyword><meta:keyword>b</meta:keyword><dc:date>2020-01-02T03:04:05</dc:date></office:meta>
            <office:body><office:text><text:p>text</text:p></office:text></office:body></office:document>
            """);
        Assert.Equal(("odt", "A title", "text", new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc)), (document.Format, document.Title, document.Text, document.Date));
        Assert.Equal(new DocumentProperties { Author = "A. Writer", Keywords = "a, b" }, document.Properties);
    }

    [Fact]
    public void Protected_damaged_and_empty_documents_are_told_apart()
    {
        const string Manifest = "<m:manifest xmlns:m='m'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";
        Assert.Equal(new(SkipReason.Encrypted, "it is protected by a password"), Extraction.Skip("a.odt", Package("text", "", ("META-INF/manifest.xml", Manifest))));
        Assert.Equal(SkipReason.NoText, Extraction.Skip("a.odt", Package("text", "")).Reason);
        Assert.Equal(SkipReason.Corrupt, Extraction.Skip("a.odt", OfficeFile.Zip(("mimetype", "application/vnd.oasis.opendocument.text"))).Reason);

        var damaged = Read("text", "<text:p>before</text:p><text:p>in</text:h>after");
        Assert.Equal(("before\n\nin", "a part of it is damaged"), (damaged.Text, damaged.Loss));
    }

    [Fact]
    public void What_is_anchored_in_each_other_without_end_is_read()
    {
        const int Depth = 20_000;
        var body = string.Concat(Enumerable.Repeat("<text:p>a<draw:frame>", Depth)) + string.Concat(Enumerable.Repeat("</draw:frame></text:p>", Depth));
        Assert.Equal(Depth, Read("text", body).Text.Count(c => c == 'a'));
    }

    [Fact]
    public void No_content_makes_it_throw_or_break_the_promises_of_blocks()
    {
        var piece = Gen.OneOf(
            "<text:p>", "</text:p>", "<text:h>", "</text:h>", "<table:table>", "</table:table>", "<table:table-row>", "</table:table-row>", "<table:table-cell>", "</table:table-cell>",
            "<draw:frame>", "</draw:frame>", "<text:list>", "</text:list>", "<text:note>", "</text:note>", "<text:s/>", "<text:line-break/>", "<svg:desc>", "</svg:desc>", "word", " ", "&#9;");
        var kind = Gen.OneOf("text", "spreadsheet", "presentation");
        Gen.Select(kind, piece.Array[0, 40]).Sample((body, pieces) =>
        {
            if (Extraction.Run("a.odt", Package(body, "<text:p>a</text:p>" + string.Concat(pieces))) is ExtractResult.Ok { Document: var document })
                Extraction.AssertSound(document);
        });
    }

    private static ExtractedText Read(string kind, string body, params (string, string)[] parts) => Extraction.Read("a.odt", Package(kind, body, parts));

    private static byte[] Package(string kind, string body, params (string, string)[] parts) => OfficeFile.Zip(
    [
        ("mimetype", $"application/vnd.oasis.opendocument.{kind}"),
        ("content.xml", $"""
            <office:document-content {Namespaces}><office:automatic-styles><text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='1'/></text:list-style>
            </office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>
            """),
        .. parts,
    ]);
}
