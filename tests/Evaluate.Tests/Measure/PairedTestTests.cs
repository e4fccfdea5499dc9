using CsCheck;
using DocumentSearch.Evaluate.Measure;

namespace DocumentSearch.Evaluate.Tests.Measure;

public sealed class PairedTestTests
{
    [Fact]
    public void What_is_the_same_does_not_differ() => Assert.Equal(new PairedTest(0, 1, 0, 0), PairedTest.Of([0.1, 0.2, 0.3], [0.1, 0.2, 0.3]));

    [Fact]
    public void Nothing_to_compare_is_no_difference() => Assert.Equal(new PairedTest(0, 1, 0, 0), PairedTest.Of([], []));

    [Fact]
    public void Ten_topics_all_better_by_the_same_have_2_of_1024_signs()
    {
        var test = PairedTest.Of([.. Enumerable.Repeat(0.6, 10)], [.. Enumerable.Repeat(0.5, 10)]);
        Assert.Equal((10, 0), (test.Better, test.Worse));
        Assert.Equal(0.1, test.Difference, 12);
        Assert.InRange(test.P, 1.7 / 1024, 2.3 / 1024);
    }

    [Fact]
    public void The_other_way_round_it_says_the_same() => Gen.Double[0, 1].Array[1, 70].SelectMany(a => Gen.Double[0, 1].Array[a.Length].Select(b => (a, b))).Sample(
        pair =>
        {
            var (there, back) = (PairedTest.Of(pair.a, pair.b), PairedTest.Of(pair.b, pair.a));
            Assert.Equal(there.P, back.P);
            Assert.Equal(there.Difference, -back.Difference, 12);
            Assert.Equal((there.Better, there.Worse), (back.Worse, back.Better));
            Assert.InRange(there.P, 0, 1);
        },
        iter: 20);
}
