using System.Text;
using Lucene.Net.Analysis.Miscellaneous;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>
/// Brings a word to the form under which its spellings meet: lower case, without accents, ligatures and width variants
/// resolved. The Latin part is Lucene's ASCIIFoldingFilter table.
/// </summary>
internal static class Folding
{
    // One UTF-16 unit folds to at most this many (ASCIIFoldingFilter's own bound).
    private const int MaxExpansion = 4;

    /// <summary>Appends the folded form of a run of letters, digits and marks. Anything else in it is dropped.</summary>
    public static void Append(StringBuilder output, ReadOnlySpan<char> word)
    {
        char[]? single = null;
        char[]? folded = null;
        for (var i = 0; i < word.Length;)
        {
            var c = word[i];
            if (c < 0x80)
            {
                if (char.IsAsciiLetterOrDigit(c))
                    output.Append((char)(char.IsAsciiLetterUpper(c) ? c | 0x20 : c));

                i++;
                continue;
            }

            var kind = CharClasses.At(word, i, out var width);
            if (kind is CharClass.Letter or CharClass.Digit or CharClass.Ideograph)
            {
                if (width == 2)
                {
                    AppendLower(output, word.Slice(i, 2));
                }
                else
                {
                    single ??= new char[1];
                    folded ??= new char[MaxExpansion];
                    single[0] = WithoutAccent(c);
                    var length = ASCIIFoldingFilter.FoldToASCII(single, 0, folded, 0, 1);
                    for (var k = 0; k < length; k++)
                    {
                        // Folding may yield brackets or stops, as for a circled number.
                        if (folded[k] >= 0x80 || char.IsAsciiLetterOrDigit(folded[k]))
                            output.Append(char.ToLowerInvariant(folded[k]));
                    }
                }
            }

            i += width;
        }
    }

    private static void AppendLower(StringBuilder output, ReadOnlySpan<char> pair)
    {
        Span<char> lower = stackalloc char[2];
        var rune = Rune.ToLowerInvariant(new Rune(pair[0], pair[1]));
        output.Append(lower[..rune.EncodeToUtf16(lower)]);
    }

    // Scripts beside Latin in which readers leave accents off; й, ї and the like are letters of their own and stay.
    private static char WithoutAccent(char c) => c switch
    {
        'ё' => 'е',
        'Ё' => 'Е',
        'ά' or 'Ά' or 'ἀ' or 'ἁ' => 'α',
        'έ' or 'Έ' => 'ε',
        'ή' or 'Ή' => 'η',
        'ί' or 'Ί' or 'ϊ' or 'ΐ' or 'Ϊ' => 'ι',
        'ό' or 'Ό' => 'ο',
        'ύ' or 'Ύ' or 'ϋ' or 'ΰ' or 'Ϋ' => 'υ',
        'ώ' or 'Ώ' => 'ω',
        'ς' => 'σ',
        _ => c,
    };
}
