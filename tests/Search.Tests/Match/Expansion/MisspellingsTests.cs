using System.Text;
using CsCheck;
using DocumentSearch.Search.Match.Expansion;
using DocumentSearch.Search.Tests.Naive;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Tests.Match.Expansion;

public sealed class MisspellingsTests
{
    private static readonly Comparer<byte[]> ByBytes = Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b));
    private static readonly Gen<string> Words = Gen.OneOf("a", "b", "c", "é", "日", "😀").Array[1, 8].Select(string.Concat);

    [Fact]
    public void The_distance_is_that_of_the_textbook_in_the_order_of_a_dictionary() => Gen.Select(Words, Words.Array[1, 60], Gen.Int[1, 2]).Sample(
        (word, others, edits) => AssertDistances(word, others, edits),
        iter: 2000,
        threads: 1);

    [Fact]
    public void Long_words_are_compared_too() => Gen.Select(Gen.OneOf("a", "b").Array[60, Misspellings.MaxLength].Select(string.Concat), Gen.OneOf("a", "b").Array[0, 80].Select(string.Concat).Array[5], Gen.Int[0, 63]).Sample(
        (word, others, at) => AssertDistances(word, [word, word + "a", word + "aa", word + "aaa", word.Remove(at % word.Length, 1), word.Insert(at % word.Length, "ba"), .. others], Misspellings.MaxEdits),
        iter: 100,
        threads: 1);

    [Fact]
    public void Nothing_that_matches_is_passed_over() => Gen.Select(Words, Words.Array[1, 300], Gen.Int[1, 2]).Sample(
        (word, others, edits) =>
        {
            var matcher = new Misspellings(word, edits);
            var dictionary = others.Distinct().SelectMany(static o => new[] { o, o + "\0Written" }).Select(Encoding.UTF8.GetBytes)
                .Order(ByBytes).ToList();
            var found = new List<string>();
            var next = new BytesRef();
            foreach (var form in dictionary)
            {
                if (form.AsSpan().SequenceCompareTo(next.Bytes.AsSpan(0, next.Length)) < 0)
                    continue;

                next.Length = 0;
                if (matcher.Weigh(form) > 0)
                    found.Add(Encoding.UTF8.GetString(form));
                else if (!matcher.SkipTo(next))
                    break;
            }

            var expected = dictionary.Select(Encoding.UTF8.GetString).Where(f => NaiveWords.Distance(word, f.Split('\0')[0]) <= edits);
            Assert.Equal(expected, found);
        },
        iter: 3000,
        threads: 1);

    [Fact]
    public void Most_of_a_dictionary_is_passed_over()
    {
        var matcher = new Misspellings("registrieren", 2);
        var letters = "abcdefghijklmnopqrstuvwxyz".ToCharArray();
        var dictionary = (from a in letters from b in letters from c in letters select $"{a}{b}{c}xyz").ToList();
        var (looked, next) = (0, new BytesRef());
        foreach (var word in dictionary.Where(w => string.CompareOrdinal(w, next.Utf8ToString()) >= 0))
        {
            looked++;
            next.Length = 0;
            Assert.Equal(0, matcher.Weigh(Encoding.UTF8.GetBytes(word)));
            if (!matcher.SkipTo(next))
                break;
        }

        Assert.InRange(looked, 1, dictionary.Count / 3);
    }

    private static void AssertDistances(string word, IEnumerable<string> others, int edits)
    {
        var misspellings = new Misspellings(word, edits);
        foreach (var other in others.Select(Encoding.UTF8.GetBytes).Order(ByBytes))
        {
            var text = Encoding.UTF8.GetString(other);
            Assert.True(Math.Min(NaiveWords.Distance(word, text), edits + 1) == misspellings.Distance(other), $"{word} {text}");
        }
    }
}
