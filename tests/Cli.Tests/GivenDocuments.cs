using DocumentSearch.Extract;
using DocumentSearch.Indexer;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Cli.Tests;

/// <summary>An index of documents with pages, slides and sheets, as an extractor of their formats gives them.</summary>
internal static class GivenDocuments
{
    public static void Write(string folder) => new GivenTexts(IndexLocation.At(folder), new IndexerOptions()).Write(
        [
            Given("notes/report.pdf", "pdf", ["Cover\n", "A walrus sleeps on page two.\n", "Ice.\n\nA walrus\n", "wakes on page four.\n"],
                [(PlaceKind.Page, 1, "i", 0, 0), (PlaceKind.Page, 2, "ii", 0, 0), (PlaceKind.Page, 3, "1", 0, 0), (PlaceKind.Page, 4, "2", 0, 0)]),
            Given("talk.pptx", "pptx", ["Herd\n", "The walrus herd\n", "The end\n"],
                [(PlaceKind.Slide, 1, null, 0, 0), (PlaceKind.Slide, 2, "Herd \e[31m2024", 0, 0), (PlaceKind.Slide, 3, null, 0, 0)]),
            Given("book.xlsx", "xlsx", ["Animal\tTusks\n", "walrus\t2\n", "seal\twalrus, none\n"],
                [(PlaceKind.Sheet, 1, "Fauna 2024", 1, 1), (PlaceKind.Sheet, 1, "Fauna 2024", 3, 1), (PlaceKind.Sheet, 2, "Other", 9, 27)]),
            Given("box.zip!/letter.docx", "docx", ["Dear walrus,\nall is well.\n"], []),
        ],
        "documents with places", "en", CancellationToken.None);

    private static GivenText Given(string name, string format, string[] pieces, (PlaceKind Kind, int Number, string? Label, int Row, int Column)[] places)
    {
        var text = string.Concat(pieces);
        var starts = pieces.Select((_, i) => pieces.Take(i).Sum(static p => p.Length)).ToList();
        return new GivenText(
            name,
            new ExtractedText
            {
                Text = text,
                Blocks = [.. pieces.Select((p, i) => new Block(starts[i], starts[i] + p.Length, BlockKind.Paragraph, 0))],
                Places = [.. places.Select((p, i) => new Place(starts[i], p.Kind, p.Number, p.Label, p.Row, p.Column))],
                IsDerived = true,
                Format = format,
                Encoding = "utf-8",
            },
            DateTime.UnixEpoch);
    }
}
