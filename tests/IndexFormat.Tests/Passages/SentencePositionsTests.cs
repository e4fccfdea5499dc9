using CsCheck;
using DocumentSearch.IndexFormat.Passages;

namespace DocumentSearch.IndexFormat.Tests.Passages;

public sealed class SentencePositionsTests
{
    private static readonly Gen<(int Words, bool StartsBlock)[]> Sentences = Gen.Select(Gen.Int[0, 200], Gen.Bool).Array[0, 20];

    [Fact]
    public void What_is_stored_is_read_back() => Sentences.Sample(sentences =>
    {
        var position = 0;
        int[] ends = [.. sentences.Select(s => position += s.Words)];
        var read = new SentencePositions();
        // What was read before is gone.
        read.Read([1 << 1, 1 << 1, 1 << 1]);
        read.Read(SentencePositions.Encode([.. sentences.Select((s, i) => new Sentence(i * 10, i * 10 + 9, SentenceKind.Prose, s.StartsBlock))], ends));
        Assert.Equal(sentences.Length, read.Count);
        for (var i = 0; i < sentences.Length; i++)
            Assert.Equal((ends[i] - sentences[i].Words, ends[i], sentences[i].StartsBlock), (read.Start(i), read.End(i), read.StartsBlock(i)));

        for (var at = 0; at <= position; at++)
        {
            var sentence = Array.FindIndex(ends, end => at < end);
            Assert.Equal(sentence < 0 ? sentences.Length : sentence, read.At(at));
            Assert.Equal(read.At(at), read.At(at, Math.Max(0, sentence)));
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
            Assert.True(read.Start(i) <= read.End(i));
    });

    [Theory]
    [InlineData(0x80)]
    [InlineData(0xFC, 0xFF, 0xFF, 0xFF, 0x0F)]
    [InlineData(0xFE, 0xFF, 0xFF, 0xFF, 0x07, 0xFE, 0xFF, 0xFF, 0xFF, 0x07, 0xFE, 0xFF, 0xFF, 0xFF, 0x07)]
    public void Nonsense_is_told(params int[] bytes) =>
        Assert.Throws<InvalidDataException>(() => new SentencePositions().Read([.. bytes.Select(b => (byte)b)]));
}
