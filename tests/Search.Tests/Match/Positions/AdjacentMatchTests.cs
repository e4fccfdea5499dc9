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
                .Select(c => new Occurrence(c[0].Position, c[^1].End, c[0].StartOffset, c[^1].EndOffset))
                .Distinct()
                .OrderBy(o => o.Position)
                .ThenBy(o => o.End);
            Assert.Equal(expected, found);
        },
        iter: 5000,
        threads: 1);

    [Fact]
    public void Of_two_ways_to_an_end_the_one_with_more_characters_is_shown()
    {
        // "see O'Neill's": a pattern may stand for the compound with its ending, or for its last part.
        var found = new List<Occurrence>();
        List<Occurrence> first = [new(0, 1, 0, 3), new(0, 2, 0, 5)];
        List<Occurrence> second = [new(1, 3, 4, 13), new(2, 3, 6, 11)];
        AdjacentMatch.Find([first, second], found);

        Assert.Equal([new Occurrence(0, 3, 0, 13)], found);
    }

    [Fact]
    public void The_first_from_a_position_is_found_behind_all_before_it()
    {
        List<Occurrence> item = [new(1, 2), new(3, 4), new(3, 5), new(7, 8)];
        Assert.Equal([0, 0, 1, 1, 3, 3, 4], new[] { 0, 1, 2, 3, 4, 7, 8 }.Select(p => AdjacentMatch.FirstFrom(item, p)));
    }
}
