using CsCheck;
using DocumentSearch.Extract.Isolation;

namespace DocumentSearch.Extract.Tests.Isolation;

public sealed class ResultCodecTests
{
    private static readonly Gen<string> Words = Gen.String[Gen.Char["ab \n\té漢"], 0, 50].Select(static w => w + "😀");
    private static readonly Gen<string?> Optional = Gen.Bool.SelectMany(has => has ? Words.Select(w => (string?)w) : Gen.Const((string?)null));

    private static readonly Gen<DateTime?> Times = Gen.Bool.SelectMany(
        has => has ? Gen.Long[0, DateTime.MaxValue.Ticks].Select(t => (DateTime?)new DateTime(t, DateTimeKind.Utc)) : Gen.Const((DateTime?)null));

    private static readonly Gen<ExtractedText> Texts =
        from text in Words
        from title in Optional
        from author in Optional
        from label in Optional
        from loss in Optional
        from date in Times
        from row in Gen.Int[0, 70000]
        from derived in Gen.Bool
        from shift in Gen.Int[-3, 3]
        select new ExtractedText
        {
            Text = text,
            Blocks = text.Length < 2 ? [] : [new Block(0, 1, BlockKind.Heading, 2), new Block(1, text.Length, BlockKind.TableRow)],
            Places = [new Place(0, PlaceKind.Sheet, 1, label, row, 1), new Place(text.Length, PlaceKind.Page, 2)],
            Title = title,
            Date = date,
            Properties = new DocumentProperties { Author = author, Keywords = title, Description = loss, Links = label, Language = "de" },
            IsDerived = derived,
            Loss = loss,
            Format = "docx",
            Encoding = "utf-8",
            PreambleBytes = 3,
            Bytes = derived ? null : new ByteMap { Widths = [new CharWidth('\0', 1), new CharWidth('\u8000', 3)], Shifts = [new ByteShift(0, shift)] },
            Omissions = derived ? [] : [new Omission(0, 5, shift + 8), new Omission(text.Length, 1, 1)],
            ReplacedSequences = row,
            IsCutOff = derived,
        };

    [Fact]
    public void A_text_comes_as_it_was_sent() => Texts.Sample(text =>
    {
        var sent = new EmbeddedFile("a/b.docx", new ExtractResult.Ok(text)) { Length = long.MaxValue, Modified = text.Date, Hash = UInt128.MaxValue - 5 };
        using var stream = new MemoryStream();
        using var output = new BinaryWriter(stream);
        ResultCodec.Write(output, sent);
        stream.Position = 0;
        using var input = new BinaryReader(stream);

        Assert.Equal((byte)ResultCodec.Message.Embedded, input.ReadByte());
        Assert.Equivalent(sent, ResultCodec.ReadEmbedded(input), strict: true);
        Assert.Equal(stream.Length, stream.Position);
    });

    [Fact]
    public void Limits_come_as_they_were_sent()
    {
        var limits = new ExtractLimits { MaxBytes = 1, MaxHeldBytes = 2, MaxText = 3, Time = TimeSpan.FromTicks(4), MaxMemoryBytes = 5, MaxDepth = 6, MaxEmbedded = 7, MaxUnpackedBytes = 8, MaxTotalUnpackedBytes = 9 };
        using var stream = new MemoryStream();
        using var output = new BinaryWriter(stream);
        ResultCodec.WriteRequest(output, "/a/b", "b", limits);
        stream.Position = 0;
        using var input = new BinaryReader(stream);

        Assert.Equal(("/a/b", "b", limits), ResultCodec.ReadRequest(input));
    }
}
