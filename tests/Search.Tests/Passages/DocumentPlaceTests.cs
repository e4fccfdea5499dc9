using CsCheck;
using DocumentSearch.Extract;
using DocumentSearch.Indexer;
using DocumentSearch.IndexFormat;
using DocumentSearch.Testing;

namespace DocumentSearch.Search.Tests.Passages;

/// <summary>Pages, slides and cells of what is found, in documents that are divided into such.</summary>
public sealed class DocumentPlaceTests
{
    private static readonly Gen<string> Words = Gen.OneOf("walrus ", "Tusks. ", "It sleeps. ", "\t", "\n", "\n\n").Array[0, 12].Select(string.Concat);

    private static readonly Gen<(ExtractedText Text, string?[] Expected)> Documents = Gen.Select(
        Gen.Enum<Extract.PlaceKind>(), Gen.Select(Words, Gen.Int[1, 3]).Array[1, 8], static (kind, pieces) => Divided(kind, pieces));

    [Fact]
    public void Every_highlight_and_passage_knows_where_it_begins_and_ends() => Documents.Array[8].Sample(
        documents =>
        {
            using var files = new TempFolder();
            foreach (var hit in Search(files, [.. documents.Select(d => d.Text)]).Hits)
            {
                var expected = documents[int.Parse(hit.Path, System.Globalization.CultureInfo.InvariantCulture)].Expected;
                Assert.True(hit.IsDerived);
                foreach (var passage in hit.Passages)
                {
                    Assert.Equal((expected[passage.Start], expected[passage.End - 1]), Of(passage.Place));
                    Assert.All(passage.Highlights, h => Assert.Equal((expected[h.Start], expected[h.End - 1]), Of(h.Source!.Value.Place)));
                }
            }
        },
        iter: 12,
        threads: 1);

    [Fact]
    public void A_part_that_begins_within_a_page_knows_it()
    {
        var text = string.Concat(Enumerable.Repeat("No words of note here.\n\n", 100_000)) + "A walrus.";
        using var files = new TempFolder();
        var hit = Assert.Single(Search(files, [Document(text, [new Place(0, Extract.PlaceKind.Page, 1), new Place(10, Extract.PlaceKind.Page, 2, "ii")])]).Hits);
        Assert.Equal(new DocumentPlace(PlaceKind.Page, 2, "ii"), hit.Passages[0].Place!.Value.Start);
        using var searcher = Searcher.Open(IndexLocation.At(files[".search"]));
        Assert.Equal(["0 1", "10 2"], searcher.Read("0")!.Places.DistinctBy(p => p.Place.Number).Select(p => $"{p.Start} {p.Place.Number}"));
    }

    [Fact]
    public void A_text_of_its_own_has_no_places()
    {
        using var folder = IndexedFolder.Of(("a.txt", "A walrus."));
        var hit = folder.Search("walrus").Hits[0];
        Assert.Equal((false, "a.txt", null), (hit.IsDerived, hit.File, hit.Passages[0].Place));
    }

    [Fact]
    public void A_cell_is_named_and_read_back() => Gen.Select(Gen.Int[1, int.MaxValue], Gen.Int[1, 300_000_000]).Sample((row, column) =>
    {
        var cell = new CellName(row, column);
        Assert.Equal(cell, CellName.TryParse(cell.ToString()));
        Assert.Equal(cell, CellName.TryParse(cell.ToString().ToLowerInvariant()));
    });

    [Theory]
    [InlineData("A1", 1, 1)]
    [InlineData("Z9", 9, 26)]
    [InlineData("AA10", 10, 27)]
    [InlineData("xfd1048576", 1_048_576, 16_384)]
    public void A_cell_is_named_by_its_column_and_row(string name, int row, int column) => Assert.Equal(new CellName(row, column), CellName.TryParse(name));

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("7")]
    [InlineData("A0")]
    [InlineData("A-1")]
    [InlineData("Ä1")]
    [InlineData("A1B")]
    [InlineData("A99999999999")]
    [InlineData("AAAAAAA1")]
    public void Other_text_is_no_cell(string text) => Assert.Null(CellName.TryParse(text));

    private static SearchResponse Search(TempFolder files, ExtractedText[] documents)
    {
        var location = IndexLocation.At(files[".search"]);
        new GivenTexts(location, new IndexerOptions { Threads = 1, BufferMegabytes = 16 }).Write(
            documents.Select((d, i) => new GivenText(i.ToString(System.Globalization.CultureInfo.InvariantCulture), d, DateTime.UnixEpoch)), "given", "en", CancellationToken.None);
        using var searcher = Searcher.Open(location);
        return searcher.Search(new SearchRequest("walrus tusk") { Top = 100, PassageLength = 40, PassagesPerHit = 20 }, CancellationToken.None);
    }

    // Where each character stands, as whoever wrote the pieces knows it.
    private static (ExtractedText Text, string?[] Expected) Divided(Extract.PlaceKind kind, (string Text, int Step)[] pieces)
    {
        var (text, places, expected, number, row) = ("", new List<Place>(), new List<string?>(), 0, 0);
        foreach (var (words, step) in pieces)
        {
            var (isRow, column) = (kind == Extract.PlaceKind.Sheet && step > 1, step);
            number += isRow && number > 0 ? 0 : 1;
            row = kind == Extract.PlaceKind.Sheet ? (isRow ? row : 0) + step : 0;
            places.Add(new Place(text.Length, kind, number, step == 1 ? null : $"x{number}", row, row > 0 ? column : 0));
            foreach (var c in words + "\n")
            {
                expected.Add($"{number} {places[^1].Label} {(row > 0 ? new CellName(row, column) : null)}");
                column += c == '\t' ? 1 : 0;
            }

            text += words + "\n";
        }

        return (Document(text, [.. places]), [.. expected]);
    }

    private static ExtractedText Document(string text, Place[] places) => TextExtraction.OfPlainText(text, null, CancellationToken.None) with
    {
        IsDerived = true,
        Places = places,
    };

    private static (string Start, string End)? Of(PlaceRange? range) => range is var (start, end) ? (Of(start), Of(end)) : null;

    private static string Of(DocumentPlace place) => $"{place.Number} {place.Label} {place.Cell}";
}
