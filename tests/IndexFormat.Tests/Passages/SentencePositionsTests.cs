using CsCheck;
using DocumentSearch.IndexFormat.Passages;

namespace DocumentSearch.IndexFormat.Tests.Passages;

public sealed class SentencePositionsTests
{
    private static readonly Gen<(int Words, SentenceKind Kind, bool StartsBlock, int Level)[]> Sentences =
        Gen.Select(Gen.Int[0, 200], Gen.Enum<SentenceKind>(), Gen.Bool, Gen.Int[1, 9]).Array[0, 20];

    [Fact]
    public void What_is_stored_is_read_back() => Sentences.Sample(sentences =>
    {
        var (table, ends) = Table(sentences);
        var read = new SentencePositions();
        // What was read before is gone.
        read.Read([1 << 2, 1 << 2, 1 << 2]);
        read.Read(SentencePositions.Encode(table, ends));
        Assert.Equal(sentences.Length, read.Count);
        for (var i = 0; i < sentences.Length; i++)
        {
            var isHeading = sentences[i].Kind == SentenceKind.Heading;
            Assert.Equal((ends[i] - sentences[i].Words, ends[i]), (read.Start(i), read.End(i)));
            Assert.Equal((sentences[i].StartsBlock || isHeading, isHeading ? sentences[i].Level : 0), (read.StartsBlock(i), read.Level(i)));
        }

        for (var position = 0; position < (ends.Length == 0 ? 1 : ends[^1] + 1); position++)
        {
            var sentence = Array.FindIndex(ends, end => position < end);
            Assert.Equal(sentence < 0 ? sentences.Length : sentence, read.At(position));
            Assert.Equal(read.At(position), read.At(position, Math.Max(0, sentence)));
        }
    });

    [Fact]
    public void Any_bytes_are_sentences_or_told_to_be_none() => Gen.Byte.Array[0, 20].Sample(bytes =>
    {
        var read = new SentencePositions();
        try
        {
            read.Read(bytes);
        }
        catch (InvalidDataException)
        {
            return;
        }

        for (var i = 0; i < read.Count; i++)
            Assert.True(read.Start(i) <= read.End(i) && read.Level(i) >= 0);
    });

    [Theory]
    [InlineData(3)]
    [InlineData(2)]
    [InlineData(0x80)]
    [InlineData(0xFC, 0xFF, 0xFF, 0xFF, 0x0F)]
    public void Nonsense_is_told(params int[] bytes) =>
        Assert.Throws<InvalidDataException>(() => new SentencePositions().Read([.. bytes.Select(b => (byte)b)]));

    private static (PassageTable Table, int[] Ends) Table((int Words, SentenceKind Kind, bool StartsBlock, int Level)[] sentences)
    {
        var position = 0;
        var table = new PassageTable
        {
            PartStart = 0,
            StartLine = 1,
            StartColumn = 1,
            Headings = [.. sentences.Index().Where(s => s.Item.Kind == SentenceKind.Heading).Select(s => new Heading(s.Item.Level, s.Index, "heading"))],
            Sentences = [.. sentences.Index().Select(s => new Sentence(s.Index * 10, s.Index * 10 + 9, s.Item.Kind, s.Item.StartsBlock))],
        };
        return (table, [.. sentences.Select(s => position += s.Words)]);
    }
}
