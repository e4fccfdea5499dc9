using CsCheck;
using DocumentSearch.IndexFormat.Analysis;

namespace DocumentSearch.IndexFormat.Tests.Analysis;

public sealed class TextAnalyzerTests
{
    private const int MaxChain = 255;

    /// <summary>A text, and its tokens as term@position[start-end]; '+' marks a joined compound, '~' one within it, '-' a part.</summary>
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
        { "6'000 1’234’567", "6000@0[0-5] 1234567@1[6-15]" },
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

        // compounds within compounds
        { "Users.getUserName", "usersgetusernam@0[0-17]+ user@0[0-5]- getusernam@1[6-17]~ get@1[6-9]- user@2[9-13]- name@3[13-17]-" },
        { "SharePoint-Server.cs", "sharepointserverc@0[0-20]+ sharepointserv@0[0-17]~ sharepoint@0[0-10]~ share@0[0-5]- point@1[5-10]- server@2[11-17]- cs@3[18-20]-" },
        { "wi-fi@x.org's a.b.c", "wifixorg@0[0-13]+ wifi@0[0-5]~ wi@0[0-2]- fi@1[3-5]- x@2[6-7]- org@3[8-11]- abc@4[14-19]+ a@4[14-15]- b@5[16-17]- c@6[18-19]-" },

        // other scripts
        { "Ελλάς ΕΛΛΑΣ", "ελλασ@0[0-5] ελλασ@1[6-11]" },
        { "ёлка Ёлка Київ Йод", "елка@0[0-4] елка@1[5-9] київ@2[10-14] йод@3[15-18]" },
        { "日\u0301本", "日@0[0-2] 日本@0[0-3]= 本@1[2-3]" },
        { "شَمْس שָׁלוֹם", "شمس@0[0-5] שלום@1[6-13]" },

        // surrogate pairs, lone surrogates, invisible characters
        { "\U0001D400\U00010400 \U00020000 \U0001F600x", "a\U00010428@0[0-4] \U00020000@1[5-7] \U0001F600@2[8-10] x@3[10-11]" },
        { "a\uD800b \uDC00 \uD800", "a@0[0-1] b@1[2-3]" },
        { "co\u00ADop ab\u200Dc", "coop@0[0-5] abc@1[6-10]" },
        { "\u200B\u00AD \u0301 \u20E3 \uFE0F ...!? -- _ ' + # \u0640", "" },
        { "", "" },

        // accents
        { "é e\u0301 \u1EC7 e\u0323\u0302 e\u0302\u0323 \u212B A\u030A", "e@0[0-1] e@1[2-4] e@2[5-6] e@3[7-10] e@4[11-14] a@5[15-16] a@6[17-19]" },
        { "й и\u0306 ї і\u0308 ў ѓ ё е\u0308 за\u0301мок", "й@0[0-1] й@1[2-4] ї@2[5-6] ї@3[7-9] ў@4[10-11] ѓ@5[12-13] е@6[14-15] е@7[16-18] замок@8[19-25]" },
        { "Ἀρχὴ αρχη ᾳ ΐ ΟΔΥΣΣΕΥΣ", "αρχη@0[0-4] αρχη@1[5-9] α@2[10-11] ι@3[12-13] οδυσσευσ@4[14-22]" },

