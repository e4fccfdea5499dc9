using DocumentSearch.Extract.Tests.Formats.Office;

namespace DocumentSearch.Extract.Tests.Formats.Epub;

public sealed class EpubBookTests
{
    private static readonly (string, string)[] Container =
    [
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", "<container><rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>"),
        ("OPS/book.opf", """
            <package xmlns:dc='d'><metadata><dc:title>A book</dc:title><dc:creator>A. Writer</dc:creator><dc:creator>B. Writer</dc:creator>
            <dc:subject>tales</dc:subject><dc:language>en-GB</dc:language><dc:description>What happens.</dc:description>
            <dc:date>2001-02-03</dc:date><meta property='dcterms:modified'>2020-01-01T00:00:00Z</meta></metadata>
            <manifest><item id='b' href='text/two.xhtml'/><item id='a' href='text/the%20first.xhtml#start'/><item id='n' href='nav.xhtml' properties='nav'/></manifest>
            <spine><itemref idref='n'/><itemref idref='a'/><itemref idref='b'/></spine></package>
            """),
        ("OPS/nav.xhtml", "<html><body><nav><ol><li>One</li><li>Two</li></ol></nav></body></html>"),
        ("OPS/text/two.xhtml", "<html><body><h1>Two</h1><p>The second<br/>page.</p></body></html>"),
        ("OPS/text/the first.xhtml", "<html><head><script/></head><body><h1>One</h1><p>The first page.</p></body></html>"),
    ];

    [Fact]
    public void Pages_come_in_reading_order()
    {
        var book = Extraction.Read("a.epub", OfficeFile.Zip(Container));
        Assert.Equal(["Heading1: One", "Paragraph: The first page.", "Heading1: Two", "Paragraph: The second|page."], book.Outline());
        Assert.Equal(("epub", "A book", new DateTime(2001, 2, 3, 0, 0, 0, DateTimeKind.Utc)), (book.Format, book.Title, book.Date));
        Assert.Equal(
            new DocumentProperties { Author = "A. Writer; B. Writer", Keywords = "tales", Description = "What happens.", Language = "en-gb" }, book.Properties);
        Assert.Null(book.Loss);
    }

    [Fact]
    public void A_page_that_is_missing_costs_that_page() =>
        Assert.Equal("1 of 3 parts could not be read", Extraction.Read("a.epub", OfficeFile.Zip([.. Container.Where(p => p.Item1 != "OPS/text/two.xhtml")])).Loss);

    [Fact]
    public void Pages_are_found_without_a_package_document() =>
        Assert.Contains("The first page.", Extraction.Read("a.epub", OfficeFile.Zip([.. Container.Where(p => p.Item1 != "OPS/book.opf")])).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://www.w3.org/2001/04/xmlenc#aes128-cbc", true)]
    [InlineData("http://www.idpf.org/2008/embedding", false)]
    public void A_protected_book_is_told_from_one_with_protected_fonts(string algorithm, bool isProtected)
    {
        string[] names = ["OPS/nav.xhtml", "OPS/text/two.xhtml", "OPS/text/the%20first.xhtml"];
        var data = names.Select(n => $"<EncryptedData><EncryptionMethod Algorithm='{algorithm}'/><CipherData><CipherReference URI='{n}'/></CipherData></EncryptedData>");
        var result = Extraction.Run("a.epub", OfficeFile.Zip([.. Container, ("META-INF/encryption.xml", $"<encryption>{string.Concat(data)}</encryption>")]));
        Assert.Equal(isProtected, result is ExtractResult.Skipped { Reason: SkipReason.Encrypted });
        Assert.Equal(!isProtected, result is ExtractResult.Ok);
    }
}
