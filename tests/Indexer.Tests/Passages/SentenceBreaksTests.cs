using CsCheck;
using DocumentSearch.Indexer.Passages;

namespace DocumentSearch.Indexer.Tests.Passages;

public sealed class SentenceBreaksTests
{
    private static readonly Gen<string> Texts = Gen.Frequency(
            (6, Gen.OneOf("word", "Word", "e.g.", "Mr.", "J.", "U.S.", "3.14", "\u3002", "\U0001F600", "\U00010400")),
            (4, Gen.OneOf(" ", " ", "\n", "\t", "")),
            (3, Gen.OneOf(".", "!", "?", "\u2026", "...", "\"", "\u201D", "(", ")", "*", "'")),
            (1, Gen.Int[1, 1200].Select(static n => new string('w', n))),
            (1, Gen.Int[1, 1200].Select(static n => new string('.', n))),
            (1, Gen.Int[1, 700].Select(static n => string.Concat(Enumerable.Repeat("\U0001F600", n)))))
        .Array[0, 60]
        .Select(string.Concat);

    // Short enough for no sentence to be cut for its length.
    private static readonly Gen<string> Words = Gen.OneOf<string>(
            "word", "Word", "e.g.", "z.", "B.", "Mr.", "J.", "U.S.", "Inc.", "etc.", "no.", "5.", "1990.", "end.", "end.[1]", "end.1", "end!", "\"Go.\"", "(so.)", "...", "…",
            "?", "»", "。", "は。", "3.14", "am", "Mai", "The", "\U0001F600", "a)", "-")
        .Array[1, 60]
        .Select(static words => string.Join(' ', words));

    [Theory]
    [InlineData("One. ‖Two! ‖Three? ‖Four.")]
    [InlineData("One.")]
    [InlineData("no terminator at all")]
    [InlineData("One.\n‖Two.")]
    [InlineData("One line\nand another\r\nand a third. ‖Next.")]
    public void Sentences_end_at_stops(string marked) => AssertCut(marked);

    [Theory]
    // English
    [InlineData("Dr. Smith and Mrs. Jones met Prof. X at 10 a.m. in St. Ives. ‖They left.")]
    [InlineData("It opens at 9 a.m. ‖The doors close at 5 p.m. ‖However, 6 p.m. Eastern is late.")]
    [InlineData("See Fig. 3 and Vol. 2, pp. 4 ff. of it. ‖Next.")]
    [InlineData("I said no. ‖Then No. 5 came, and no. 6, and Vol. II, No. IV of it.")]
    [InlineData("She sat. ‖Then, Sat. 5 May, est. 1990, it was art. ‖See art. 7.")]
    [InlineData("He ate figs, nuts, etc. ‖Then he slept.")]
    [InlineData("He ate figs, nuts, etc. and slept.")]
    [InlineData("Apple Inc. Chairman Jones left Acme Inc. ‖The board met.")]
    [InlineData("He met Martin Luther King Jr. Monday. ‖Then Ken Griffey Jr. ‖It rained.")]
    [InlineData("The shop (run by Acme Corp.) Smith bought. ‖End.")]
    [InlineData("Jones et al. 1998 and Briffa et al. (2000) agree. ‖Brown v. Board did not.")]
    // German
    [InlineData("Das gilt z. B. Berlin, z.B. Bonn, d. h. Städten, vgl. Abb. 3, Nr. 4, bzw. Bd. 2, i. d. R. Häusern usw. ‖Der Rest fehlt.")]
    [InlineData("Er kam 44 v. Chr. Rom besuchen. ‖Hr. Dr. med. Müller, geb. Schmidt, wohnt in der Hauptstr. 5. ‖Er ist da.")]
    // French
    [InlineData("M. Dupont et Mme. Durand, cf. p. 5, p. ex. Paris, etc. ‖Elle est là.")]
    // Spanish
    [InlineData("El Sr. López y la Sra. Gómez, p. ej. Madrid, núm. 5. ‖Ud. Luis no.")]
    // Italian
    [InlineData("Il sig. Rossi e il Dott. Bianchi, ecc. ‖Poi Sig.ra Neri, art. 5.")]
    // Dutch
    [InlineData("Dhr. De Vries kocht bijv. Appels, peren enz. ‖Hij at ze.")]
    // Portuguese
    [InlineData("O Sr. Silva e a Sra. Lima, pág. 5, etc. ‖Ele saiu.")]
    // Russian
    [InlineData("Он жил на ул. Ленина, т. е. Москва, т.е. Россия, и т. д. ‖Потом умер в 1990 г. ‖Она нет.")]
    [InlineData("А. С. Пушкин родился в г. Москва. ‖См. рис. 5.")]
    // Polish, Swedish, Turkish
    [InlineData("Mieszka przy ul. Długiej, np. Jan, itd. ‖Nie wiem.")]
    [InlineData("Han köpte t.ex. Volvo m.m. ‖Det var allt.")]
    [InlineData("Doç. Yılmaz geldi vb. ‖Sonra gitti.")]
    public void Abbreviations_end_a_sentence_only_where_they_may(string marked) => AssertCut(marked);

