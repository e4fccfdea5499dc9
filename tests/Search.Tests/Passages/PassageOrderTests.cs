using DocumentSearch.Testing;

namespace DocumentSearch.Search.Tests.Passages;

/// <summary>Hits that are passages of all documents.</summary>
public sealed class PassageOrderTests
{
    private const string Filler = "Nothing of that kind is said here, nor was it asked for by anybody, and so it goes on for a while until it ends. ";

    [Fact]
    public void The_best_passages_of_all_documents_come_first_each_as_a_hit()
    {
        using var folder = IndexedFolder.Of(
            ("a.md", $"# A\n\nA walrus has tusks.\n\n{Filler}{Filler}\n\nTusks of a walrus are long.\n\n{Filler}{Filler}"),
            ("b.md", $"# B\n\nA walrus.\n\n{Filler}{Filler}\n\nTusks.\n\n{Filler}"));
        var request = new SearchRequest("walrus tusks") { ByPassage = true, PassageLength = 60 };
        var response = folder.Search(request);
        Assert.Equal(2, response.Total);
        Assert.All(response.Hits, h => Assert.Single(h.Passages));
        Assert.Equal(["a.md", "a.md", "b.md"], response.Hits.Take(3).Select(h => h.Path));
        Assert.Equal(response.Hits.Select(h => h.Score), response.Hits.Select(h => h.Score).OrderDescending());
        Assert.Equal(response.Hits.Skip(1).Take(2).Select(Shown), folder.Search(request with { Offset = 1, Top = 2 }).Hits.Select(Shown));

        static (string, string) Shown(Hit hit) => (hit.Path, hit.Passages[0].Text);
    }

    [Fact]
    public void A_document_without_passages_is_a_hit_nevertheless()
    {
        using var folder = IndexedFolder.Of(("blank.txt", " \n \n"), ("a.txt", "A title\n\nWords."));
        Assert.Equal(
            folder.Search("type:text").Hits.Select(h => h.Path).Order(StringComparer.Ordinal),
            folder.Search(new SearchRequest("type:text") { ByPassage = true }).Hits.Select(h => h.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Passages_are_counted_and_their_list_has_an_end()
    {
        using var folder = IndexedFolder.Of(("a.md", $"# A\n\nA walrus.\n\n{Filler}{Filler}\n\nWalruses.\n\n{Filler}"), ("b.md", "No walrus."));
        var request = new SearchRequest("walrus") { ByPassage = true, PassageLength = 20 };
        var all = folder.Search(request);
        Assert.Equal((3, 2, 3), (all.Passages, all.Total, all.Hits.Count));
        Assert.Equal((3, 2, 0), folder.Search(request with { Offset = 3 }) is var none ? (none.Passages, none.Total, none.Hits.Count) : default);
        Assert.Null(folder.Search("walrus").Passages);
    }

    [Fact]
    public void Lines_around_are_given_with_passages_if_asked_for()
    {
        using var folder = IndexedFolder.Of(("a.txt", "A title\n\nOne.\nTwo. A walrus. Three.\nFour.\nFive.\n"));
        var request = new SearchRequest("walrus") { PassageLength = 10 };
        Assert.Null(folder.Search(request).Hits[0].Passages[0].Context);
        Assert.Equal(new PassageContext("One.\nTwo. ", " Three.\nFour.", '\n'), folder.Search(request with { ContextLines = 1 }).Hits[0].Passages[0].Context);
    }
}