        // forms for compatibility
        { "5㎏ 5kg ㍿ 5℃ Windows™ №", "5kg@0[0-2] 5kg@1[3-6] 株@2[7-8] 株式@2[7-8]= 式@3[7-8] 式会@3[7-8]= 会@4[7-8] 会社@4[7-8]= 社@5[7-8] 5@6[9-10] c@7[10-11] window@8[12-19] no@9[21-22]" },
        { "ｶﾞｷﾞ ガギ カ\u3099", "ガギ@0[0-4]+ ガ@0[0-2]- ガギ@0[0-4]= ギ@1[2-4]- ガギ@2[5-7]+ ガ@2[5-6]- ガギ@2[5-7]= ギ@3[6-7]- ガ@4[8-10]" },
        { "① ⑴ Ⅳ ⅷ ½ 1\u20442", "1@0[0-1] 1@1[2-3] iv@2[4-5] viii@3[6-7] 1@4[8-9] 2@5[8-9] 1@6[10-11] 2@7[12-13]" },
        { "𝒜𝓑 𝟙𝟚 ＷＩＤＥ", "ab@0[0-4] 12@1[5-9] wide@2[10-14]" },
        { "ﻣﺤﻤﺪ ﷺ", "محمد@0[0-4] صلي@1[5-6] الله@2[5-6] عليه@3[5-6] وسلم@4[5-6]" },
        { "한국어 \u1112\u1161\u11AB\u1100\u116E\u11A8\u110B\u1165", "한국어@0[0-3]+ 한@0[0-1]- 한국@0[0-2]= 국@1[1-2]- 국어@1[1-3]= 어@2[2-3]- 한국어@3[4-12]+ 한@3[4-7]- 한국@3[4-10]= 국@4[7-10]- 국어@4[7-12]= 어@5[10-12]-" },
        { "٣٤٥ ۳۴۵ १२३ ๑๒ １２ ٦,٠٠٠", "345@0[0-3] 345@1[4-7] 123@2[8-11] 12@3[12-14] 12@4[15-17] 6000@5[18-23]" },

        // hyphens and what is not seen
        { "cease–fire cease−fire cease－fire cease\u00ADfire", "ceasefir@0[0-10]+ ceas@0[0-5]- fire@1[6-10]- ceasefir@2[11-21]+ ceas@2[11-16]- fire@3[17-21]- ceasefir@4[22-32]+ ceas@4[22-27]- fire@5[28-32]- ceasefir@6[33-43]" },
        { "zero\u200Bwidth zero\u200Cwidth zero\u2060width zero\uFEFFwidth foo-\u200Bbar foo\u200B-bar", "zerowidth@0[0-10]+ zero@0[0-4]- width@1[5-10]- zerowidth@2[11-21] zerowidth@3[22-32] zerowidth@4[33-43] foobar@5[44-52]+ foo@5[44-47]- bar@6[49-52]- foobar@7[53-61]+ foo@7[53-56]- bar@8[58-61]-" },
        { "1990's 1990s 5's 6'2 Hawaiʻi", "1990@0[0-6] 1990s@1[7-12] 5@2[13-16] 6@3[17-18] 2@4[19-20] hawaii@5[21-28]" },

        // programs' names and addresses
        { "utf8Decoder HTML5Parser iPhone H2O snake＿case", "utf8decoder@0[0-11]+ utf8@0[0-4]- decod@1[4-11]- html5parser@2[12-23]+ html5@2[12-17]- parser@3[17-23]- iphon@4[24-30]+ i@4[24-25]- phone@5[25-30]- h2o@6[31-34] snakecas@7[35-45]+ snake@7[35-40]- case@8[41-45]-" },
        { "first.last+tag@mail.example.org a+b", "firstlasttagmailexampleorg@0[0-31]+ first@0[0-5]- last@1[6-10]- tag@2[11-14]- mail@3[15-19]- exampl@4[20-27]- org@5[28-31]- a@6[32-33] b@7[34-35]" },
        { "see https://x.org/en-us/a_b?q=1#top. (http://a.b/c(d)) [t](https://x.y/z) www.x.org, www.", "see@0[0-3] httpsxorgenusabq1top@1[4-35]+ https@1[4-9]- x@2[12-13]- org@3[14-17]- enus@4[18-23]~ en@4[18-20]- us@5[21-23]- ab@6[24-27]~ a@6[24-25]- b@7[26-27]- q@8[28-29]- 1@9[30-31]- top@10[32-35]- httpabcd@11[38-53]+ http@11[38-42]- a@12[45-46]- b@13[47-48]- c@14[49-50]- d@15[51-52]- t@16[56-57] httpsxyz@17[59-72]+ https@17[59-64]- x@18[67-68]- y@19[69-70]- z@20[71-72]- wwwxorg@21[74-83]+ www@21[74-77]- x@22[78-79]- org@23[80-83]- www@24[85-88]" },
        { "http://x.y/日本 https:// file:///etc", "httpxi@0[0-11]+ http@0[0-4]- x@1[7-8]- y@2[9-10]- 日@3[11-12] 日本@3[11-13]= 本@4[12-13] https@5[14-19] file@6[23-27] etc@7[31-34]" },
        { "C++ C# f# c++17 (C#) a#b C+ C++x Ｃ＃", "c++@0[0-3]+ c@0[0-1]- c#@1[4-6]+ c@1[4-5]- f#@2[7-9]+ f@2[7-8]- c++@3[10-13]+ c@3[10-11]- 17@4[13-15] c#@5[17-19]+ c@5[17-18]- a@6[21-22] b@7[23-24] c@8[25-26] c@9[28-29] x@10[31-32] c#@11[33-35]+ c@11[33-34]-" },

