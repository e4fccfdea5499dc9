using DocumentSearch.Testing;

namespace DocumentSearch.Search.Tests.Ranking;

/// <summary>Words that the best hits have in common are looked for too.</summary>
public sealed class FeedbackTests : IDisposable
{
    private readonly IndexedFolder _folder = IndexedFolder.Of(
        [
            ("1.txt", "the walrus has tusks and whiskers"), ("2.txt", "a walrus with long tusks"), ("3.txt", "tusks of ivory"), ("4.md", "# Tusks\n\nOf ivory.\n"),
            .. Enumerable.Range(0, 60).Select(i => ($"other{i:00}.txt", $"some other text {i}")),
        ]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void They_find_documents_without_the_words_typed()
    {
        var plain = _folder.Search(new SearchRequest("walrus"));
        Assert.Empty(plain.AddedWords);
        Assert.Equal(2, plain.Total);

        var expanded = _folder.Search(new SearchRequest("walrus") { Expand = true, Explain = true });
        Assert.Equal("tusks", expanded.AddedWords[0]);
        Assert.Equal(["1.txt", "2.txt", "3.txt", "4.md"], expanded.Hits.Select(h => h.Path).Order());
        Assert.Equal(["1.txt", "2.txt"], expanded.Hits.Take(2).Select(h => h.Path).Order());
        Assert.All(expanded.Hits, h => Assert.Equal(h.Score, h.Report!.Parts.Sum(p => p.Score), 4));
        var found = expanded.Hits.Single(h => h.Path == "3.txt").Passages[0];
        Assert.All(found.Highlights, h => Assert.Equal(HighlightKind.Added, h.Kind));
        Assert.Contains("tusks", found.Highlights.Select(h => found.Text[(h.Start - found.Start)..(h.End - found.Start)]));
    }

    [Theory]
    [InlineData("+walrus tusks", "1.txt", "2.txt")]
    [InlineData("walrus tusks -ivory", "1.txt", "2.txt")]
    [InlineData("(walrus tusks) type:markdown", "4.md")]
    [InlineData("walrus AND long", "2.txt")]
    [InlineData("unicorn")]
    public void What_is_required_or_excluded_stays_so(string query, params string[] paths) =>
        Assert.Equal(paths, _folder.Search(new SearchRequest(query) { Expand = true }).Hits.Select(h => h.Path).Order());

    [Fact]
    public void How_many_hold_all_words_is_told_of_those_typed()
    {
        var expanded = _folder.Search(new SearchRequest("walrus long") { Expand = true });
        Assert.Equal(1, expanded.TotalWithAll);
        Assert.True(expanded.Total > 2);
    }

    [Fact]
    public void Pages_of_it_are_the_same_answer()
    {
        var all = _folder.Search(new SearchRequest("walrus") { Expand = true }).Hits.Select(h => (h.Path, h.Score)).ToList();
        for (var offset = 0; offset < all.Count; offset++)
            Assert.Equal(all.Skip(offset).Take(1), _folder.Search(new SearchRequest("walrus") { Expand = true, Offset = offset, Top = 1 }).Hits.Select(h => (h.Path, h.Score)));
    }
}
