using CsCheck;
using DocumentSearch.IndexFormat.Passages;

namespace DocumentSearch.IndexFormat.Tests.Passages;

public sealed class PassageTableTests
{
    private static readonly Gen<Sentence[]> Sentences = Gen
        .Select(Gen.Int[0, 5000], Gen.Int[0, 5000], Gen.Enum<SentenceKind>(), Gen.Bool)
        .Array[0, 40]
        .Select(static pieces =>
        {
            var end = 0;
            return pieces.Select(p => new Sentence(end + p.Item1, end = end + p.Item1 + p.Item2, p.Item3, p.Item4)).ToArray();
        });

    private static readonly Gen<Heading> Headings =
        Gen.Select(Gen.Int[1, 9], Gen.Int[0, 40], Gen.String[Gen.Char[' ', '\uD7FF'], 0, 200], static (level, first, text) => new Heading(level, first, text));

    private static readonly Gen<IReadOnlyList<CharWidth>> Widths = Gen.OneOf<IReadOnlyList<CharWidth>>(
        [new('\0', 1)], [new('\0', 2)], [new('\0', 1), new('\x80', 2), new('\u0800', 3), new('\uD800', 2), new('\uE000', 3)], [new('\0', 1), new('\x80', 2), new('\uFF61', 1), new('\uFFA0', 2)]);

    private static readonly Gen<SourceBytes> Bytes =
        Gen.Select(Gen.Long[0, 1L << 33], Widths, Gen.Select(Gen.Int[1, 1000], Gen.Int[-3, 8]).Array[0, 20], static (start, widths, shifts) =>
        {
            var offset = 0;
            return new SourceBytes { Start = start, Widths = widths, Shifts = [.. shifts.Select(s => new ByteShift(offset += s.Item1, s.Item2))] };
        });

    private static readonly Gen<IReadOnlyList<Omission>> Omissions =
        Gen.Select(Gen.Int[1, 1000], Gen.OneOf(Gen.Int[1, 300], Gen.Const(int.MaxValue)), Gen.OneOf(Gen.Const(0), Gen.Const(1), Gen.Const(2))).Array[0, 20].Select(static omissions =>
        {
            var offset = -1;
            return (IReadOnlyList<Omission>)[.. omissions.Select(o => new Omission(offset += o.Item1, o.Item2, o.Item2 / 2 * o.Item3))];
        });

