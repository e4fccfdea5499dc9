using System.Text;

namespace DocumentSearch.Extract.Tests.Formats.Office;

public sealed class BinaryWorkbookTests
{
    [Fact]
    public void Cells_of_binary_records_are_shown_as_those_of_xml_are()
    {
        var workbook = Record(153, Number(1)).Concat(Record(156, [.. Number(0), .. Number(1), .. Text("rId1"), .. Text("Budget")])).ToArray();
        var strings = Record(19, [0, .. Text("shared")]);
        byte[] styles = [.. Record(44, [164, 0, .. Text("0.0")]), .. Record(617, Number(2)), .. Style(0), .. Style(164), .. Style(14), .. Record(618, [])];
        byte[] sheet =
        [
            .. Record(0, Number(4)),
            .. Record(1, Cell(0, 1)),
            .. Record(7, [.. Cell(1, 0), .. Number(0)]),
            .. Record(6, [.. Cell(2, 0), .. Text("inline")]),
            .. Record(5, [.. Cell(3, 1), .. BitConverter.GetBytes(2.25)]),
            .. Record(2, [.. Cell(4, 0), .. Number((1234 << 2) | 3)]),
            .. Record(4, [.. Cell(5, 0), 1]),
            .. Record(3, [.. Cell(6, 0), 0x2A]),
            .. Record(9, [.. Cell(7, 2), .. BitConverter.GetBytes(41901.0), 0, 0]),
            .. Record(300, new byte[500]),
            .. Record(8, [.. Cell(8, 0), .. Text("result")]),
        ];

        var document = Extraction.Read("a.xlsb", OfficeFile.ZipBytes(
            ("xl/workbook.bin", workbook),
            ("xl/_rels/workbook.bin.rels", Encoding.UTF8.GetBytes(OfficeFile.Relationships("", "rId1 worksheet worksheets/sheet1.bin").Content)),
            ("xl/sharedStrings.bin", strings),
            ("xl/styles.bin", styles),
            ("xl/worksheets/sheet1.bin", sheet)));

        Assert.Equal(["Heading1: Budget", "TableRow: shared\tinline\t2.3\t12.34\tTRUE\t#N/A\t09/20/2018\tresult"], document.Outline());
        Assert.Equal((5, 2), (document.Places[1].Row, document.Places[1].Column));
        Assert.Null(document.Loss);
    }

    [Fact]
    public void A_record_that_is_cut_off_ends_its_part()
    {
        var document = Extraction.Read("a.xlsb", OfficeFile.ZipBytes(
            ("xl/workbook.bin", Record(156, [.. Number(0), .. Number(1), .. Text("rId1"), .. Text("Budget")])),
            ("xl/worksheets/sheet1.bin", [.. Record(0, Number(0)), .. Record(6, [.. Cell(0, 0), .. Text("whole")]), 6, 200, 1, 0])));

        Assert.Equal(["Heading1: Budget", "TableRow: whole"], document.Outline());
        Assert.Equal("one part of it could not be read to its end", document.Loss);
    }

    private static byte[] Record(int type, byte[] content) =>
    [
        .. type < 0x80 ? (byte[])[(byte)type] : [(byte)((type & 0x7F) | 0x80), (byte)(type >> 7)],
        .. content.Length < 0x80 ? (byte[])[(byte)content.Length] : [(byte)((content.Length & 0x7F) | 0x80), (byte)(content.Length >> 7)],
        .. content,
    ];

    private static byte[] Style(ushort format) => Record(47, [0, 0, .. BitConverter.GetBytes(format), 0, 0]);

    private static byte[] Cell(int column, int style) => [.. Number(column), .. Number(style)];

    private static byte[] Number(int number) => BitConverter.GetBytes(number);

    private static byte[] Text(string text) => [.. Number(text.Length), .. Encoding.Unicode.GetBytes(text)];
}
