using System.Globalization;
using System.Text;

namespace DocumentSearch.Extract.Detection;

/// <summary>
/// Which scripts a text is written in. Real text keeps to one script besides Latin letters and punctuation;
/// bytes read in a wrong encoding scatter over many, and over characters that no script has.
/// </summary>
internal readonly record struct ScriptProfile
{
    private const int Pages = 0x20; // pages of 256 characters that hold the alphabetic scripts
    private const double Coherent = 0.95;

    /// <summary>Characters in all.</summary>
    private int Total { get; init; }

    /// <summary>Latin letters, punctuation, symbols and white space, which go with any script.</summary>
    private int Shared { get; init; }

    /// <summary>Spaces, line ends and full stops, which no text of some length does without.</summary>
    private int Separators { get; init; }

    /// <summary>Characters of the foremost alphabet beside Latin.</summary>
    private int Alphabetic { get; init; }

    /// <summary>Characters of Chinese and Japanese, or of Korean: thousands of code points that chance hits easily.</summary>
    private int EastAsian { get; init; }

    /// <summary>Whether this is text that someone wrote.</summary>
    internal bool IsText
    {
        get
        {
            if (Total == 0 || Shared + Math.Max(Alphabetic, EastAsian) < Coherent * Total)
                return false;

            return EastAsian > Total / 2 ? Separators > 0 : true;
        }
    }

    /// <summary>For comparing two readings of the same bytes, both of them plausible.</summary>
    internal int Strength => (2 * Separators) + Shared + Alphabetic;

    internal static ScriptProfile Of(string text)
    {
        var (total, shared, separators, ideographs, hangul) = (0, 0, 0, 0, 0);
        Span<int> pages = stackalloc int[Pages];

        foreach (var rune in text.EnumerateRunes())
        {
            total++;

            if (IsSeparator(rune.Value))
                separators++;

            if (!IsAssigned(rune))
                continue;

            if (IsShared(rune.Value))
                shared++;
            else if (rune.Value < Pages << 8)
                pages[rune.Value >> 8]++;
            else if (rune.Value is >= 0xAC00 and < 0xD7B0)
                hangul++;
            else if (rune.Value is (>= 0x2E00 and < 0xA000) or (>= 0xF900 and < 0xFB00) or (>= 0x20000 and < 0x40000))
                ideographs++;
        }

        return new()
        {
            Total = total,
            Shared = shared,
            Separators = separators,
            Alphabetic = Most(pages),
            EastAsian = Math.Max(ideographs, hangul),
        };
    }

    private static int Most(ReadOnlySpan<int> counts)
    {
        var most = 0;

        foreach (var count in counts)
            most = Math.Max(most, count);

        return most;
    }

    private static bool IsSeparator(int value) => value is ' ' or '\n' or '\r' or 0x3000 or 0x3001 or 0x3002 or 0xFF0C;

    private static bool IsShared(int value) => value is
        < 0x0250 // Latin
        or (>= 0x1E00 and < 0x1F00) // more Latin
        or (>= 0x2000 and < 0x2C00) // punctuation and symbols
        or (>= 0x3000 and < 0x3040) or (>= 0xFE00 and < 0xFE50) or (>= 0xFF00 and < 0xFFF0) // East Asian punctuation, full-width forms
        or (>= 0x1F000 and < 0x1FB00); // emoji

    private static bool IsAssigned(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => rune.Value is '\t' or '\n' or '\r' or '\f' or '\v' or 0x1B,
        UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate => false,
        _ => rune != Rune.ReplacementChar,
    };
}
