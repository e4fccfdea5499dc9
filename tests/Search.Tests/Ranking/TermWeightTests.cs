using CsCheck;
using DocumentSearch.Search.Match.Positions;
using DocumentSearch.Search.Ranking;

namespace DocumentSearch.Search.Tests.Ranking;

public sealed class TermWeightTests
{
    [Theory]
    [InlineData(10, 10, 1000, 0.99)]
    [InlineData(10, 30, 1000, 2.233)]
    [InlineData(1, 100000, 1000, 3.99)]
    [InlineData(1000, 50000, 1000, 1)]
    [InlineData(10, -1, 1000, 1)]
    [InlineData(0, 0, 1000, 1)]
    public void Burstiness_is_what_the_formula_gives(int documents, long occurrences, int all, double expected) =>
        Assert.Equal(expected, TermWeight.Burstiness(new TermCount(documents, occurrences), all), 0.02);

    [Fact]
    public void It_is_bounded_and_grows_with_the_occurrences() =>
        Gen.Select(Gen.Int[1, 100_000], Gen.Int[0, 100_000], Gen.Long[0, 10_000_000], Gen.Long[0, 1_000_000]).Sample((documents, others, more, evenMore) =>
        {
            var less = TermWeight.Burstiness(new TermCount(documents, documents + more), documents + others);
            var greater = TermWeight.Burstiness(new TermCount(documents, documents + more + evenMore), documents + others);
            Assert.InRange(less, 0.0001, 4);
            Assert.InRange(greater, less - 1e-9, 4);
        });

    [Fact]
    public void The_best_passage_is_that_of_all_windows() =>
        Gen.Select(Gen.Double[0.1, 5], Gen.Int[0, 200].Array[0, 20]).Array[1, 5].Sample(words =>
        {
            var places = words.Select(w => (w.Item1, w.Item2.Distinct().Order().Select(p => new Occurrence(p, p + 1)).ToList())).ToList();
            var best = Enumerable.Range(0, 201).Max(start => places.Sum(w =>
            {
                var count = w.Item2.Count(o => o.Position >= start && o.Position < start + BestPassage.Words);
                return w.Item1 * count / (count + 0.5);
            }));
            Assert.Equal(0.3 * best, BestPassage.Score(places), 9);
        });

    [Theory]
    [InlineData("docs/create-window.md", "creat", true)]
    [InlineData("docs/Creating a window.md", "creat", true)]
    [InlineData("docs/creature.md", "creat", true)]
    [InlineData("docs/creativity.md", "creat", false)]
    [InlineData("docs/recreate.md", "creat", false)]
    [InlineData("recreate/create.md", "creat", true)]
    [InlineData("", "creat", false)]
    public void Words_of_a_path_are_told_by_their_beginning(string path, string stem, bool has) => Assert.Equal(has, PathWords.Has(path, stem));
}
