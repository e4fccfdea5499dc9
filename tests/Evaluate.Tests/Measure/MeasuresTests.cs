using CsCheck;
using DocumentSearch.Evaluate.Measure;

namespace DocumentSearch.Evaluate.Tests.Measure;

public sealed class MeasuresTests
{
    private const int Precision = 12;
    private const int Documents = 120;

    // Grades of the documents by number, and an order of some of them.
    private static readonly Gen<(int[] Grades, int[] Ranking)> Rankings = Gen.Select(
        Gen.Frequency((3, Gen.Const(0)), (1, Gen.Int[-1, 3])).Array[Documents],
        Gen.Shuffle(Enumerable.Range(0, Documents).ToArray()),
        Gen.Int[0, Documents],
        (grades, order, count) => (grades, order[..count]));

    [Fact]
    public void What_was_worked_out_by_hand()
    {
        // Found: not judged, grade 1, judged not relevant, grade 3. Not found: grade 2.
        var measures = Measures.Of(["x", "one", "none", "three"], Judged(("one", 1), ("none", 0), ("three", 3), ("two", 2)));
        var found = 1 / Math.Log2(3) + 3 / Math.Log2(5);
        var best = 3 / Math.Log2(2) + 2 / Math.Log2(3) + 1 / Math.Log2(4);
        Assert.Equal(found / best, measures.Ndcg, Precision);
        Assert.Equal(0.4038, measures.Ndcg, 4);
        Assert.Equal((1.0 / 2 + 2.0 / 4) / 3, measures.AveragePrecision, Precision);
        Assert.Equal(0.2, measures.Precision, Precision);
        Assert.Equal(2.0 / 3, measures.Recall, Precision);
        Assert.Equal(0.5, measures.ReciprocalRank, Precision);
    }

    [Fact]
    public void What_lies_below_the_depth_of_a_measure_does_not_count()
    {
        var measures = Measures.Of([.. Enumerable.Range(0, 10).Select(i => $"x{i}"), "a", .. Enumerable.Range(10, 989).Select(i => $"x{i}"), "b"], Judged(("a", 1), ("b", 1)));
        Assert.Equal(new Measures(0, 1.0 / 11 / 2, 0, 0.5, 0), measures);
    }

    [Fact]
    public void Where_nothing_is_relevant_or_found_all_is_0()
    {
        Assert.Equal(default, Measures.Of(["a"], Judged(("a", 0))));
        Assert.Equal(default, Measures.Of([], Judged(("a", 1))));
        Assert.Equal(default, Measures.Mean([]));
    }

    [Fact]
    public void All_lie_between_0_and_1() => Rankings.Sample(r =>
        Assert.All(Of(r.Grades, r.Ranking).Values, value => Assert.InRange(value, 0, 1 + 1e-12)));

    [Fact]
    public void The_best_order_reaches_1()
    {
        Rankings.Where(r => r.Grades.Any(g => g > 0)).Sample(r =>
        {
            var best = Of(r.Grades, [.. Enumerable.Range(0, Documents).OrderByDescending(d => r.Grades[d])]);
            Assert.Equal(1, best.Ndcg, Precision);
            Assert.Equal(1, best.AveragePrecision, Precision);
            Assert.Equal(1, best.ReciprocalRank, Precision);
        });
    }

    [Fact]
    public void A_better_document_that_changes_places_with_a_worse_one_above_it_lowers_nothing() =>
        Gen.Select(Rankings.Where(r => r.Ranking.Length > 1), Gen.Int[0, Documents - 1], Gen.Int[0, Documents - 1]).Sample((r, a, b) =>
        {
            (a, b) = (Math.Min(a % r.Ranking.Length, b % r.Ranking.Length), Math.Max(a % r.Ranking.Length, b % r.Ranking.Length));
            if (Math.Max(0, r.Grades[r.Ranking[b]]) <= Math.Max(0, r.Grades[r.Ranking[a]]))
                return;

            var before = Of(r.Grades, r.Ranking);
            var swapped = r.Ranking.ToArray();
            (swapped[a], swapped[b]) = (swapped[b], swapped[a]);
            Assert.All(before.Values.Zip(Of(r.Grades, swapped).Values), pair => Assert.True(pair.Second >= pair.First - 1e-12));
        });

    private static Measures Of(int[] grades, int[] ranking) =>
        Measures.Of([.. ranking.Select(d => $"d{d}")], Judged([.. grades.Select((grade, d) => ($"d{d}", grade))]));

    private static Dictionary<string, int> Judged(params (string Document, int Grade)[] judged) =>
        judged.ToDictionary(j => j.Document, j => j.Grade, StringComparer.Ordinal);
}
