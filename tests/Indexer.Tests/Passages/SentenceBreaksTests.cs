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

    [Theory]
    [InlineData("One. |Two! |Three? |Four.")]
    [InlineData("One.")]
    [InlineData("no terminator at all")]
    [InlineData("Dr. Smith and Mrs. Jones met Prof. X at 10 a.m. in St. Ives.| They left.")]
    [InlineData("J. R. R. Tolkien wrote it.| The U.S. Army came.")]
    [InlineData("See Fig. 3 and Vol. 2, pp. 4 ff. of it.| Next.")]
    [InlineData("It costs 3.14 or 1.0.21.| Then 5.")]
    [InlineData("e.g. this, i.e. That.| End.")]
    [InlineData("\"Stop!\" |He said: \"Go.\" |\u201CWhy?\u201D |(Nobody knew.) |Yes.")]
    [InlineData("Wait... and see.| Wait\u2026 and see.| Wait... |But no.")]
    [InlineData("これは文です。|次の文です！|本当？|終わり")]
    [InlineData("「はい。」|いいえ。")]
    [InlineData("هل هذا صحيح؟| نعم.")]
    [InlineData("यह एक वाक्य है।| यह दूसरा है।")]
    [InlineData("the file a.txt is here.| It ends.")]
    [InlineData("One.\n|Two.")]
    public void Sentences_end_where_a_reader_ends_them(string marked)
    {
        var text = marked.Replace("|", "", StringComparison.Ordinal);
        Assert.Equal(marked.Split('|').Select(s => s.Trim()), Cut(text));
    }

    [Fact]
    public void A_long_sentence_is_cut_behind_its_last_white_space()
    {
        var text = new string('a', 900) + " " + new string('b', 99) + "c and so on";
        Assert.Equal(901, SentenceBreaks.Next(text, 0, text.Length));
        Assert.Equal(SentenceBreaks.MaxLength, SentenceBreaks.Next(new string('a', 5000), 0, 5000));
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
