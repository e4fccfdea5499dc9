using System.Globalization;
using System.Text;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>
/// What Unicode's characters are made of, for normal forms: the system's own are not there in a program of invariant
/// globalization, and differ from system to system. The table is a line for each character of UnicodeData.txt that has a combining class
/// (code^class), or a decomposition that is canonical (code=…, or code:… where it is never composed again) or of compatibility
/// (code~…). Hangul syllables are computed. It is read when the first character beyond ASCII asks for it.
/// </summary>
internal static class Decompositions
{
    private const int SyllableBase = 0xAC00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TrailBase = 0x11A7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Trails = 28;

    private static readonly Dictionary<int, int[]> Canonical = [];
    private static readonly Dictionary<int, int[]> Compatible = [];
    private static readonly Dictionary<int, byte> Classes = [];
    private static readonly Dictionary<(int, int), int> Composed = [];

    static Decompositions()
    {
        using var lines = new StreamReader(typeof(Decompositions).Assembly.GetManifestResourceStream("Unicode.txt")!, Encoding.UTF8);
        while (lines.ReadLine() is { } line)
        {
            var kindAt = line.AsSpan().IndexOfAny("^=:~");
            var code = Hex(line.AsSpan(0, kindAt));
            var rest = line.AsSpan(kindAt + 1);
            if (line[kindAt] == '^')
                Classes[code] = byte.Parse(rest, CultureInfo.InvariantCulture);
            else
                Add(code, line[kindAt], Codes(rest));
        }
    }

    /// <summary>The canonical combining class: above 0, marks of different classes on one character may stand in any order.</summary>
    public static byte ClassOf(int scalar) => scalar < 0x300 ? (byte)0 : Classes.GetValueOrDefault(scalar);

    /// <summary>Adds what a character is made of to a list, down to characters that are made of nothing else.</summary>
    /// <param name="scalar">The character.</param>
    /// <param name="isCompatible">Whether variants for compatibility count too, as in NFKD; otherwise as in NFD.</param>
    /// <param name="parts">Takes the characters.</param>
    public static void Append(int scalar, bool isCompatible, List<int> parts)
    {
        if (scalar - SyllableBase is >= 0 and < Leads * Vowels * Trails and var syllable)
        {
            parts.Add(LeadBase + syllable / (Vowels * Trails));
            parts.Add(VowelBase + syllable / Trails % Vowels);
            if (syllable % Trails > 0)
                parts.Add(TrailBase + syllable % Trails);
        }
        else if (scalar >= 0xA0 && (Canonical.TryGetValue(scalar, out var found) || isCompatible && Compatible.TryGetValue(scalar, out found)))
        {
            foreach (var part in found)
                Append(part, isCompatible, parts);
        }
        else
        {
            parts.Add(scalar);
        }
    }

    /// <summary>The one character that two are written as; -1 if there is none.</summary>
    public static int Compose(int first, int second)
    {
        if (first - LeadBase is >= 0 and < Leads and var lead && second - VowelBase is >= 0 and < Vowels and var vowel)
            return SyllableBase + (lead * Vowels + vowel) * Trails;

        if (first - SyllableBase is >= 0 and < Leads * Vowels * Trails and var syllable && syllable % Trails == 0
            && second - TrailBase is > 0 and < Trails and var trail)
            return first + trail;

        return Composed.GetValueOrDefault((first, second), -1);
    }

    private static void Add(int code, char kind, int[] parts)
    {
        (kind == '~' ? Compatible : Canonical)[code] = parts;
        if (kind == '=')
            Composed[(parts[0], parts[1])] = code;
    }

    private static int[] Codes(ReadOnlySpan<char> text)
    {
        var codes = new int[text.Count(' ') + 1];
        var count = 0;
        foreach (var range in text.Split(' '))
            codes[count++] = Hex(text[range]);

        return codes;
    }

    private static int Hex(ReadOnlySpan<char> text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
