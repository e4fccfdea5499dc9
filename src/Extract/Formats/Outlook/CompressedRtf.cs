using System.Buffers.Binary;
using System.Text;

namespace DocumentSearch.Extract.Formats.Outlook;

/// <summary>Unpacks Rich Text Format as Outlook packs it ([MS-OXRTFCP]): references into a ring of the last 4,096 bytes.</summary>
internal static class CompressedRtf
{
    private const int HeaderBytes = 16;
    private const uint Packed = 0x75465A4C; // "LZFu"
    private const uint Plain = 0x414C454D; // "MELA"
    private const int RingBytes = 4096;

    // what the ring holds at first
    private static readonly byte[] Dictionary = Encoding.ASCII.GetBytes(
        @"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArial"
        + @"Times New RomanCourier{\colortbl\red0\green0\blue0" + "\r\n" + @"\par \pard\plain\f0\fs20\b\i\u\tab\tx");

    /// <summary>Unpacks a document, as far as it is sound; null if it is none.</summary>
    internal static byte[]? Unpack(ReadOnlySpan<byte> content, ExtractionTask task)
    {
        if (content.Length < HeaderBytes)
            return null;

        var kind = BinaryPrimitives.ReadUInt32LittleEndian(content[8..]);
        if (kind == Plain)
            return content[HeaderBytes..].ToArray();

        return kind == Packed ? Unpack(content[HeaderBytes..], BinaryPrimitives.ReadUInt32LittleEndian(content[4..]), task) : null;
    }

    private static byte[] Unpack(ReadOnlySpan<byte> packed, uint size, ExtractionTask task)
    {
        // a reference takes two bytes and stands for 17 at most, which no stated size can go beyond
        var output = new byte[Math.Min(size, packed.Length * 9L)];
        task.CountUnpacked(output.Length);
        var ring = new byte[RingBytes];
        Dictionary.CopyTo(ring, 0);
        var (written, ringAt, at) = (0, Dictionary.Length, 0);

        void Add(byte value, Span<byte> into)
        {
            into[written++] = value;
            ring[ringAt++ % RingBytes] = value;
        }

        while (at < packed.Length && written < output.Length)
        {
            var flags = packed[at++];

            for (var bit = 0; bit < 8 && at < packed.Length && written < output.Length; bit++)
            {
                if ((flags >> bit & 1) == 0)
                {
                    Add(packed[at++], output);
                    continue;
                }

                if (at + 2 > packed.Length)
                    return output[..written];

                var reference = BinaryPrimitives.ReadUInt16BigEndian(packed[at..]);
                at += 2;
                var from = reference >> 4;

                // one to where the ring is written next says that the end is reached
                if (from == ringAt % RingBytes)
                    return output[..written];

                for (var length = (reference & 0xF) + 2; length > 0 && written < output.Length; length--)
                    Add(ring[from++ % RingBytes], output);
            }
        }

        return output[..written];
    }
}
