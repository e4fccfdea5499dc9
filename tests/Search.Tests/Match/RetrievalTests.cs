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
}
