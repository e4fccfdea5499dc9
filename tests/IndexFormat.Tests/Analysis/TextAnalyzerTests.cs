using CsCheck;
using DocumentSearch.IndexFormat.Analysis;

namespace DocumentSearch.IndexFormat.Tests.Analysis;

public sealed class TextAnalyzerTests
{
    private const int MaxChain = 255;

    /// <summary>A text, and its tokens as term@position[start-end]; '+' marks a joined compound, '-' a part of one.</summary>
    public static TheoryData<string, string> Rules => new()
    {
        // case, stems
        { "The Cease", "the@0[0-3] ceas@1[4-9]" },
        { "withdraw withdrawing withdrawn relational", "withdraw@0[0-8] withdraw@1[9-20] withdrawn@2[21-30] relat@3[31-41]" },

        // accents, dotted and dotless i, ligatures, width
        { "Türkiye TÜRKİYE turkiye ısı", "turkiy@0[0-7] turkiy@1[8-15] turkiy@2[16-23] isi@3[24-27]" },
        { "naïve Ærø straße Łódź", "naiv@0[0-5] aero@1[6-9] strass@2[10-16] lodz@3[17-21]" },
        { "e\u0301te\u0301 cafe\u0301", "ete@0[0-5] cafe@1[6-11]" },
        { "ﬁnd oﬃce Ａ１ ĳ", "find@0[0-3] offic@1[4-8] a1@2[9-11] ij@3[12-13]" },

        // hyphen compounds
        { "cease-fire", "ceasefir@0[0-10]+ ceas@0[0-5]- fire@1[6-10]-" },
        { "Cease\u2010Fire cease\u2011fire", "ceasefir@0[0-10]+ ceas@0[0-5]- fire@1[6-10]- ceasefir@2[11-21]+ ceas@2[11-16]- fire@3[17-21]-" },
        { "state-of-the-art", "stateoftheart@0[0-16]+ state@0[0-5]- of@1[6-8]- the@2[9-12]- art@3[13-16]-" },
        { "cease - fire, -x y-", "ceas@0[0-5] fire@1[8-12] x@2[15-16] y@3[17-18]" },

        // possessives, contractions, names
        { "Ukraine's Ukraine\u2019s UKRAINE'S", "ukrain@0[0-9] ukrain@1[10-19] ukrain@2[20-29]" },
        { "dogs' mother-in-law's", "dog@0[0-4] motherinlaw@1[6-21]+ mother@1[6-12]- in@2[13-15]- law@3[16-19]-" },
        { "don't don\u2019t don\u02BCt they\uFF07ll", "dont@0[0-5] dont@1[6-11] dont@2[12-17] theyll@3[18-25]" },
        { "\u02BCtis dogs\u02BC \u02BC", "tis@0[1-4] dog@1[5-9]" },
        { "O'Neill O\u2019NEILL", "oneil@0[0-7]+ o@0[0-1]- neill@1[2-7]- oneil@2[8-15]+ o@2[8-9]- neill@3[10-15]-" },
        { "l'homme", "lhomm@0[0-7]+ l@0[0-1]- homm@1[2-7]-" },

        // numbers
        { "6,000 1,234,567", "6000@0[0-5] 1234567@1[6-15]" },
        { "1,23 12,3456 1234,567", "1@0[0-1] 23@1[2-4] 12@2[5-7] 3456@3[8-12] 1234@4[13-17] 567@5[18-21]" },
        { "1.0.21", "1.0.21@0[0-6]+ 1@0[0-1]- 0@1[2-3]- 21@2[4-6]-" },
        { "v2.0 12:30", "v2.0@0[0-4]+ v2@0[0-2]- 0@1[3-4]- 12@2[5-7] 30@3[8-10]" },
        { "DEC-0054", "dec0054@0[0-8]+ dec@0[0-3]- 0054@1[4-8]-" },
        { "H₂O x²", "h2o@0[0-3] x2@1[4-6]" },

        // abbreviations, programs' names, addresses
        { "U.S. e.g.", "us@0[0-3]+ u@0[0-1]- s@1[2-3]- eg@2[5-8]+ e@2[5-6]- g@3[7-8]-" },
        { "getUserName", "getusernam@0[0-11]+ get@0[0-3]- user@1[3-7]- name@2[7-11]-" },
        { "HTTPServer", "httpserver@0[0-10]+ http@0[0-4]- server@1[4-10]-" },
        { "snake_case a__b __init__", "snakecas@0[0-10]+ snake@0[0-5]- case@1[6-10]- ab@2[11-15]+ a@2[11-12]- b@3[14-15]- init@4[18-22]" },
        { "a.b@c.org", "abcorg@0[0-9]+ a@0[0-1]- b@1[2-3]- c@2[4-5]- org@3[6-9]-" },
        { "AT&T R&D", "att@0[0-4]+ at@0[0-2]- t@1[3-4]- rd@2[5-8]+ r@2[5-6]- d@3[7-8]-" },

        // other scripts
        { "Ελλάς ΕΛΛΑΣ", "ελλασ@0[0-5] ελλασ@1[6-11]" },
        { "ёлка Ёлка Київ Йод", "елка@0[0-4] елка@1[5-9] київ@2[10-14] йод@3[15-18]" },
        { "日本語ひらカタカナ 한국어", "日@0[0-1] 本@1[1-2] 語@2[2-3] ひ@3[3-4] ら@4[4-5] カタカナ@5[5-9] 한국어@6[10-13]" },
        { "日\u0301本", "日@0[0-2] 本@1[2-3]" },
        { "شَمْس שָׁלוֹם", "شمس@0[0-5] שלום@1[6-13]" },

        // surrogate pairs, lone surrogates, invisible characters
        { "\U0001D400\U00010400 \U00020000 \U0001F600x", "\U0001D400\U00010428@0[0-4] \U00020000@1[5-7] x@2[10-11]" },
        { "a\uD800b \uDC00 \uD800", "a@0[0-1] b@1[2-3]" },
        { "co\u00ADop zero\u200Bwidth ab\u200Dc", "coop@0[0-5] zerowidth@1[6-16] abc@2[17-21]" },
        { "\u200B\u00AD \u0301 ...!? -- _ ' \U0001F600", "" },
        { "", "" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_gives_its_tokens(string text, string expected) => Assert.Equal(expected, Show(new TextAnalyzer().Analyze(text)));

    /// <summary>A text, and the forms of its tokens; '|' stands before how a word is written, '~' and a number behind a longer one.</summary>
    public static TheoryData<string, string> WrittenForms => new()
    {
        { "us US Us", "us us|US us|Us" },
        { "withdrawing Türkiye", "withdrawing turkiye|Türkiye" },
        { "ceasefire cease-fire cease\u2010fire", "ceasefire ceasefire|cease-fire~2 cease fire ceasefire|cease-fire~2 cease fire" },
        { "getUserName", "getusername|getUserName~3 get user|User name|Name" },
        { "Ukraine's O\u2019Neill\u2019s dont don\u02BCt", "ukraine|Ukraine oneill|O'Neill~2 o|O neill|Neill dont dont|don't" },
        { "co\u00ADop zero\u200Bwidth 6,000", "coop zerowidth 6000|6,000" },
        { "U.S. e.g.", "us|U.S~2 u|U s|S eg|e.g~2 e g" },
        { "日本", "日 本" },
    };

    [Theory]
    [MemberData(nameof(WrittenForms))]
    public void Every_token_says_how_it_is_written(string text, string expected) => Assert.Equal(
        expected,
        string.Join(' ', new TextAnalyzer().Analyze(text).Select(t => t.Form.Replace('\0', '|') + (t.Length > 1 ? $"~{t.Length}" : ""))));

    [Fact]
    public void A_longer_run_is_cut_and_goes_on()
    {
        Assert.Equal([(0, 255), (255, 300)], Ranges(new string('a', 300)));
        Assert.Equal([(0, 255), (256, 300)], Ranges(new string('a', 255) + "-" + new string('a', 44)));
    }

    [Fact]
    public void A_cut_never_splits_a_surrogate_pair() =>
        Assert.Equal([(0, 254), (254, 508), (508, 600)], Ranges(string.Concat(Enumerable.Repeat("\U00010400", 300))));

    [Fact]
    public void A_cut_behind_a_connector_leaves_it_out() =>
        Assert.Equal([(0, 254), (255, 257)], Ranges(new string('a', 254) + "-bb"));

    [Fact]
    public void A_cut_before_a_surrogate_pair_leaves_a_connector_out() =>
        Assert.Equal("Word", string.Join(' ', new TextAnalyzer().Analyze(new string('a', 253) + "-\U00010400").SkipLast(1).Select(t => t.Kind)));

    [Fact]
    public void A_chain_of_very_many_parts_gives_only_its_parts()
    {
        Assert.Equal(TokenKind.Joined, new TextAnalyzer().Analyze(string.Join('-', Enumerable.Repeat("ab", 32)))[0].Kind);
        Assert.All(new TextAnalyzer().Analyze(string.Join('-', Enumerable.Repeat("ab", 33))), t => Assert.Equal(TokenKind.Part, t.Kind));
    }

    [Fact]
    public void Tokens_are_sound_whatever_the_text() => RandomText.Texts.Sample(
        text =>
        {
            var tokens = new TextAnalyzer().Analyze(text);
            int position = -1, start = 0;
            foreach (var token in tokens)
            {
                Assert.NotEqual("", token.Term);
                Assert.InRange(token.Start, start, text.Length);
                Assert.InRange(token.End, token.Start + 1, Math.Min(text.Length, token.Start + MaxChain));
                Assert.InRange(token.Position, Math.Max(0, position), position + 1);
                Assert.False(token.Form.StartsWith('\0') || token.Form.EndsWith('\0') || token.Form.Count(c => c == '\0') > 1, $"{token} has no form");
                Assert.InRange(token.Length, 1, tokens[^1].Position - token.Position + 1);
                Assert.Equal(token.Kind == TokenKind.Joined, token.Length > 1);
                Assert.False(SplitsPair(text, token.Start) || SplitsPair(text, token.End), $"{token} splits a surrogate pair");
                (position, start) = (token.Position, token.Start);
            }
        },
        iter: 2000);

    [Fact]
    public void A_text_gives_the_same_tokens_however_often_it_is_met()
    {
        var used = new TextAnalyzer();
        RandomText.Texts.Sample(
            text =>
            {
                var fresh = new TextAnalyzer().Analyze(text);
                Assert.Equal(fresh, used.Analyze(text));
                Assert.Equal(fresh, used.Analyze(text));
            },
            iter: 1000,
            threads: 1);
    }

    [Fact]
    public void More_spellings_than_are_remembered_stay_right()
    {
        var used = new TextAnalyzer();
        for (var i = 0; i < 300_000; i++)
            Assert.Equal(new AnalyzedToken($"{i}", $"{i}", 0, $"{i}".Length, 0, 1, TokenKind.Word), used.Analyze($"{i}")[0]);
    }

    [Fact]
    public void Words_do_not_depend_on_what_stands_around_them() => RandomText.Texts.Sample(
        text =>
        {
            var alone = new TextAnalyzer().Analyze(text);
            var among = new TextAnalyzer().Analyze($"before {text}\nafter");
            Assert.Equal(alone.Select(t => t with { Start = t.Start + 7, End = t.End + 7, Position = t.Position + 1 }), among.Skip(1).SkipLast(1));
        },
        iter: 1000);

    private static bool SplitsPair(string text, int at) =>
        at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]);

    private static IEnumerable<(int, int)> Ranges(string text) =>
        new TextAnalyzer().Analyze(text).Where(t => t.Kind != TokenKind.Joined).Select(t => (t.Start, t.End));

    private static string Show(IReadOnlyList<AnalyzedToken> tokens) => string.Join(' ', tokens.Select(t => $"{t.Term}@{t.Position}[{t.Start}-{t.End}]{Mark(t.Kind)}"));

    private static string Mark(TokenKind kind) => kind switch
    {
        TokenKind.Joined => "+",
        TokenKind.Part => "-",
        _ => "",
    };
}
