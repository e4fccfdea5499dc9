using System.Text;
using CsCheck;
using DocumentSearch.Search.Match.Expansion;
using DocumentSearch.Search.Tests.Naive;

namespace DocumentSearch.Search.Tests.Match.Expansion;

public sealed class WildcardsTests
{
    private static readonly Gen<string> Words = Gen.OneOf("a", "b", "ab", "é", "😀").Array[0, 7].Select(string.Concat);

    private static readonly Gen<string> Patterns = Gen.OneOf("a", "b", "é", "😀", "*", "*", "?", @"\*", @"\?", @"\\").Array[1, 7].Select(string.Concat);

    [Fact]
    public void A_word_fits_where_a_plain_recursion_says_so() => Gen.Select(Patterns, Gen.Select(Words, Gen.OneOf("", "\0AB", "\0a*")).Array[20]).Sample(
        (pattern, words) =>
        {
            if (Wildcards.Parse(pattern, static literal => literal) is not { } wildcards)
            {
                Assert.DoesNotContain(pattern, static c => c is not ('*' or '?'));
                return;
            }

            var fits = NaiveWords.Wildcards(pattern, static literal => literal);
            foreach (var (word, written) in words)
            {
                var form = Encoding.UTF8.GetBytes(word + written);
                Assert.Equal(fits(word) ? 1 : 0, wildcards.Weigh(form));
                Assert.True(!fits(word) || form.AsSpan().StartsWith(wildcards.Prefix), $"{pattern}: {word}");
            }
        },
        iter: 2000,
        threads: 1);

    [Fact]
    public void Stretches_between_wildcards_are_folded_each_by_itself()
    {
        var wildcards = Wildcards.Parse("TÜR*YE", static literal => literal.ToUpperInvariant().Replace('Ü', 'U').ToLowerInvariant());
        Assert.Equal(1, wildcards!.Weigh("turkiye"u8));
        Assert.Equal("tur"u8, wildcards.Prefix);
    }
}
