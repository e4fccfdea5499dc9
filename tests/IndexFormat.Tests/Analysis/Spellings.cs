using CsCheck;
using DocumentSearch.IndexFormat.Analysis;

namespace DocumentSearch.IndexFormat.Tests.Analysis;

/// <summary>Words in the normal forms of Unicode, made anew from its table, since the system has none in invariant globalization.</summary>
internal static class Spellings
{
    private static readonly string[] Some =
    [
        "cafe\u0301", "\u1EC7", "\u212Bngstrom", "и\u0306од", "ї", "ά\u0345", "\u01D5x", "ﬁne", "㎏", "№5", "ｶﾞｷﾞ", "ガギ", "한국어", "\u1112\u1161\u11AB", "Ⅷ", "𝒜𝟙",
        "ﻣﺤﻤﺪ", "ﻻ", "שׁ\u05B8לוֹם", "น้ำ", "\uF900\uFA10", "日本", "㊗", "x²", "Ａ１", "snake＿case", "cease－fire", "Ｏ＇Neill", "６，０００", "v１．０", "AT＆T", "ＵserＮame",
        "क\u093C", "q\u0307\u0323", "ǅ", "ｱﾊﾟｰﾄ", "１９９０＇ｓ",
    ];

    public static Gen<string> Words { get; } = Gen.OneOf(Gen.OneOf(Some), Gen.OneOf(Letters()).Array[1, 4].Select(string.Concat));

    public static IReadOnlyList<Func<string, string>> Forms { get; } =
        [word => Compose(word, isCompatible: false), word => Decompose(word, isCompatible: false), word => Compose(word, isCompatible: true), word => Decompose(word, isCompatible: true)];

    // Every letter that is made of others, if it is a word with them; Hangul syllables among them.
    private static string[] Letters() =>
    [
        .. from code in Enumerable.Range(0xA0, 0xFFFF - 0xA0).Concat(Enumerable.Range(0x1D400, 0x400)).Concat(Enumerable.Range(0x2F800, 0x21E))
           where code is < 0xD800 or > 0xDFFF
           let text = char.ConvertFromUtf32(code)
           where CharClasses.At(text, 0, out _) == CharClass.Letter && Decompose(text, isCompatible: true) != text && new TextAnalyzer().Analyze(text).Count > 0
           select text,
    ];

    private static string Decompose(string word, bool isCompatible) => string.Concat(Ordered(word, isCompatible).Select(char.ConvertFromUtf32));

    // Starter by starter: each takes what it composes with and no mark before it keeps away.
    private static string Compose(string word, bool isCompatible)
    {
        var scalars = Ordered(word, isCompatible);
        for (var i = 0; i < scalars.Count; i++)
        {
            if (Decompositions.ClassOf(scalars[i]) > 0)
                continue;

            var highest = 0;
            for (var k = i + 1; k < scalars.Count;)
            {
                var rank = Decompositions.ClassOf(scalars[k]);
                var isFree = k == i + 1 || rank > highest && highest > 0 && rank > 0;
                if (isFree && Decompositions.Compose(scalars[i], scalars[k]) is >= 0 and var composed)
                {
                    scalars[i] = composed;
                    scalars.RemoveAt(k);
                    continue;
                }

                if (rank == 0)
                    break;

                highest = rank;
                k++;
            }
        }

        return string.Concat(scalars.Select(char.ConvertFromUtf32));
    }

    private static List<int> Ordered(string word, bool isCompatible)
    {
        var scalars = new List<int>();
        foreach (var rune in word.EnumerateRunes())
            Decompositions.Append(rune.Value, isCompatible, scalars);

        for (var i = 1; i < scalars.Count; i++)
        {
            for (var k = i; k > 0 && Decompositions.ClassOf(scalars[k]) > 0 && Decompositions.ClassOf(scalars[k - 1]) > Decompositions.ClassOf(scalars[k]); k--)
                (scalars[k], scalars[k - 1]) = (scalars[k - 1], scalars[k]);
        }

        return scalars;
    }
}
