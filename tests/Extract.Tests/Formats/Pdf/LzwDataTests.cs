using CsCheck;
using DocumentSearch.Extract.Formats.Pdf;

namespace DocumentSearch.Extract.Tests.Formats.Pdf;

public sealed class LzwDataTests
{
    [Fact]
    public void The_example_of_the_standard_is_unpacked()
    {
        byte[] packed = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];

        Assert.Equal([45, 45, 45, 45, 45, 65, 45, 45, 45, 66], LzwData.Unpack(packed, true, 100, out var isCutOff).ToArray());
        Assert.False(isCutOff);
        Assert.Equal(6, LzwData.Unpack(packed, true, 7, out isCutOff).Length);
        Assert.True(isCutOff);
    }

    [Fact]
    public void What_was_packed_is_unpacked() =>
        Gen.Select(Gen.Byte[0, 3].Array[0, 20_000], Gen.Bool).Sample((data, isEarly) =>
            data.AsSpan().SequenceEqual(LzwData.Unpack(Pack(data, isEarly), isEarly, int.MaxValue, out _).Span), iter: 200);

    [Fact]
    public void No_input_fails() =>
        Gen.Byte.Array.Sample(data => LzwData.Unpack(data, true, 1 << 16, out _).Length <= 1 << 16);

    private static byte[] Pack(byte[] data, bool isEarly)
    {
        var (codes, bytes, buffer, buffered, width, free) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<byte>(), 0u, 0, 9, 258);
        var current = "";
        Put(256);

        foreach (var b in data)
        {
            var next = current + (char)b;
            if (next.Length == 1 || codes.ContainsKey(next))
            {
                current = next;
                continue;
            }

            Put(current.Length == 1 ? current[0] : codes[current]);
            codes[next] = free++;
            current = ((char)b).ToString();

            // the reader knows each code one step later
            if (free - 1 + (isEarly ? 1 : 0) >= 1 << width)
                width++;

            if (free >= 4090)
            {
                Put(256);
                codes.Clear();
                (free, width) = (258, 9);
            }
        }

        if (current.Length > 0)
            Put(current.Length == 1 ? current[0] : codes[current]);

        if (buffered > 0)
            bytes.Add((byte)(buffer << (8 - buffered)));

        return [.. bytes];

        void Put(int code)
        {
            (buffer, buffered) = (buffer << width | (uint)code, buffered + width);
            for (; buffered >= 8; buffered -= 8)
                bytes.Add((byte)(buffer >> (buffered - 8)));
        }
    }
}
