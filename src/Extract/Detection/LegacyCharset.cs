using System.Buffers;
using UtfUnknown;

namespace DocumentSearch.Extract.Detection;

/// <summary>The encodings of before Unicode, told apart by how their letters are distributed.</summary>
internal static class LegacyCharset
{
    /// <summary>Bytes that are looked at.</summary>
    internal const int SampleBytes = 256 << 10;

    /// <summary>How many of them may stand before the first that is not ASCII.</summary>
    internal const int BytesBefore = SampleBytes / 2;

    // measured: texts of a line or more in a charset the detector knows score above, the rest below
    private const float Confident = 0.4f;

    private const int FewBytes = 8;

    private static readonly SearchValues<char> Latin = SearchValues.Create(LatinCharacters());

    /// <summary>The likeliest encoding of a <see cref="Sample"/>, or null if the bytes are no text in any.</summary>
    internal static TextEncoding? Guess(ReadOnlySpan<byte> sample)
    {
        foreach (var candidate in CharsetDetector.DetectFromBytes(sample.ToArray()).Details ?? [])
        {
            if (candidate.Confidence < Confident)
                break;

            if (TextEncoding.Legacy(candidate.EncodingName) is { } encoding && Fits(encoding, sample))
                return IsIndistinct(encoding, sample) ? ForFewLetters(sample) ?? encoding : encoding;
        }

        return ForFewLetters(sample);
    }

    /// <summary>What bytes are likely to be in that statistics have nothing sure to say about.</summary>
    private static TextEncoding? ForFewLetters(ReadOnlySpan<byte> sample)
    {
        if (ShiftJis.IsLikely(sample))
            return TextEncoding.Legacy("shift_jis");

        return Fits(TextEncoding.Windows1252, sample) ? TextEncoding.Windows1252 : null;
    }

    /// <summary>Whether an encoding for Latin letters was told by so few of them that the commonest is the better guess.</summary>
    private static bool IsIndistinct(TextEncoding encoding, ReadOnlySpan<byte> sample)
    {
        var text = encoding.Decoder.GetString(sample);

        if (text.AsSpan().ContainsAnyExcept(Latin))
            return false;

        return CountHigh(sample) < FewBytes || text == TextEncoding.Windows1252.Decoder.GetString(sample);
    }

    private static int CountHigh(ReadOnlySpan<byte> bytes)
    {
        var count = 0;

        foreach (var b in bytes)
            count += b >> 7;

        return count;
    }

    /// <summary>Whether nearly all bytes stand for characters in an encoding.</summary>
    internal static bool Fits(TextEncoding encoding, ReadOnlySpan<byte> sample)
    {
        var text = encoding.Decoder.GetString(sample);
        var high = 0;
        var undefined = 0;

        foreach (var c in text)
        {
            if (c >= 0x80)
                high++;
            if (c is (>= '\u0080' and < '\u00A0') or '\uFFFD')
                undefined++;
        }

        return undefined * 20 <= high;
    }

    /// <summary>A bounded stretch of whole lines that holds non-ASCII bytes, which alone tell encodings apart.</summary>
    /// <param name="content">A content of more than <see cref="SampleBytes"/>, or as much of it as stands around <paramref name="first"/>.</param>
    /// <param name="first">Where its first byte stands that is not ASCII.</param>
    internal static ReadOnlySpan<byte> Sample(ReadOnlySpan<byte> content, int first)
    {
        var lineStart = content[..first].LastIndexOf((byte)'\n') + 1;
        var sample = content[Math.Max(lineStart, first - BytesBefore)..];

        if (sample.Length <= SampleBytes)
            return sample;

        // a line longer than the sample is cut anywhere: one broken character does no harm
        var cut = sample[..SampleBytes].LastIndexOf((byte)'\n');
        return sample[..(cut > 0 ? cut : SampleBytes)];
    }

    private static string LatinCharacters()
    {
        var letters = Enumerable.Range(0, 0x250);
        var punctuation = Enumerable.Range(0x2000, 0x200);
        return string.Concat(letters.Concat(punctuation).Select(c => (char)c));
    }
}
