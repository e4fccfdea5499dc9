using CsCheck;
using DocumentSearch.Search.Match.Positions;

namespace DocumentSearch.Search.Tests.Match.Positions;

public sealed class AdjacentMatchTests
{
    [Fact]
    public void Stretches_are_those_of_every_choice_without_a_gap() => RandomOccurrences.Items.Sample(
        items =>
        {
            var found = new List<Occurrence>();
            AdjacentMatch.Find(items, found);
            var expected = RandomOccurrences.Choices(items)
                .Where(c => c.Zip(c.Skip(1)).All(pair => pair.First.End == pair.Second.Position))
                .Select(c => new Occurrence(c[0].Position, c[^1].End))
                .Distinct()
                .OrderBy(o => o.Position)
                .ThenBy(o => o.End);
            Assert.Equal(expected, found);
        },
        iter: 5000,
        threads: 1);

    [Fact]
    public void The_first_from_a_position_is_found_behind_all_before_it()
    {
        List<Occurrence> item = [new(1, 2), new(3, 4), new(3, 5), new(7, 8)];
        Assert.Equal([0, 0, 1, 1, 3, 3, 4], new[] { 0, 1, 2, 3, 4, 7, 8 }.Select(p => AdjacentMatch.FirstFrom(item, p)));
    }
}