    private static readonly Gen<PassageTable> Tables =
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[1, int.MaxValue], Gen.Int[1, int.MaxValue], Sentences, Headings.Array[0, 10], Gen.OneOf('\r', '\n'), Gen.Select(Bytes.Null(), Omissions), static (start, line, column, sentences, headings, lineEnd, places) =>
            new PassageTable { PartStart = start, StartLine = line, StartColumn = column, Sentences = sentences, Headings = headings, LineEnd = lineEnd, Bytes = places.Item1, Omissions = places.Item2 });

    [Fact]
    public void A_table_is_read_as_it_was_written() => Tables.Sample(AssertReadBack, iter: 1000);

    [Fact]
    public void The_largest_gap_a_file_can_hold_is_kept()
    {
        const int Gap = (1 << 28) - 1;
        AssertReadBack(Table([], new Sentence(Gap, Gap + 5, SentenceKind.Code, StartsBlock: true), new Sentence(Gap + 5, 2 * Gap, SentenceKind.Prose, StartsBlock: false)));
    }

    [Fact]
    public void Damaged_bytes_are_told_as_such() => Gen.Select(Tables, Gen.Select(Gen.Int[0, 1000], Gen.Byte).Array[1, 5]).Sample(
        (table, damage) =>
        {
            var bytes = table.Encode();
            foreach (var (at, value) in damage)
                bytes[at % bytes.Length] = value;

            AssertReadOrTold(bytes);
        },
        iter: 5000);

    [Fact]
    public void Random_bytes_are_told_as_such() => Gen.Byte.Array[0, 100].Sample(AssertReadOrTold, iter: 5000);

    [Fact]
    public void A_table_that_was_cut_off_is_told_as_such() => Tables.Sample(
        table =>
        {
            var bytes = table.Encode();
            // Without the bytes, the line end and what is left out it is a table of version 4.
            var whole = (table with { Bytes = null, Omissions = [] }).Encode().Length - 1;
            for (var length = 0; length < bytes.Length; length += length + 1 == whole ? 2 : 1)
                Assert.Throws<InvalidDataException>(() => PassageTable.Decode(bytes.AsSpan(0, length)));
        },
        iter: 20);

    [Theory]
    [InlineData(new byte[] { 0, 1, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0x07 })] // 2³¹ headings
    [InlineData(new byte[] { 0, 1, 1, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0x07 })] // 2³¹ sentences
    [InlineData(new byte[] { 0, 1, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F })] // −1 headings
    [InlineData(new byte[] { 0, 1, 1, 1, 1, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0x07 })] // a heading of 2 GB
    [InlineData(new byte[] { 0, 1, 1, 1, 1, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F })] // a heading of −1 bytes
    public void A_false_length_allocates_nothing(byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => PassageTable.Decode(bytes));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Sentences_stand_under_the_headings_above_them()
    {
        var table = Table(
            [new Heading(1, 0, "A"), new Heading(2, 1, "B"), new Heading(3, 3, "C"), new Heading(2, 4, "D"), new Heading(1, 6, "E")],
            Of(SentenceKind.Heading), Of(SentenceKind.Heading), Of(SentenceKind.Prose), Of(SentenceKind.Heading), Of(SentenceKind.Heading), Of(SentenceKind.Prose), Of(SentenceKind.Heading));

        Assert.Equal(["", "A", "A/B", "A/B", "A", "A/D", ""], Enumerable.Range(0, 7).Select(i => string.Join('/', table.HeadingPath(i))));
    }

    [Fact]
    public void A_part_that_begins_in_a_section_knows_its_headings()
    {
        var table = Table([new Heading(1, 0, "A"), new Heading(2, 0, "B"), new Heading(2, 1, "C")], Of(SentenceKind.Prose), Of(SentenceKind.Heading), Of(SentenceKind.Prose));
        Assert.Equal(["A/B", "A", "A/C"], Enumerable.Range(0, 3).Select(i => string.Join('/', table.HeadingPath(i))));
    }

    [Fact]
    public void A_part_that_begins_with_a_heading_knows_those_above_it()
    {
        var table = Table([new Heading(1, 0, "A"), new Heading(2, 0, "B")], Of(SentenceKind.Heading), Of(SentenceKind.Prose));
        Assert.Equal(["A", "A/B"], Enumerable.Range(0, 2).Select(i => string.Join('/', table.HeadingPath(i))));
    }

    [Fact]
    public void The_sentence_at_an_offset_is_the_last_that_begins_there_or_before() => Tables.Sample(table =>
    {
        for (var offset = -1; offset < 12_000; offset += 7)
        {
            var expected = -1;
            for (var i = 0; i < table.Sentences.Count; i++)
            {
                if (table.Sentences[i].Start <= offset)
                    expected = i;
            }

            Assert.Equal(expected, table.SentenceAt(offset));
        }
    });

    [Fact]
    public void Bytes_are_counted_as_one_character_after_the_other_takes_them() => Gen.Select(Bytes, Gen.OneOf("a", "é", "日", "ｱ", "\U0001F389").Array[0, 40].Select(string.Concat)).Sample(
        (bytes, text) =>
        {
            var places = new long[text.Length + 1];
            for (var i = 0; i < text.Length; i++)
                places[i + 1] = places[i] + bytes.Widths.Last(w => w.From <= text[i]).Bytes + bytes.Shifts.Where(s => s.Offset == i).Sum(s => s.Bytes);

            var bounds = Enumerable.Range(0, text.Length + 1).Where(i => i == text.Length || !char.IsLowSurrogate(text[i])).ToList();
            Assert.All(bounds, start => Assert.All(bounds.Where(end => end >= start), end => Assert.Equal(places[end] - places[start], bytes.Count(text, start, end))));
        },
        iter: 300);

    private static Sentence Of(SentenceKind kind) => new(0, 0, kind, StartsBlock: true);

    private static PassageTable Table(Heading[] headings, params Sentence[] sentences) =>
        new() { PartStart = 0, StartLine = 1, StartColumn = 1, Headings = headings, Sentences = sentences };

    private static void AssertReadBack(PassageTable table)
    {
        var read = PassageTable.Decode(table.Encode());
        Assert.Equal((table.PartStart, table.StartLine, table.StartColumn), (read.PartStart, read.StartLine, read.StartColumn));
        Assert.Equal(table.Headings, read.Headings);
        Assert.Equal(table.Sentences, read.Sentences);
        Assert.Equal((table.LineEnd, table.Bytes?.Start), (read.LineEnd, read.Bytes?.Start));
        Assert.Equal(table.Bytes?.Widths, read.Bytes?.Widths);
        Assert.Equal(table.Bytes?.Shifts, read.Bytes?.Shifts);
        Assert.Equal(table.Omissions, read.Omissions);
    }

    private static void AssertReadOrTold(byte[] bytes)
    {
        try
        {
            var end = 0;
            foreach (var sentence in PassageTable.Decode(bytes).Sentences)
            {
                Assert.InRange(sentence.Start, end, int.MaxValue);
                Assert.InRange(sentence.End, sentence.Start, int.MaxValue);
                end = sentence.End;
            }
        }
        catch (InvalidDataException)
        {
            // that is how damage is told
        }
    }
}
