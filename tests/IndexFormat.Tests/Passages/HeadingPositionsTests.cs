using CsCheck;
using DocumentSearch.IndexFormat.Passages;

namespace DocumentSearch.IndexFormat.Tests.Passages;

public sealed class HeadingPositionsTests
{
    private static readonly Gen<PositionRange[]> Ranges = Gen.Select(Gen.Int[0, 300], Gen.Int[1, 200]).Array[0, 20].Select(steps =>
    {
        var end = 0;
        return steps.Select(step => new PositionRange(end + step.Item1, end += step.Item1 + step.Item2)).ToArray();
    });

    [Fact]
    public void What_is_stored_is_read_back() => Ranges.Sample(ranges =>
    {
        var read = HeadingPositions.Decode(new HeadingPositions(ranges).Encode());
        Assert.Equal(ranges, read.Ranges);
        for (var position = 0; position < 600; position++)
            Assert.Equal(ranges.Any(r => r.Start <= position && position < r.End), read.Contains(position));
    });

    [Fact]
    public void Any_bytes_are_ranges_or_told_to_be_none() => Gen.Byte.Array[0, 20].Sample(bytes =>
    {
        try
        {
            var end = 0;
            foreach (var range in HeadingPositions.Decode(bytes).Ranges)
            {
                Assert.InRange(range.Start, end, range.End - 1);
                end = range.End;
            }
        }
        catch (InvalidDataException)
        {
            // That is how it is told.
        }
    });

    [Theory]
    [InlineData(1)]
    [InlineData(1, 0)]
    [InlineData(0x80)]
    [InlineData(0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 1)]
    [InlineData(0xFF, 0xFF, 0xFF, 0xFF, 0x07, 1)]
    public void Nonsense_is_told(params int[] bytes) =>
        Assert.Throws<InvalidDataException>(() => HeadingPositions.Decode([.. bytes.Select(b => (byte)b)]));
}