    [Theory]
    [InlineData("J. R. R. Tolkien wrote it. ‖The U.S. Army came.")]
    [InlineData("George W. Bush left the U.S. ‖He came from the U.K. ‖In 1990 he met Malcolm X. ‖The end.")]
    [InlineData("Jean-P. Dupont and \"K. Lee\" and (A. Smith) came.")]
    [InlineData("e.g. this, i.e. That. ‖End.")]
    [InlineData("He has a Ph.D. Smith has none. ‖End.")]
    [InlineData("Don't. ‖I can't. ‖It is R&D. ‖It is 90 km/h. ‖It is 5 g. ‖Multiple words.")]
    [InlineData("תנ\"ך. ‖חז\"ל. ‖בתקופה.")]
    [InlineData("우리 집. ‖그는 갔다. ‖끝.")]
    public void Single_letters_are_initials(string marked) => AssertCut(marked);

    [Theory]
    [InlineData("It costs 3.14 or v1.0.2 or 1.0.21. ‖Then 5. ‖Bob came.")]
    [InlineData("Er kam am 3. Mai, im 19. Jahrhundert, zum 2. Mal, die 7. Brücke, am 3. Januar 2004. ‖Peter ging.")]
    [InlineData("Den 3. maj kom han. ‖Dne 3. 5. 1990 odjel.")]
    [InlineData("It was in 1990. ‖Bush won by 12. ‖Gore lost.")]
    [InlineData("1. Install it. ‖2. Run it. ‖1.2. More of it. ‖B. Another. ‖(5.) The fifth.")]
    [InlineData("a. An item. ‖End.")]
    [InlineData("iv. The fourth. ‖End.")]
    [InlineData("(a) An item. ‖(b) another. ‖End.")]
    [InlineData("a) An item. ‖b) Another.")]
    [InlineData("Step 3. The lid opens. ‖Chapter 4. Lids. ‖Chapter IV. The lid. ‖Use C. ‖Then C++.")]
    public void Numbers_keep_their_stops(string marked) => AssertCut(marked);

    [Theory]
    [InlineData("The file a.txt is here. ‖See http://example.com/a.b?c=D!E. ‖Mail a.b@example.com. ‖It ends.")]
    [InlineData("Use Node.js, System.IO and .NET. ‖.NET is fine.")]
    [InlineData("This is the end.Then comes that?Yes!So it is. ‖End.")]
    [InlineData("https://例え.jp/検索?条件=五 を見る。‖はい。")]
    public void Stops_within_words_end_nothing(string marked) => AssertCut(marked);

    [Theory]
    [InlineData("\"Stop!\" ‖He said: \"Go.\" ‖“Why?” ‖(Nobody knew.) ‖Yes.")]
    [InlineData("\"Stop!\" he said. ‖\"Why?\" asked Bob.")]
    [InlineData("„Komm.“ ‖Er kam. ‖»Geh.« ‖Er ging. ‖‚Ja.‘ ‖So. ‖›Nein.‹ ‖Gut.")]
    [InlineData("« Viens ! » ‖Il vint. ‖«Va.» ‖Il alla. ‖“Sí.” ‖¿Qué? ‖¡No!")]
    [InlineData("He (or she!) came [sic!] and went. ‖[Then.] ‖{So.} ‖**Bold.** ‖_Yes._ ‖End.")]
    [InlineData("Er sagte: „Ja!“ und ging. ‖— Что? — спросил он. ‖— Да.")]
    [InlineData("「はい。」‖いいえ。‖『そう！』‖（完）。‖他说：“好。”‖她走了。‖“对。”")]
    [InlineData("「はい。」と言った。‖終わり。")]
    public void Quotes_and_brackets_stay_with_their_sentence(string marked) => AssertCut(marked);

