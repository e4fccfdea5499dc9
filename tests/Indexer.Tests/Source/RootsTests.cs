using DocumentSearch.Indexer.Source;

namespace DocumentSearch.Indexer.Tests.Source;

public sealed class RootsTests
{
    [Theory]
    [InlineData("", "a", "a")]
    [InlineData("a", "a", "a")]
    [InlineData("a", "b", "a b")]
    [InlineData("a", "a/b", "a")]
    [InlineData("a/b c", "a", "c a")]
    [InlineData("a", "ab", "a ab")]
    [InlineData("a b", ".", ".")]
    [InlineData(".", "a /far", ". /far")]
    [InlineData("/far/x .", "/far", ". /far")]
    [InlineData("/far", "/", "/")]
    [InlineData("/", "/far", "/")]
    public void No_root_stands_inside_another(string known, string added, string merged) =>
        Assert.Equal(merged, string.Join(' ', Roots.Merge(Words(known), Words(added))));

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
