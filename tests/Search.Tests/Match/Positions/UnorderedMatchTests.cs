using CsCheck;
using DocumentSearch.Search.Match;
using DocumentSearch.Search.Match.Positions;

namespace DocumentSearch.Search.Tests.Match.Positions;

public sealed class UnorderedMatchTests
{
    [Fact]
    public void Marked_is_what_belongs_to_a_choice_without_overlaps() => Gen.Select(RandomOccurrences.Items, Gen.Int[1, 30]).Sample(
        (items, limit) =>
        {
            var choices = RandomOccurrences.Choices(items)
                .Where(c => !Overlap(c) && c.Max(o => o.End) - c.Min(o => o.Position) <= limit);
            Assert.Equal(RandomOccurrences.Show(RandomOccurrences.Marks(items, choices)), RandomOccurrences.Show(UnorderedMatch.Find(items, limit, Budget.Unlimited)));
        },
        iter: 5000,
        threads: 1);

    [Fact]
    public void Many_overlapping_items_end_at_the_bound_of_steps()
    {
        // Eleven items on ten positions: no choice fits, which takes 10! steps to know.
        List<Occurrence>[] items = [.. Enumerable.Range(0, 11).Select(_ => Enumerable.Range(0, 10).Select(p => new Occurrence(p, p + 1)).ToList())];
        Assert.Null(UnorderedMatch.Find(items, 10, Budget.Unlimited));
    }

    [Fact]
    public void It_ends_when_the_time_is_over()
    {
        // Windows over half of a long text: quadratic, minutes of work.
        var budget = new Budget(TimeSpan.FromMilliseconds(1), CancellationToken.None);
        List<Occurrence> every = [.. Enumerable.Range(0, 200_000).Select(i => new Occurrence(i, i + 1))];
        UnorderedMatch.Find([every, every], every.Count / 2, budget);
        Assert.True(budget.WasSpent);
    }

    private static bool Overlap(Occurrence[] choice) =>
        choice.Select((a, i) => choice.Skip(i + 1).Any(b => a.Position < b.End && b.Position < a.End)).Any(overlaps => overlaps);
}
