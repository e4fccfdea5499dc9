using CsCheck;

namespace DocumentSearch.IndexFormat.Tests.Analysis;

/// <summary>Texts made of what the rules of analysis turn on, lone surrogates and arbitrary characters included.</summary>
internal static class RandomText
{
    private static readonly string[] Words = ["cease", "Fire", "HTTP", "x", "withdrawing", "naïve", "İ", "ς", "ё", "日", "ひ", "한국", "カタ", "ｶﾞ", "ไทย", "นำ", "ﷺ", "㎏", "½", "ﬁ", "א", "لا", "ы", "и\u0306", "Ⅳ", "https://", "www.", "C++", "F#", "\U00010400", "\U00020000"];
    private static readonly string[] Connectors = ["-", "_", "__", ".", ",", "'", "\u2019", "\u02BC", "@", "&", "\u2010", "\u2013", "\u05BE", "\uFF3F", "\uFF07", "\uFF0D"];
    private static readonly string[] Others = [" ", "\n", "s", "S", "'s", "6", "000", "½", "\u2474", "\u0301", "\u00AD", "\u200B", "\U000E0100", "\U0001F600", "\U0001F468\u200D\U0001F469", "\U0001F1E9\U0001F1EA", "1\uFE0F\u20E3", "\uFE0F", "\u200D", "\U0001F3FD", "+", "#", "/", ":", "(", ")", "\"", "\uD801", "\uDC00"];

    public static Gen<string> Texts { get; } = Gen.Frequency(
            (4, Gen.OneOf(Words)),
            (3, Gen.OneOf(Connectors)),
            (3, Gen.OneOf(Others)),
            (1, Gen.Int[0, char.MaxValue].Select(static c => ((char)c).ToString())),
            (1, Gen.Int[1, 300].Select(static n => new string('w', n))))
        .Array[0, 60]
        .Select(string.Concat);
}
