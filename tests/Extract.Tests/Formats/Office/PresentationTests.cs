using static DocumentSearch.Extract.Tests.Formats.Office.OfficeFile;

namespace DocumentSearch.Extract.Tests.Formats.Office;

public sealed class PresentationTests
{
    [Fact]
    public void Slides_are_places_that_begin_with_their_titles()
    {
        var document = Extraction.Read("a.pptx", Pptx(
        [
            Shape("idx=\"1\"", "Point", "Next point") + Shape("type=\"title\"", "First slide") + Shape("type=\"sldNum\"", "1"),
            Shape(null, "No title"),
        ]));

        Assert.Equal("pptx", document.Format);
        Assert.Equal(["Heading1: First slide", "ListItem: Point", "ListItem: Next point", "Paragraph: No title"], document.Outline());
        Assert.Equal(
            [new Place(0, PlaceKind.Slide, 1, "First slide"), new Place(document.Text.IndexOf("No", StringComparison.Ordinal), PlaceKind.Slide, 2)],
            document.Places);
    }

    [Fact]
    public void Tables_notes_and_comments_belong_to_the_slide()
    {
        var document = Extraction.Read("a.pptx", Pptx(
            ["""<a:tbl><a:tblGrid><a:gridCol/><a:gridCol/></a:tblGrid><a:tr><a:tc><a:txBody><a:p><a:t>a</a:t></a:p></a:txBody></a:tc><a:tc><a:txBody><a:p><a:t>b</a:t></a:p></a:txBody></a:tc></a:tr></a:tbl>"""],
            Relationships("ppt/slides/_rels/slide1.xml.rels", "n notesSlide ../notesSlides/n1.xml", "c comments ../comments/c1.xml"),
            ("ppt/notesSlides/n1.xml", $"<p:notes xmlns:p=\"p\" xmlns:a=\"a\">{Shape("type=\"body\"", "Say this")}{Shape("type=\"sldNum\"", "7")}</p:notes>"),
            ("ppt/comments/c1.xml", "<p:cmLst xmlns:p=\"p\"><p:cm><p:text>Check this</p:text></p:cm></p:cmLst>")));

        Assert.Equal(["TableRow: a\tb", "Paragraph: Say this", "Paragraph: Check this"], document.Outline());
        Assert.Single(document.Places);
    }

    [Fact]
    public void Slides_come_by_number_where_the_list_is_broken()
    {
        var file = Zip(
            ("ppt/presentation.xml", "<p:presentation xmlns:p=\"p\"/>"),
            ("ppt/slides/slide10.xml", $"<p:sld xmlns:p=\"p\" xmlns:a=\"a\">{Shape(null, "ten")}</p:sld>"),
            ("ppt/slides/slide2.xml", $"<p:sld xmlns:p=\"p\" xmlns:a=\"a\">{Shape(null, "two")}</p:sld>"));

        Assert.Equal(["Paragraph: two", "Paragraph: ten"], Extraction.Read("a.pptx", file).Outline());
    }
}
