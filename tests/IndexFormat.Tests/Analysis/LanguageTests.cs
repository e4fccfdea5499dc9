using CsCheck;
using DocumentSearch.IndexFormat.Analysis;

namespace DocumentSearch.IndexFormat.Tests.Analysis;

public sealed class LanguageTests
{
    /// <summary>A language, forms of one word of it that meet, and a word that none of them meets.</summary>
    public static TheoryData<string, string, string> Meeting => new()
    {
        { "ar", "كتاب الكتاب وكتاب كِتَاب", "قلم" },
        { "bg", "книга книгата книги", "маса" },
        { "ca", "gat gats gata", "llibre" },
        { "ckb", "پیاو پیاوەکە", "ماڵ" },
        { "cs", "kniha knihy knihou KNIHÁCH", "dům" },
        { "da", "hus huse husene", "bog" },
        { "de", "Haus Häuser Häusern hauser HÄUSER", "Baum" },
        { "el", "άνθρωπος άνθρωποι ΑΝΘΡΩΠΟΣ ανθρωπων", "σπίτι" },
        { "en", "withdraw withdrawing withdraws", "children" },
        { "es", "camión camiones camion CAMIÓN", "casa" },
        { "eu", "mendi mendiak mendian", "etxe" },
        { "fa", "کتاب کتابها كتاب", "خانه" },
        { "fi", "talo talon talossa talot", "auto" },
        { "fr", "cheval chevaux CHEVAL", "maison" },
        { "fr", "élève élèves eleve ÉLÈVES", "maison" },
        { "ga", "cuir cuirimid cuirfidh", "teach" },
        { "gl", "casa casas", "libro" },
        { "hi", "लड़का लड़के लड़कों", "किताब" },
        { "hi", "हिन्दी हिंदी", "किताब" },
        { "hu", "ház házban házak", "könyv" },
        { "hy", "մարդ մարդու մարդիկ", "տուն" },
        { "id", "baca membaca bacakan", "buku" },
        { "it", "bambino bambini BAMBINA", "libro" },
        { "it", "città citta", "libro" },
        { "lv", "grāmata grāmatas grāmatu", "māja" },
        { "nl", "boek boeken BOEKEN", "huis" },
        { "no", "hus huset husene", "bok" },
        { "pt", "nação nações NAÇÕES", "casa" },
        { "pt-br", "nação nações", "livro" },
        { "ro", "casă case casele", "carte" },
        { "ro", "țară ţară", "carte" },
        { "ru", "ёлка ёлки елки", "стол" },
        { "ru", "книга книги книгами КНИГА", "стол" },
        { "sv", "bil bilar bilarna", "hus" },
        { "tr", "ev evler evlerin", "kitap" },
        { "tr", "ISPARTA Isparta ısparta Isparta'da", "izmir" },
        { "tr", "İzmir izmir İZMİR'de", "ısparta" },
    };

    [Theory]
    [MemberData(nameof(Meeting))]
    public void Forms_of_a_word_meet(string code, string forms, string other)
    {
        var analyzer = new TextAnalyzer(Language.Find(code)!);
        var tokens = analyzer.Analyze(forms);
        var first = tokens[0].Term;
        var strangers = tokens.Where(t => t.Term != first).Select(t => $"{t.Term}").ToList();
        Assert.True(strangers.Count == 0, $"{first} is not {string.Join(", ", strangers)}");
        Assert.DoesNotContain(first, analyzer.Analyze(other).Select(t => t.Term));
    }

    [Fact]
    public void Every_language_is_tested_and_has_its_function_words()
    {
        Assert.Equal(Language.All.Select(l => l.Code).Order(StringComparer.Ordinal), Meeting.Select(row => row.Data.Item1).Distinct().Order(StringComparer.Ordinal));
        Assert.All(Language.All, l => Assert.Equal(l == Language.Default, l.FunctionWords.Count == 0));
        Assert.Contains("und", Language.Find("German")!.FunctionWords);
        Assert.Contains("и", Language.Find("ru")!.FunctionWords);
    }

    [Theory]
    [InlineData("de", "de")]
    [InlineData("DE", "de")]
    [InlineData("german", "de")]
    [InlineData("Brazilian", "pt-br")]
    [InlineData("klingon", null)]
    [InlineData("", null)]
    public void A_language_is_found_by_its_code_or_its_name(string name, string? code) => Assert.Equal(code, Language.Find(name)?.Code);

    [Fact]
    public void Every_language_has_a_fingerprint_of_its_own()
    {
        var all = Language.All.Select(l => AnalysisFingerprint.Of(l.Code)).ToList();
        Assert.Equal(all.Count, all.Select(f => f.Split('-')[^1]).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Language.All, l => Assert.StartsWith(l.Code + "-", AnalysisFingerprint.Of(l.Code), StringComparison.Ordinal));
        Assert.Equal("", AnalysisFingerprint.Of("klingon"));
    }

    [Fact]
    public void Tokens_are_the_same_places_in_every_language() => Gen.Select(Gen.OneOf(Language.All.ToArray()), RandomText.Texts, Letters).Sample(
        (language, text, letters) =>
        {
            var here = new TextAnalyzer(language).Analyze($"{text} {letters}");
            Assert.All(here, token => Assert.NotEqual("", token.Term));
            if (language.Code != "tr")
                Assert.Equal(new TextAnalyzer().Analyze($"{text} {letters}").Select(Place), here.Select(Place));
        },
        iter: 3000);

    private static Gen<string> Letters { get; } =
        Gen.OneOf("abcdeilnorstuyäåéñçãőşığß", "абвеийосткы", "αβεηιοςυ", "ابتكنوهيةىەیک", "कखिीेोंँ्", "աբեիկնր")
            .SelectMany(letters => Gen.OneOf(letters.Select(c => c.ToString()).ToArray()).Array[1, 24])
            .Select(string.Concat);

    private static (string, int, int, int) Place(AnalyzedToken token) => (token.Form, token.Start, token.End, token.Position);
}
