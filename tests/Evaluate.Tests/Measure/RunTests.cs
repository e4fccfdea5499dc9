using DocumentSearch.Evaluate.Collections;
using DocumentSearch.Evaluate.Measure;
using DocumentSearch.Testing;

namespace DocumentSearch.Evaluate.Tests.Measure;

public sealed class RunTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<string> _told = [];

    [Fact]
    public void Equal_scores_are_ordered_by_falling_number_and_the_first_of_two_counts()
    {
        var run = new Run();
        run.Add("1", [new("a", 1), new("c", 1), new("b", 2), new("a", 3), new("B", 1)]);
        Assert.Equal(["b", "c", "a", "B"], run.For("1"));
        Assert.Empty(run.For("2"));
    }

    [Fact]
    public void Nothing_beyond_the_depth_is_kept()
    {
        var run = new Run();
        run.Add("1", Enumerable.Range(0, Measures.Depth + 5).Select(i => new ScoredDocument($"{i}", -i)));
        Assert.Equal(Enumerable.Range(0, Measures.Depth).Select(i => $"{i}"), run.For("1"));
    }

    [Fact]
    public void A_file_gives_the_same_order_back()
    {
        var run = new Run();
        // The next 32-bit number, and one far away.
        run.Add("q1", [new("a", 1), new("b", MathF.BitIncrement(1)), new("c", 1e-20f)]);
        run.Add("q2", [new("ü/é.txt", 0.1f)]);
        run.Save(_folder["run.txt"], "ours");
        Assert.Equal("q1 Q0 b 1 1.0000001 ours", File.ReadLines(_folder["run.txt"]).First());
        var read = Run.Read(_folder["run.txt"], _told.Add);
        Assert.Equal(run.For("q1"), read.For("q1"));
        Assert.Equal(run.For("q2"), read.For("q2"));
        Assert.Empty(_told);
    }

    [Fact]
    public void A_line_of_something_else_is_told_and_passed_over()
    {
        var path = _folder.Write("run.txt", "q1 Q0 a 1 2.5 x\nnonsense\nq1 Q0 b 2 much x\n");
        Assert.Equal(["a"], Run.Read(path, _told.Add).For("q1"));
        Assert.Equal([$"{path}:2: the line is not of a run (topic, Q0, document, rank, score, name); it is passed over", $"{path}:3: the line is not of a run (topic, Q0, document, rank, score, name); it is passed over"], _told);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_told() =>
        Assert.StartsWith($"{_folder["none/run.txt"]}: cannot be written: ", Assert.Throws<CollectionException>(() => new Run().Save(_folder["none/run.txt"], "x")).Message, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();
}