        // other scripts
        { "İstanbul ısı i\u0307", "istanbul@0[0-8] isi@1[9-12] i@2[13-15]" },
        { "أحمد احمد آمن ٱلله مدرسة مدرسه على علي کتاب كتاب مُحَمَّد محـــمد", "احمد@0[0-4] احمد@1[5-9] امن@2[10-13] الله@3[14-18] مدرسه@4[19-24] مدرسه@5[25-30] علي@6[31-34] علي@7[35-38] كتاب@8[39-43] كتاب@9[44-48] محمد@10[49-57] محمد@11[58-65]" },
        { "בית־ספר צה״ל צה\"ל ג׳ירפה", "ביתספר@0[0-7]+ בית@0[0-3]- ספר@1[4-7]- צהל@2[8-12] צהל@3[13-17] גירפה@4[18-24]" },
        { "東京都 カタカナ語 日本iPhone版", "東@0[0-1] 東京@0[0-2]= 京@1[1-2] 京都@1[1-3]= 都@2[2-3] カタカナ@3[4-8]+ カ@3[4-5]- カタ@3[4-6]= タ@4[5-6]- タカ@4[5-7]= カ@5[6-7]- カナ@5[6-8]= ナ@6[7-8]- 語@7[8-9] 日@8[10-11] 日本@8[10-12]= 本@9[11-12] iphon@10[12-18]+ i@10[12-13]- phone@11[13-18]- 版@12[18-19]" },
        { "ไทย น\u0E49\u0E33 น\u0E49\u0E4D\u0E32 ខ្មែរ", "ไ@0[0-1] ไท@0[0-2]= ท@1[1-2] ทย@1[1-3]= ย@2[2-3] น\u0E49\u0E4D@3[4-7] น\u0E49\u0E4Dา@3[4-7]= า@4[6-7] น\u0E49\u0E4D@5[8-11] น\u0E49\u0E4Dา@5[8-12]= า@6[11-12] ខ\u17D2@7[13-15] ខ\u17D2ម\u17C2@7[13-17]= ម\u17C2@8[15-17] ម\u17C2រ@8[15-18]= រ@9[17-18]" },
        { "😀👍🏿👍 \U0001F469\U0001F3FD\u200D\U0001F4BB 🇩🇪🇫🇷 1\uFE0F\u20E3 #\uFE0F\u20E3 ❤\uFE0F ❤", "😀@0[0-2] 👍@1[2-6] 👍@2[6-8] \U0001F469\u200D\U0001F4BB@3[9-16] \U0001F1E9\U0001F1EA@4[17-21] \U0001F1EB\U0001F1F7@5[21-25] 1\u20E3@6[26-29] #\u20E3@7[30-33] ❤@8[34-36] ❤@9[37-38]" },
        { "हिन्दी फ\u093Cिल्म फिल्म", "ह\u093Fन\u094Dद\u0940@0[0-6] फ\u093Fल\u094Dम@1[7-13] फ\u093Fल\u094Dम@2[14-19]" },
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
        { "x.getUserName", "xgetusername|x.getUserName~4 x getusername|getUserName~3 get user|User name|Name" },
        { "Ukraine's O\u2019Neill\u2019s dont don\u02BCt", "ukraine|Ukraine oneill|O'Neill~2 o|O neill|Neill dont dont|don't" },
        { "co\u00ADop zero\u200Bwidth 6,000", "coop zerowidth~2 zero width 6000|6,000" },
        { "U.S. e.g.", "us|U.S~2 u|U s|S eg|e.g~2 e g" },
        { "日本 ガギ", "日 日本~2 本 ガギ~2 ガ ガギ~2 ギ" },
        { "e\u0301tude \u00E9tude ﬁn C++ Ｃ# ❤\uFE0F", "etude|\u00E9tude etude|\u00E9tude fin|ﬁn c++|C++ c|C c#|Ｃ# c|Ｃ ❤|❤\uFE0F" },
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
                Assert.True(token.Kind is TokenKind.Joined or TokenKind.Inner || token.Length == (token.Kind == TokenKind.Bigram ? 2 : 1), $"{token} is too long");
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

