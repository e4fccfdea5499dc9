using DocumentSearch.Testing;

namespace DocumentSearch.Search.Tests.Match;

public sealed class RetrievalTests
{
    [Fact]
    public void A_word_typed_twice_is_one_with_the_neighbours_of_both()
    {
        using var folder = IndexedFolder.Of(("a.txt", "the ceasefire held"), ("b.txt", "a fire, then a cease"));
        Assert.Equal(["a.txt", "b.txt"], folder.Paths("fire AND cease AND fire").Order(StringComparer.Ordinal));
        Assert.Equal(["a.txt", "b.txt"], folder.Paths("fire^2 AND cease AND fire").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Documents_with_all_words_are_counted_beside_any_filter()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple banana"), ("b.md", "apple banana"), ("c.cs", "apple banana"), ("d.md", "apple"));
        Assert.Equal(3, folder.Search("apple banana").TotalWithAll);
        Assert.Equal(2, folder.Search("apple banana -ext:cs").TotalWithAll);
        Assert.Equal(1, folder.Search("apple banana ext:md").TotalWithAll);
        Assert.Equal(2, folder.Search("apple banana ext:md,txt").TotalWithAll);
        Assert.Null(folder.Search("ext:md,txt").TotalWithAll);
    }
}
