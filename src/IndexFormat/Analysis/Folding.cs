using System.Globalization;
using System.Text;
using Lucene.Net.Analysis.Miscellaneous;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>
/// Brings a word to the form under which its spellings meet: lower case, without the marks that readers leave off, every digit
/// as that of ASCII. Letters that Unicode does not take apart, such as ø and ß, follow Lucene's ASCIIFoldingFilter table.
/// </summary>
internal sealed class Folding
{
    // One UTF-16 unit folds to at most this many (ASCIIFoldingFilter's own bound).
    private const int MaxExpansion = 4;

    private readonly List<int> _parts = [];
    private readonly char[] _single = new char[1];
    private readonly char[] _folded = new char[MaxExpansion];

    /// <summary>Appends the lower case of a stretch of normal text. What is no letter, digit or mark is dropped.</summary>
    /// <param name="output">Takes it.</param>
    /// <param name="word">The stretch.</param>
    /// <param name="isTurkish">Whether the small letter of I has no dot.</param>
    public static void AppendLower(StringBuilder output, ReadOnlySpan<char> word, bool isTurkish)
    {
        foreach (var rune in word.EnumerateRunes())
        {
            if (rune.IsAscii)
            {
                if (isTurkish && rune.Value == 'I')
                    output.Append('ı');
                else if (Rune.IsLetterOrDigit(rune))
                    output.Append((char)Rune.ToLowerInvariant(rune).Value);
            }
            else if (rune.Value == 'İ')
            {
                output.Append('i');
            }
            else if (rune.Value != Connectors.ZeroWidthSpace)
            {
                output.Append(Rune.ToLowerInvariant(rune).ToString());
            }
        }
    }

    /// <summary>Appends the folded form of a word in lower case.</summary>
    public void Append(StringBuilder output, ReadOnlySpan<char> lower)
    {
        var letter = 0;
        foreach (var rune in lower.EnumerateRunes())
        {
            if (rune.IsAscii)
            {
                output.Append((char)rune.Value);
                letter = rune.Value;
                continue;
            }

            _parts.Clear();
            Decompositions.Append(rune.Value, isCompatible: false, _parts);
            var kept = -1;
            foreach (var part in _parts)
            {
                if (IsMark(part))
                {
                    if (Marks.IsDropped(letter, part))
                        continue;
                }
                else
                {
                    letter = part;
                }

                var composed = kept >= 0 ? Decompositions.Compose(kept, part) : -1;
                if (kept >= 0 && composed < 0)
                    AppendFolded(output, kept);

                kept = composed >= 0 ? composed : part;
            }

            if (kept >= 0)
                AppendFolded(output, kept);
        }
    }

    private void AppendFolded(StringBuilder output, int scalar)
    {
        var digit = CharUnicodeInfo.GetDecimalDigitValue(char.ConvertFromUtf32(scalar), 0);
        if (digit >= 0)
        {
            output.Append((char)('0' + digit));
        }
        else if (scalar > char.MaxValue)
        {
            output.Append(new Rune(scalar).ToString());
        }
        else if (Plain((char)scalar) is not '\0' and var plain)
        {
            _single[0] = plain;
            var length = ASCIIFoldingFilter.FoldToASCII(_single, 0, _folded, 0, 1);
            for (var k = 0; k < length; k++)
            {
                // Folding may yield stops, as for a number with one.
                if (_folded[k] >= 0x80 || char.IsAsciiLetterOrDigit(_folded[k]))
                    output.Append(_folded[k]);
            }
        }
    }

    // Final sigma; forms of Arabic letters that are typed for one another; U+0000 for what only stretches a word.
    private static char Plain(char c) => c switch
    {
        'ς' => 'σ',
        '\u0640' => '\0',
        '\u0671' => '\u0627',
        '\u0649' or '\u06CC' or '\u06D2' => '\u064A',
        '\u06A9' => '\u0643',
        '\u0629' or '\u06C1' or '\u06BE' or '\u06D5' => '\u0647',
        _ => c,
    };

    private static bool IsMark(int scalar) =>
        CharUnicodeInfo.GetUnicodeCategory(scalar) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
