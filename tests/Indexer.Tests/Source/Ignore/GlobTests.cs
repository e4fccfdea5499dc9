using System.Text;
using CsCheck;
using DocumentSearch.Indexer.Source.Ignore;

namespace DocumentSearch.Indexer.Tests.Source.Ignore;

public sealed class GlobTests
{
    private static readonly Gen<string> Pieces = Gen.OneOf("a", "b", "*", "*", "**", "**/", "/", "?", "[ab]", "a*", "*a");

    /// <summary>Globs with which matchers that go back without bound take longer than anybody waits.</summary>
    public static readonly TheoryData<string, string> Worst = new()
    {
        { Repeat("a*", 100) + "b", Repeat("a", 4000) },
        { Repeat("*a", 100) + "*b", Repeat("a", 4000) },
        { Repeat("?*", 100) + "[b]", Repeat("a", 4000) },
        { Repeat("[ab]*", 100) + "c", Repeat("ab", 2000) },
        { "x/" + Repeat("**/", 100) + "b", "x/" + Repeat("a/", 2000) + "a" },
        { Repeat("**/a/", 100) + "b", Repeat("a/", 2000) + "a" },
        { Repeat("**/*a*/", 100) + "b", Repeat("aaaa/", 800) + "a" },
        { "**/" + Repeat("a*", 100) + "b", Repeat(Repeat("a", 200) + "/", 20) + "a" },
        { "**/" + Repeat("*/", 100) + "b", Repeat("a/", 2000) + "a" },
        { "**/" + Repeat("a*a*/", 50) + "b", Repeat("aaaaa/", 600) + "a" },
    };

    [Theory]
    [MemberData(nameof(Worst))]
    public void No_glob_takes_more_steps_than_its_length_times_that_of_the_path(string glob, string path) => AssertFewSteps(glob, path);

    [Fact]
    public void No_random_glob_does() => Gen.Select(Pieces.Array[1, 12].Select(string.Concat), Gen.OneOf("a", "a", "b", "/").Array[1, 60].Select(string.Concat)).Sample(
        static (glob, path) => AssertFewSteps(glob, path),
        iter: 20_000);

    private static void AssertFewSteps(string glob, string path)
    {
        new Glob(Encoding.UTF8.GetBytes(glob), isPath: true).Matches(Encoding.UTF8.GetBytes(path), out var steps);
        Assert.InRange(steps, 1, (glob.Length + 1) * (path.Length + 1));
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