    /// <summary>Any word, as Unicode's tables have it, in each of its normal forms.</summary>
    [Fact]
    public void Equivalent_spellings_give_the_same_terms_at_the_same_words() => Spellings.Words.Array[1, 6].Sample(
        words =>
        {
            var expected = Terms(string.Join(' ', words));
            foreach (var form in Spellings.Forms)
            {
                var spelt = words.Select(form).ToArray();
                Assert.Equal(expected, Terms(string.Join(' ', spelt)));
                var tokens = new TextAnalyzer().Analyze(string.Join(' ', spelt));
                var ends = spelt.Select((word, i) => spelt.Take(i + 1).Sum(w => w.Length) + i).ToHashSet();
                Assert.All(spelt.Select((word, i) => spelt.Take(i).Sum(w => w.Length) + i), start => Assert.Contains(tokens, t => t.Start == start));
                Assert.All(ends, end => Assert.Contains(tokens, t => t.End == end));
            }
        },
        iter: 3000);

    private static IEnumerable<(string, int, TokenKind)> Terms(string text) => new TextAnalyzer().Analyze(text).Select(t => (t.Term, t.Position, t.Kind));

    [Theory]
    [InlineData("short words only", 0)]
    [InlineData("", 0)]
    public void Words_that_are_not_too_long_are_not_counted(string text, int count) => Assert.Equal(count, TextAnalyzer.CountCutWords(text));

    [Fact]
    public void Words_too_long_for_a_token_are_counted_once_each()
    {
        var (longWord, fits) = (new string('w', 256), new string('w', 255));
        Assert.Equal(0, TextAnalyzer.CountCutWords($"{fits} {fits}/{fits} https://x.org/{new string('a', 250)}/{fits}"));
        Assert.Equal(1, TextAnalyzer.CountCutWords(longWord));
        Assert.Equal(1, TextAnalyzer.CountCutWords($"{fits}-{fits}"));
        Assert.Equal(1, TextAnalyzer.CountCutWords(new string('w', 2000)));
        Assert.Equal(3, TextAnalyzer.CountCutWords($"a {longWord}\n{fits} x {longWord}/{longWord} end"));
    }

    private static bool SplitsPair(string text, int at) =>
        at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]);

    private static IEnumerable<(int, int)> Ranges(string text) =>
        new TextAnalyzer().Analyze(text).Where(t => t.Kind is TokenKind.Word or TokenKind.Part).Select(t => (t.Start, t.End));

    private static string Show(IReadOnlyList<AnalyzedToken> tokens) => string.Join(' ', tokens.Select(t => $"{t.Term}@{t.Position}[{t.Start}-{t.End}]{Mark(t.Kind)}"));

    private static string Mark(TokenKind kind) => kind switch
    {
        TokenKind.Joined => "+",
        TokenKind.Part => "-",
        TokenKind.Bigram => "=",
        TokenKind.Inner => "~",
        _ => "",
    };
}
