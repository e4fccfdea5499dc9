using DocumentSearch.Indexer.Source;
using DocumentSearch.IndexFormat;

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
    [InlineData(". a", "/", "/")]
    [InlineData("/", "a", "/")]
    [InlineData("/base", "a", "/base")]
    public void No_root_stands_inside_another(string known, string added, string merged) =>
        Assert.Equal(merged, string.Join(' ', Roots.Change(Location, Words(known), Words(added), [])));

    [Theory]
    [InlineData("a b", "a", "b")]
    [InlineData("a b", "c", "a b")]
    [InlineData("a", "a", "")]
    public void A_root_can_be_removed(string known, string removed, string left) =>
        Assert.Equal(left, string.Join(' ', Roots.Change(Location, Words(known), [], Words(removed))));

    private static IndexLocation Location => IndexLocation.At("/base/.search");

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
