namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>Unpacks LZW data (ISO 32000-1, 7.4.4): codes of 9 to 12 bits, the highest bit first.</summary>
internal static class LzwData
{
    private const int Clear = 256;
    private const int End = 257;
    private const int FirstFree = 258;
    private const int LeastBits = 9;
    private const int MostBits = 12;

    /// <summary>The data; what comes before the damage if there is any.</summary>
    /// <param name="packed">The codes.</param>
    /// <param name="isEarly">Whether codes grow longer one code early, as they do by default.</param>
    /// <param name="most">Most bytes that are unpacked.</param>
    /// <param name="isCutOff">Whether there are more.</param>
    internal static Memory<byte> Unpack(ReadOnlySpan<byte> packed, bool isEarly, int most, out bool isCutOff)
    {
        // each code stands for bytes that were written before
        Span<int> starts = stackalloc int[1 << MostBits];
        Span<int> lengths = stackalloc int[1 << MostBits];
        var output = new byte[Math.Min(most, packed.Length * 3L + 64)];
        var (length, free, width, buffer, buffered) = (0, FirstFree, LeastBits, 0u, 0);
        var previous = -1; // where the bytes of the code before stand
        var previousLength = 0;
        isCutOff = false;

        foreach (var b in packed)
        {
            (buffer, buffered) = (buffer << 8 | b, buffered + 8);
            if (buffered < width)
                continue;

            var code = (int)(buffer >> (buffered - width)) & ((1 << width) - 1);
            buffered -= width;

            if (code == End)
                break;

            if (code == Clear)
            {
                (free, width, previous) = (FirstFree, LeastBits, -1);
                continue;
            }

            // the code that is about to be defined is the one before and its first byte again
            if (code > free || code == free && previous < 0)
                break;

            var count = code < Clear ? 1 : code < free ? lengths[code] : previousLength + 1;
            if (length + count > most)
            {
                isCutOff = true;
                break;
            }

            if (length + count > output.Length)
                Array.Resize(ref output, (int)Math.Min(most, Math.Max(length + count, output.Length * 2L)));

            if (code < Clear)
            {
                output[length] = (byte)code;
            }
            else
            {
                var from = code < free ? starts[code] : previous;
                for (var i = 0; i < count; i++)
                    output[length + i] = output[from + i];
            }

            if (previous >= 0 && free < starts.Length)
            {
                (starts[free], lengths[free]) = (previous, previousLength + 1);
                free++;
            }

            (previous, previousLength) = (length, count);
            length += count;

            if (free + (isEarly ? 1 : 0) >= 1 << width && width < MostBits)
                width++;
        }

        return output.AsMemory(0, length);
    }
}