    [Theory]
    [InlineData("It ended.[12] ‖Then it began.[3][4] ‖So.[citation needed] ‖End.")]
    [InlineData("It ended.1 ‖Then it began.2,3 ‖So it \"went.\"4 ‖On.⁵ ‖End.")]
    [InlineData("It is 3.1 Million, No.5 The, p.7 Or vol.8 That. ‖End.")]
    [InlineData("終わった。[1]‖次。")]
    public void Footnote_marks_stay_with_their_sentence(string marked) => AssertCut(marked);

    [Theory]
    [InlineData("Wait... and see. ‖Wait… and see. ‖Wait... ‖But no.")]
    [InlineData("Wait . . . and see. ‖Wait . . . ‖But no. ‖It is [...] Here.")]
    [InlineData("... and There. ‖End...")]
    [InlineData("Why?! ‖No!!! ‖What?... ‖So. ‖Quoi ? ! ‖Non.")]
    [InlineData("It's Yahoo! announced today. ‖Who? me. ‖Not he.")]
    [InlineData("我……不知道。‖好。")]
    public void Rows_of_stops_end_what_visibly_ends(string marked) => AssertCut(marked);

    [Theory]
    [InlineData("the wing is thin . ‖the flow is fast. ‖it is shown in fig. 2, by smith et al. in 1950. ‖the end.")]
    [InlineData("They use iPhones. ‖iPhones are phones. ‖They cost approx. ten.")]
    public void Text_in_small_letters_has_sentences_too(string marked) => AssertCut(marked);

    [Theory]
    [InlineData("これは文です。‖次の文です！‖本当？‖終わり")]
    [InlineData("好｡‖真的?‖是的!‖约３．１４。‖一．")]
    [InlineData("هل هذا صحيح؟ ‖نعم. ‖لا، ليس د. محمد. ‖هذا۔ ‖وہ")]
    [InlineData("यह एक वाक्य है। ‖यह दूसरा है॥ ‖डॉ. शर्मा आए।‖वे गए।")]
    [InlineData("ሰላም።‖ደህና፧‖አዎ")]
    [InlineData("សួស្តី។‖បាទ៕ ‖ទេ")]
    [InlineData("မင်္ဂလာပါ။‖ဟုတ်ကဲ့၊ ဟုတ်။ ‖ပြီး")]
    [InlineData("Բարեւ։ ‖Այո։ ‖ոչ")]
    [InlineData("བོད་ཡིག།‖སྐད། ‖མཐའ")]
    [InlineData("Τι είναι\u037E ‖Ναι. ‖Είναι π.χ. Αθήνα κ.λπ. ‖Τέλος.")]
    [InlineData("ไทย พ.ศ. 2500 กับ ดร. สมชาย จบ")]
    public void Every_script_has_its_stops(string marked) => AssertCut(marked);

    [Fact]
    public void A_long_sentence_is_cut_behind_its_last_white_space()
    {
        var text = new string('a', 900) + " " + new string('b', 99) + "c and so on";
        Assert.Equal(901, SentenceBreaks.Next(text, 0, text.Length));
        Assert.Equal(SentenceBreaks.MaxLength, SentenceBreaks.Next(new string('a', 5000), 0, 5000));
    }

    [Fact]
    public void A_long_sentence_is_cut_behind_a_comma_or_line_break_near_the_limit()
    {
        var words = string.Concat(Enumerable.Repeat("word ", 160)); // 800 units
        Assert.Equal(806, SentenceBreaks.Next(words + "here, " + words, 0, 1606));
        Assert.Equal(805, SentenceBreaks.Next(words + "here\n" + words, 0, 1605));
        Assert.Equal(803, SentenceBreaks.Next(new string('字', 802) + "，" + new string('字', 802), 0, 1605));
        Assert.Equal(1000, SentenceBreaks.Next("a, b\n" + words + words, 0, 1605));
    }

    [Theory]
    [InlineData("e\u0301")]
    [InlineData("न\u093F")]
    [InlineData("\U0001F469\u200D\U0001F680")]
    public void A_cut_splits_no_character(string character)
    {
        var text = "a" + string.Concat(Enumerable.Repeat(character, 1000));
        foreach (var cut in new[] { SentenceBreaks.Next(text, 0, text.Length), SentenceBreaks.LongestEnd(text, 0, text.Length) })
        {
            Assert.InRange(cut, SentenceBreaks.MaxLength - character.Length, SentenceBreaks.MaxLength);
            Assert.Equal(0, (cut - 1) % character.Length);
        }
    }

