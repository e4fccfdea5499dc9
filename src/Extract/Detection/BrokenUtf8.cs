using System.Buffers;
using System.Text;

namespace DocumentSearch.Extract.Detection;

/// <summary>UTF-8 in which some bytes were damaged, cut off, or pasted in from another encoding.</summary>
internal static class BrokenUtf8
{
    /// <summary>Bytes that are looked at from the first one that is not ASCII.</summary>
    internal const int SampleBytes = 1 << 20;

    // in text of a legacy encoding hardly one non-ASCII sequence in ten happens to be valid UTF-8
    private const int ValidPerBroken = 4;

    /// <summary>Whether bytes that are not valid UTF-8 were nevertheless meant as it.</summary>
    /// <param name="rest">The content from its first byte that is not ASCII.</param>
    internal static bool IsLikely(ReadOnlySpan<byte> rest)
    {
        var (valid, broken) = (0, 0);

        if (rest.Length > SampleBytes)
            rest = rest[..SampleBytes];

        while (rest.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is >= 0 and var at)
        {
            var status = Rune.DecodeFromUtf8(rest[at..], out _, out var length);

            if (status == OperationStatus.Done)
                valid++;
            else if (status == OperationStatus.InvalidData)
                broken++;

            rest = rest[(at + length)..];
        }

        // what is left uncounted is a last sequence that the file, or the sample, cuts off
        return valid > 0 && valid >= ValidPerBroken * broken;
    }
}
