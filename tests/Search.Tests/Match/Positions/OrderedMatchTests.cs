using CsCheck;
using DocumentSearch.Search.Match.Positions;

namespace DocumentSearch.Search.Tests.Match.Positions;

public sealed class OrderedMatchTests
{
    [Fact]
    public void Marked_is_what_belongs_to_a_choice_in_order() => Gen.Select(RandomOccurrences.Items.Where(i => i.All(o => o.Count > 0)), Gen.Int[1, 30]).Sample(
        (items, limit) =>
        {
            var choices = RandomOccurrences.Choices(items)
                .Where(c => c.Zip(c.Skip(1)).All(pair => pair.First.End <= pair.Second.Position) && c[^1].End - c[0].Position <= limit);
            Assert.Equal(RandomOccurrences.Show(RandomOccurrences.Marks(items, choices)), RandomOccurrences.Show(OrderedMatch.Find(items, limit)));
        },
        iter: 5000,
        threads: 1);
}
