using DocumentSearch.Testing;

namespace DocumentSearch.Search.Tests.Ranking;

/// <summary>The form in which a word was typed comes first, among documents that hold its stem equally often.</summary>
public sealed class ExactFormTests : IDisposable
{
    private readonly IndexedFolder _folder = IndexedFolder.Of(
        ("1.txt", "he talks of it a"), ("2.txt", "one talk of it b"), ("3.txt", "the Talk of it c"), ("4.txt", "no talking of it d"), ("5.txt", "US one two three"), ("6.txt", "us one two four"));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("talk", "2.txt", "3.txt", "1.txt", "4.txt")]
    [InlineData("Talk", "3.txt", "2.txt", "1.txt", "4.txt")]
    [InlineData("talks", "1.txt", "2.txt", "3.txt", "4.txt")]
    [InlineData("talking", "4.txt", "1.txt", "2.txt", "3.txt")]
    [InlineData("US", "5.txt", "6.txt")]
    [InlineData("+us", "6.txt", "5.txt")]
    public void It_ranks_above_other_forms(string query, params string[] paths) => Assert.Equal(paths, _folder.Paths(query));

    [Fact]
    public void What_it_adds_is_told()
    {
        var hit = _folder.Search(new SearchRequest("talk") { Explain = true }).Hits[0];
        Assert.Contains(hit.Report!.Parts, p => p.Reason == ScoreReason.Form);
        Assert.Equal(hit.Score, hit.Report.Parts.Sum(p => p.Score), 4);
        Assert.Equal(hit.Score, hit.Report.Score);
    }

    [Fact]
    public void The_order_turned_round_is_the_same_order()
    {
        using var folder = IndexedFolder.Of([.. Enumerable.Range(0, 120).Select(i => ($"{i:000}.txt", $"{(i % 3 == 0 ? "talking" : "talk")} {string.Concat(Enumerable.Repeat("talks ", i % 5))}w{i}"))]);
        var forwards = folder.Search(new SearchRequest("talking w7") { Top = 1000 }).Hits.ToDictionary(h => h.Path, h => h.Score);
        var backwards = folder.Search(new SearchRequest("talking w7") { Top = 1000, Reverse = true }).Hits;
        Assert.Equal(120, backwards.Count);
        Assert.All(backwards, h => Assert.Equal(forwards[h.Path], h.Score));
        Assert.Equal(backwards.Select(h => h.Score).Order(), backwards.Select(h => h.Score));
        Assert.Equal(backwards.Take(10).Select(h => h.Path), folder.Search(new SearchRequest("talking w7") { Top = 10, Reverse = true }).Hits.Select(h => h.Path));
    }

    [Fact]
    public void Pages_are_the_same_however_they_are_cut()
    {
        using var folder = IndexedFolder.Of([.. Enumerable.Range(0, 260).Select(i => ($"{i:000}.txt", $"{(i % 3 == 0 ? "talking" : "talk")} {string.Concat(Enumerable.Repeat("talks ", i % 5))}w{i}"))]);
        var all = folder.Search(new SearchRequest("talking") { Top = 1000 }).Hits.Select(h => (h.Path, h.Score)).ToList();
        Assert.Equal(260, all.Count);
        Assert.Equal(all.Select(h => h.Score), all.Select(h => h.Score).OrderDescending());
        for (var offset = 0; offset < 280; offset += 33)
            Assert.Equal(all.Skip(offset).Take(33), folder.Search(new SearchRequest("talking") { Top = 33, Offset = offset }).Hits.Select(h => (h.Path, h.Score)));
    }
}
