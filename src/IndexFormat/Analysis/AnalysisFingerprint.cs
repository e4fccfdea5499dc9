using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>
/// A short name for the rules of analysis, kept in every commit: an index of other rules would silently miss words.
/// It is computed from what the rules do to a sample, so that a change cannot be forgotten.
/// </summary>
public static class AnalysisFingerprint
{
    // One example for every rule; a new rule brings its own.
    private const string Sample =
        "The cease-fire’s TÜRKİYE straße ﬁnd Ａ１ naïve ĳ U.S. 6,000 1'000 1,23 1.0.21 DEC-0054 getUserName HTTPServer snake__case " +
        "a.b@c.org AT&T O'Neill don't they'll don\u02BCt dogs' withdrawing relational Ελλάς ёлка Київ שָׁלוֹם مُحَمَّد 日本語ひらカタカナ 한국어 " +
        "co\u00ADop e\u0301 zero\u200Bwidth 𝐀𐐀 𠀀 😀 H₂O x² 3.14 12:30 utf8Decoder 1990's https://x.org/a(b). www.x.org n+t@x.org C++ c# " +
        "㎏ ㍿ ½ ⑴ Ⅳ ｶﾞ ﷺ ﻣﺤ أٱىةکـ بֹת־צה״ל ไทย น้ำ ខ្មែរ हिन्दी फ\u093C ٣۳१ ў ѓ за\u0301 ᾳ 👩\U0001F3FD\u200D💻 🇩🇪 1\uFE0F\u20E3 ❤\uFE0F foo-\u200Bbar SharePoint-Server.cs";

    // Other languages stem the same sample by their own algorithms, and these words of theirs.
    private const string OfLanguages =
        "الكتاب книгите books casas prisões häuser größere livros maisons chevaux città bambini böcker bøker huse talossa házakban evlerinde " +
        "книгами βιβλία घरों buku membacakan boeken grāmatas knihách casele etxeak leabhair գրքեր کتێبەکان کتابها camións llibres coração ISPARTA'da";

    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    /// <summary>
    /// The fingerprint of this build's rules for English. Every query asks for it, and none waits until it is computed: a test
    /// sees to it that it is what <see cref="Compute"/> gives.
    /// </summary>
    public const string Current = "en-66e227922eb537bf";

    /// <summary>The fingerprint of this build's rules.</summary>
    /// <param name="language">Code of the language; of one that this build does not know there is none.</param>
    public static string Of(string language) =>
        language == Language.Default.Code ? Current : Language.Find(language) is { } found ? Known.GetOrAdd(found.Code, static (_, l) => Compute(l), found) : "";

    internal static string Compute(Language language)
    {
        var hash = Fnv1a.Start;
        foreach (var token in new TextAnalyzer(language).Analyze(language == Language.Default ? Sample : Sample + " " + OfLanguages))
        {
            hash = Fnv1a.Add(hash, Encoding.UTF8.GetBytes(
                string.Create(CultureInfo.InvariantCulture, $"{token.Term},{token.Form},{token.Position},{token.Length},{token.Start},{token.End};")));
        }

        return string.Create(CultureInfo.InvariantCulture, $"{language.Code}-{hash:x16}");
    }
}
