using CsCheck;
using DocumentSearch.IndexFormat.Postings;
using Lucene.Net.Index;
using Lucene.Net.Store;

namespace DocumentSearch.IndexFormat.Tests.Postings;

public sealed class PackedBlockTests
{
    // Numbers of any width; mostly small with a few large ones; one width with neighbours.
    private static readonly Gen<int[]> Blocks = Gen.OneOf(
        Gen.Int.Array[PackedBlock.Size],
        Gen.Select(Gen.Int[0, 32], Gen.Int[0, 32]).SelectMany((common, rare) => Gen.Frequency((20, OfWidth(common)), (1, OfWidth(rare))).Array[PackedBlock.Size]),
        Gen.Int[0, 32].SelectMany(width => OfWidth(width).Array[PackedBlock.Size]));

    [Fact]
    public void What_is_packed_is_unpacked() => Gen.Select(Blocks, Gen.Bool).Sample((values, marked) =>
    {
        using var directory = new RAMDirectory();
        var length = Write(directory, values, marked);
        using var input = directory.OpenInput("block", IOContext.READ);
        var read = new int[PackedBlock.Size];
        Assert.Equal(marked, PackedBlock.Read(input, read));
        Assert.Equal(values, read);
        Assert.Equal(length, input.Position);
        input.Seek(0);
        Assert.Equal(marked, PackedBlock.Skip(input));
        Assert.Equal(length, input.Position);
    });

    [Fact]
    public void A_few_large_numbers_do_not_widen_the_others()
    {
        var values = Enumerable.Range(0, PackedBlock.Size).Select(i => i % 8).ToArray();
        using var directory = new RAMDirectory();
        var plain = Write(directory, values, marked: false);
        values[5] = 1 << 24;
        values[100] = 5 << 24;

        Assert.Equal(1 + 3 * PackedBlock.Size / 8, plain);
        Assert.InRange(Write(directory, values, marked: false), plain, plain + 12);
        Assert.Equal(1, Write(directory, new int[PackedBlock.Size], marked: false));
    }

    [Fact]
    public void Any_bytes_are_a_block_or_told_to_be_none() => Gen.Byte.Array[0, 700].Sample(bytes =>
    {
        using var directory = new RAMDirectory();
        using (var output = directory.CreateOutput("block", IOContext.DEFAULT))
            output.WriteBytes(bytes, 0, bytes.Length);

        using var input = directory.OpenInput("block", IOContext.READ);
        try
        {
            PackedBlock.Read(input, new int[PackedBlock.Size]);
        }
        catch (Exception e) when (e is CorruptIndexException or IOException)
        {
            // Told.
        }
    });

    private static Gen<int> OfWidth(int width) => Gen.UInt.Select(value => width == 0 ? 0 : (int)(value >> (32 - width)));

    private static long Write(RAMDirectory directory, int[] values, bool marked)
    {
        var buffer = new GrowingBuffer();
        PackedBlock.Write(values, marked, buffer);
        using (var output = directory.CreateOutput("block", IOContext.DEFAULT))
            buffer.CopyTo(output);

        return buffer.Length;
    }
}
