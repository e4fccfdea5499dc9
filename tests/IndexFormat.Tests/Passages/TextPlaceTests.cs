using CsCheck;
using DocumentSearch.IndexFormat.Passages;

namespace DocumentSearch.IndexFormat.Tests.Passages;

/// <summary>Pages, slides and sheets in a passage table.</summary>
public sealed class TextPlaceTests
{
    private static readonly Gen<TextPlace> Places = Gen.Select(
        Gen.Enum<TextPlaceKind>(), Gen.OneOf(Gen.Int[1, 3], Gen.Int[1, int.MaxValue]), Gen.OneOf<string?>(null, "iv", "Budget 2024", ""), Gen.OneOf(Gen.Const(0), Gen.Int[1, 1 << 20]), Gen.Int[1, 1 << 14],
        static (kind, number, label, row, column) => new TextPlace(0, kind, number, label, row, row == 0 ? 0 : column));

    private static readonly Gen<PassageTable> Tables = Gen.Select(Places.Array[0, 20], Gen.Int[0, 1000].Array[20], Gen.Bool, static (places, gaps, isDerived) => new PassageTable
    {
        PartStart = 0,
        StartLine = 1,
        StartColumn = 1,
        Headings = [],
        Sentences = [],
        IsDerived = isDerived,
        Places = [.. places.Select((p, i) => p with { Start = gaps.Take(i + 1).Sum() })],
    });

    [Fact]
    public void Places_are_read_back_as_they_were_written() => Tables.Sample(table =>
    {
        var read = PassageTable.Decode(table.Encode());
        Assert.Equal(table.Places, read.Places);
        Assert.Equal(table.IsDerived, read.IsDerived);
        Assert.Equal(table.Encode(), read.Encode());
    });

    [Fact]
    public void Damaged_places_are_read_or_told() => Gen.Select(Tables, Gen.Int[0, 1 << 20], Gen.Byte).Sample((table, at, value) =>
    {
        var bytes = table.Encode();
        bytes[at % bytes.Length] = value;
        AssertReadOrTold(bytes);
        AssertReadOrTold(bytes[..(at % bytes.Length)]);
    });

    [Fact]
    public void A_row_of_the_same_sheet_costs_no_more_than_its_cell()
    {
        PassageTable Of(int rows) => new()
        {
            PartStart = 0,
            StartLine = 1,
            StartColumn = 1,
            Headings = [],
            Sentences = [],
            Places = [.. Enumerable.Range(1, rows).Select(static row => new TextPlace(row, TextPlaceKind.Sheet, 1, "A sheet with a long name", row, 1))],
        };
        Assert.Equal(4, Of(100).Encode().Length - Of(99).Encode().Length);
    }

    [Fact]
    public void The_place_at_an_offset_is_the_last_that_begins_there_or_before() => Tables.Sample(table =>
    {
        for (var offset = 0; offset < 25_000; offset += 97)
            Assert.Equal(table.Places.Where(p => p.Start <= offset).Select(static p => (TextPlace?)p).LastOrDefault(), table.PlaceAt(offset));
    }, iter: 200);

    private static void AssertReadOrTold(byte[] bytes)
    {
        try
        {
            var start = 0;
            foreach (var place in PassageTable.Decode(bytes).Places)
            {
                Assert.InRange(place.Start, start, int.MaxValue);
                Assert.True(Enum.IsDefined(place.Kind));
                start = place.Start;
            }
        }
        catch (InvalidDataException)
        {
            // that is how damage is told
        }
    }
}