    [Fact]
    public void A_character_of_endless_marks_is_cut_at_the_limit()
    {
        var text = "a" + new string('\u0301', 5000);
        Assert.Equal(SentenceBreaks.MaxLength, SentenceBreaks.Next(text, 0, text.Length));
    }

    [Fact]
    public void A_cut_never_splits_a_surrogate_pair()
    {
        var text = "a" + string.Concat(Enumerable.Repeat("\U0001F600", 1000));
        Assert.Equal(SentenceBreaks.MaxLength - 1, SentenceBreaks.Next(text, 0, text.Length));
    }

    [Fact]
    public void Every_step_goes_on_and_stays_within_bounds() => Gen.Select(Texts, Gen.Int[0, 200]).Sample(
        (text, behind) =>
        {
            var end = Math.Max(0, text.Length - behind);
            for (var at = 0; at < end;)
            {
                var next = SentenceBreaks.Next(text, at, end);
                Assert.InRange(next, at + 1, Math.Min(end, at + SentenceBreaks.MaxLength));
                Assert.False(next < end && char.IsSurrogatePair(text[next - 1], text[next]));
                at = next;
            }
        },
        iter: 1000);

    [Fact]
    public void Very_many_full_stops_are_cut_at_the_limit_in_linear_time()
    {
        // Were every cut to look at all that follows, this would take minutes.
        var dots = new string('.', 20_000_000);
        var cuts = 0;
        for (var at = 0; at < dots.Length; at = SentenceBreaks.Next(dots, at, dots.Length))
            cuts++;

        Assert.Equal(dots.Length / SentenceBreaks.MaxLength, cuts);
    }

    [Fact]
    public void Only_what_stands_near_decides() => Gen.Select(Texts, Texts).Sample(
        (text, other) =>
        {
            var known = SentenceBreaks.MaxLength + SentenceBreaks.MaxLookAhead;
            var start = new string('w', Math.Max(0, known - text.Length)) + text;
            var more = start[..known] + "x" + other;
            Assert.Equal(SentenceBreaks.Next(start[..known] + ".", 0, known + 1), SentenceBreaks.Next(more, 0, more.Length));
        },
        iter: 1000);

    [Fact]
    public void Wrapping_by_hand_moves_no_bound() => Words.Sample(
        text => Assert.Equal(Bounds(text), Bounds(text.Replace(' ', '\n'))),
        iter: 3000);

    [Theory]
    [InlineData("\"")]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData(". ")]
    [InlineData(" .")]
    [InlineData("[")]
    [InlineData(".[")]
    [InlineData(".1")]
    [InlineData("“")]
    [InlineData("! ")]
    [InlineData("a. ")]
    [InlineData("a.")]
    [InlineData("1. ")]
    [InlineData("etc. ")]
    [InlineData("。")]
    [InlineData("no. IIIIIIII")]
    [InlineData("\u0301")]
    [InlineData("\u200D")]
    public void Hostile_text_is_cut_in_linear_time(string piece)
    {
        // Were any look not bounded, these would take minutes.
        var text = "A." + string.Concat(Enumerable.Repeat(piece, 2_000_000 / piece.Length)) + "b";
        var cuts = 0;
        for (var at = 0; at < text.Length; at = SentenceBreaks.Next(text, at, text.Length))
            cuts++;

        Assert.InRange(cuts, text.Length / SentenceBreaks.MaxLength, text.Length);
    }

    private static void AssertCut(string marked)
    {
        var text = marked.Replace("‖", "", StringComparison.Ordinal);
        Assert.Equal(marked.Split('‖').Select(static s => s.Trim()), Cut(text));
        Assert.Equal(Cut(text).Select(WithoutSpace), Cut(text.Replace(' ', '\n')).Select(WithoutSpace));
    }

    private static List<int> Bounds(string text)
    {
        var bounds = new List<int>();
        for (var at = 0; at < text.Length; bounds.Add(at))
            at = SentenceBreaks.Next(text, at, text.Length);

        return bounds;
    }

    private static string WithoutSpace(string text) => string.Concat(text.Where(static c => !char.IsWhiteSpace(c)));

    private static IEnumerable<string> Cut(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = SentenceBreaks.Next(text, at, text.Length);
            yield return text[at..end].Trim();
            at = end;
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
        }
    }
}
