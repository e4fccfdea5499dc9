using System.Buffers.Binary;
using System.Text;
using CsCheck;

namespace DocumentSearch.Extract.Tests.Formats.Compound;

public sealed class CompoundDocumentTests
{
    [Fact]
    public void Says_that_a_document_is_protected() =>
        Assert.Equal(SkipReason.Encrypted, Extraction.Skip("a.docx", CompoundFileBuilder.Build(("EncryptedPackage", [1]), ("EncryptionInfo", [1]))).Reason);

    [Theory]
    [InlineData("VisioDocument", "a.vsd", "Visio drawing is not a supported format")]
    [InlineData("Something", "a.msi", "Windows installer is not a supported format")]
    [InlineData("Something", "a.xyz", "OLE compound file is not a supported format")]
    public void Names_what_is_not_read(string stream, string path, string detail) =>
        Assert.Equal(new ExtractResult.Skipped(SkipReason.UnsupportedFormat, detail), Extraction.Skip(path, CompoundFileBuilder.Build((stream, [1]))));

    [Fact]
    public void Reads_a_message()
    {
        var (result, embedded) = EmbeddedFiles.Run("a.msg", Message());
        var document = result.Document();

        Assert.Equal(["Heading1: Grüße", "Paragraph: Jo <jo@x.org>|→ Bo <bo@x.org>", "Paragraph: Hello there", "ListItem: note.txt"], document.Outline());
        Assert.Equal("Grüße", document.Title);
        Assert.Equal("Jo <jo@x.org>", document.Properties.Author);
        Assert.Equal(new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc), document.Date);
        Assert.Equal("attached", embedded["note.txt"].Result.Document().Text);
    }

    [Fact]
    public void Reads_a_workbook()
    {
        var document = Extraction.Read("a.xls", Workbook());

        Assert.Equal(["Heading1: Budget", "TableRow: Rent\t1250"], document.Outline());
        Assert.Equal(new Place(document.Text.IndexOf("Rent", StringComparison.Ordinal), PlaceKind.Sheet, 1, "Budget", 3, 2), document.Places[^1]);
        Assert.Equal("xls", document.Format);
    }

    [Fact]
    public void Reads_a_Word_document()
    {
        var document = Extraction.Read("a.doc", Word("Title\rSee \u0013 HYPERLINK x \u0014here\u0015.\ra\ab\a\a"));

        Assert.Equal(["Paragraph: Title", "Paragraph: See here.", "TableRow: a\tb"], document.Outline());
        Assert.Equal("doc", document.Format);
    }

    [Fact]
    public void Bears_any_damage()
    {
        byte[][] files = [Message(), Workbook(), Word("Some text\rof a document\r")];

        Gen.Select(Gen.Int[0, 2], Gen.Select(Gen.Int[0, 100_000], Gen.Byte).Array[1, 20], Gen.Int[0, 100_000]).Sample((file, changes, length) =>
        {
            var damaged = files[file].ToArray();
            foreach (var (at, value) in changes)
                damaged[at % damaged.Length] = value;

            EmbeddedFiles.Run("a.doc", damaged.AsMemory(0, length % 4 == 0 ? length % damaged.Length : damaged.Length));
        }, iter: 2000);
    }

    private static byte[] Message()
    {
        const string sender = "__recip_version1.0_#00000000/";
        const string file = "__attach_version1.0_#00000000/";
        var date = new byte[48];
        BinaryPrimitives.WriteUInt32LittleEndian(date.AsSpan(32), 0x00390040);
        BinaryPrimitives.WriteInt64LittleEndian(date.AsSpan(40), new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc).ToFileTimeUtc());

        return CompoundFileBuilder.Build(
            ("__properties_version1.0", date),
            ("__substg1.0_0037001F", Encoding.Unicode.GetBytes("Grüße")),
            ("__substg1.0_0C1A001F", Encoding.Unicode.GetBytes("Jo")),
            ("__substg1.0_5D01001F", Encoding.Unicode.GetBytes("jo@x.org")),
            ("__substg1.0_1000001E", "Hello there"u8.ToArray()),
            (sender + "__substg1.0_3001001F", Encoding.Unicode.GetBytes("Bo")),
            (sender + "__substg1.0_39FE001F", Encoding.Unicode.GetBytes("bo@x.org")),
            (file + "__substg1.0_3707001F", Encoding.Unicode.GetBytes("note.txt")),
            (file + "__substg1.0_37010102", "attached"u8.ToArray()));
    }

    private static byte[] Workbook()
    {
        byte[] name = [.. "Budget"u8];
        byte[] globals = [.. Record(0x809, [0, 6, 5, 0]), .. Record(0xE0, new byte[20]), .. Record(0xFC, [1, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, .. "Rent"u8])];
        var start = globals.Length + 4 + 8 + name.Length + 4;
        byte[] sheet =
        [
            .. Record(0x809, [0, 6, 16, 0]), .. Record(0xFD, [2, 0, 1, 0, 0, 0, 0, 0, 0, 0]),
            .. Record(0x203, [2, 0, 2, 0, 0, 0, .. BitConverter.GetBytes(1250d)]), .. Record(0x0A, []),
        ];

        return CompoundFileBuilder.Build(("Workbook",
            [.. globals, .. Record(0x85, [(byte)start, 0, 0, 0, 0, 0, (byte)name.Length, 0, .. name]), .. Record(0x0A, []), .. sheet]));
    }

    private static byte[] Record(ushort type, byte[] data) => [.. BitConverter.GetBytes(type), .. BitConverter.GetBytes((ushort)data.Length), .. data];

    private static byte[] Word(string text)
    {
        const int start = 0x400;
        var stream = new byte[start + text.Length * 2];
        BinaryPrimitives.WriteUInt16LittleEndian(stream, 0xA5EC);
        BinaryPrimitives.WriteUInt16LittleEndian(stream.AsSpan(2), 0xC1);
        BinaryPrimitives.WriteInt32LittleEndian(stream.AsSpan(0x4C), text.Length);
        Encoding.Unicode.GetBytes(text).CopyTo(stream, start);
        byte[] pieces = [2, 16, 0, 0, 0, 0, 0, 0, 0, .. BitConverter.GetBytes(text.Length), 0, 0, .. BitConverter.GetBytes(start), 0, 0];
        BinaryPrimitives.WriteInt32LittleEndian(stream.AsSpan(0x1A6), pieces.Length);

        return CompoundFileBuilder.Build(("WordDocument", stream), ("0Table", pieces));
    }
}
