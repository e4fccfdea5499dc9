using DocumentSearch.Cli.Render;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Tests.Render;

/// <summary>What places are called.</summary>
public sealed class PlaceWordsTests
{
    [Theory]
    [InlineData(PlaceKind.Page, 12, null, 0, 0, "page 12")]
    [InlineData(PlaceKind.Page, 4, "iv", 0, 0, "page iv")]
    [InlineData(PlaceKind.Slide, 3, null, 0, 0, "slide 3")]
    [InlineData(PlaceKind.Slide, 3, "Budget\n2024", 0, 0, "slide 3 “Budget 2024”")]
    [InlineData(PlaceKind.Sheet, 1, "Sheet1", 7, 2, "Sheet1!B7")]
    [InlineData(PlaceKind.Sheet, 1, "Bob's tax", 7, 28, "'Bob''s tax'!AB7")]
    [InlineData(PlaceKind.Sheet, 2, null, 7, 2, "sheet 2!B7")]
    [InlineData(PlaceKind.Sheet, 2, "Notes", 0, 0, "sheet Notes")]
    public void A_place_is_named_as_its_readers_do(PlaceKind kind, int number, string? label, int row, int column, string words) =>
        Assert.Equal(words, PlaceWords.Of(Place(kind, number, label, row, column)));

    [Fact]
    public void A_range_is_named_by_both_its_ends()
    {
        Assert.Equal("page 2", PlaceWords.Of(new PlaceRange(Place(PlaceKind.Page, 2), Place(PlaceKind.Page, 2))));
        Assert.Equal("pages iv–5", PlaceWords.Of(new PlaceRange(Place(PlaceKind.Page, 4, "iv"), Place(PlaceKind.Page, 5))));
        Assert.Equal("slides 2–3", PlaceWords.Of(new PlaceRange(Place(PlaceKind.Slide, 2, "A"), Place(PlaceKind.Slide, 3))));
        Assert.Equal("Fauna!B7:C9", PlaceWords.Of(new PlaceRange(Place(PlaceKind.Sheet, 1, "Fauna", 7, 2), Place(PlaceKind.Sheet, 1, "Fauna", 9, 3))));
        Assert.Equal("sheet Fauna", PlaceWords.Of(new PlaceRange(Place(PlaceKind.Sheet, 1, "Fauna"), Place(PlaceKind.Sheet, 1, "Fauna", 9, 3))));
        Assert.Equal("Fauna!B7–Flora!A1", PlaceWords.Of(new PlaceRange(Place(PlaceKind.Sheet, 1, "Fauna", 7, 2), Place(PlaceKind.Sheet, 2, "Flora", 1, 1))));
    }

    private static DocumentPlace Place(PlaceKind kind, int number, string? label = null, int row = 0, int column = 0) =>
        new(kind, number, label, row == 0 ? null : new CellName(row, column));
}
