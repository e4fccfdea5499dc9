using System.Text;
using CsCheck;
using DocumentSearch.Search.Match.Expansion;
using DocumentSearch.Search.Tests.Naive;
using Lucene.Net.Util.Automaton;

namespace DocumentSearch.Search.Tests.Match.Expansion;

public sealed class MisspellingsTests
{
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
    public void The_automaton_accepts_what_is_near_enough_and_nothing_else() => Gen.Select(Words, Words.Array[20], Gen.Int[1, 2]).Sample(
        (word, others, edits) =>
        {
            var misspellings = new Misspellings(word, edits);
            var automaton = misspellings.Automaton;
            foreach (var other in others)
            {
                var isNear = NaiveWords.Distance(word, other) <= edits;
                Assert.True(isNear == BasicOperations.Run(automaton, other), $"{word} {other} {edits}");
                Assert.True(isNear == BasicOperations.Run(automaton, other + "\0Written"), $"{word} {other} {edits}");
                Assert.True(isNear == misspellings.Weigh(Encoding.UTF8.GetBytes(other + "\0Written")) > 0, $"{word} {other} {edits}");
            }
        },
        iter: 200,
        threads: 1);

    private static void AssertDistances(string word, IEnumerable<string> others, int edits)
    {
        var misspellings = new Misspellings(word, edits);
        foreach (var other in others.Select(Encoding.UTF8.GetBytes).Order(Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b))))
        {
            var text = Encoding.UTF8.GetString(other);
            Assert.True(Math.Min(NaiveWords.Distance(word, text), edits + 1) == misspellings.Distance(other), $"{word} {text}");
        }
    }
}
