using DocumentSearch.Search.Match.Scan;
using DocumentSearch.Testing;

namespace DocumentSearch.Search.Tests.Match.Scan;

/// <summary>Documents of any of the words, of which there are several windows, in two segments with deletions.</summary>
public sealed class WindowScanTests(WindowScanTests.Folder folder) : IClassFixture<WindowScanTests.Folder>
{
    private const int Few = 10;
    private const int Many = 200;

    public static TheoryData<string> Queries => new(
        "w1", "w39", "w1 w2", "w38 w1", "w1 w2 w3 w4 w5", "\"w1 w2\" w7", "w1* w2", "\"w1 w3\"~4 w2 w9", "(w1 w2) w3", "w2 w2 w5^3", "note book", "notebook w3",
        "w1 w2 ext:md", "w1 w2 -ext:md", "w38 nowhere", "w39 w38 w37",
        "\"w1 w2\"", "\"w1 w1\"", "\"w2 w3 w1\"", "\"w1 w2\"~3", "+w1 +w2", "+w1 +w2 +w5", "+w1 +\"w2 w3\"", "+w1 +w2 ext:md", "+w1^0 +w2", "+notebook +w1", "+w1 +w2*",
        "title:w1 w2", "+w1 -w2 w3");

    public static TheoryData<HitOrder, bool> Orders => new(Enum.GetValues<HitOrder>().SelectMany(o => new[] { (o, false), (o, true) }));

    [Theory]
    [MemberData(nameof(Queries))]
    public void The_few_best_are_the_first_of_all(string query)
    {
        var all = Search(query, Folder.Documents);
        var few = Search(query, Few);
        Assert.Equal(all.Total, all.Hits.Sum(h => 1 + h.Duplicates.Count));
        Assert.Equal(all.Total, few.Total);
        Assert.Equal(all.Hits.Take(Few).Select(Shown), few.Hits.Select(Shown));
        Assert.Equal(all.Hits.Select(h => h.Score).OrderDescending(), all.Hits.Select(h => h.Score));
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void They_are_so_without_counting(string query)
    {
        var all = Search(query, Folder.Documents);
        var few = folder.Index.Search(new SearchRequest(query) { Top = Few, PassagesPerHit = 0, CountUpTo = 0 });
        Assert.Equal(all.Hits.Take(Few).Select(Shown), few.Hits.Select(Shown));
        Assert.InRange(few.Total, few.Hits.Count, all.Total);
        Assert.True(few.IsTotalLeast || few.Total == all.Total);
        Assert.False(all.IsTotalLeast);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void So_they_are_in_any_order(HitOrder order, bool reverse)
    {
        var request = new SearchRequest("w1 w2 -ext:md") { Top = Folder.Documents, PassagesPerHit = 0, Order = order, Reverse = reverse, Facets = true };
        var all = folder.Index.Search(request);
        var few = folder.Index.Search(request with { Top = Few });
        Assert.Equal(all.Hits.Take(Few).Select(h => h.Path), few.Hits.Select(h => h.Path));
        Assert.Equal(all.Total, few.Facets!.Types.Sum(t => t.Count));
        Assert.All(all.Hits, h => Assert.EndsWith(".txt", h.Path, StringComparison.Ordinal));
        Assert.Equal(all.TotalWithAll, few.TotalWithAll);
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Scores_are_what_the_words_add_one_by_one(string query)
    {
        var hits = folder.Index.Search(new SearchRequest(query) { Top = Many, Explain = true, PassagesPerHit = 0 }).Hits;
        Assert.NotEmpty(hits);
        Assert.All(hits, h => Assert.Equal(h.Report!.Parts.Sum(p => p.Score), h.Score, 1e-4 * h.Score));
    }

    [Theory]
    [InlineData("w1 w2", "+w1 +w2")]
    [InlineData("w1 w2 w3 w4 w5", "+w1 +w2 +w3 +w4 +w5")]
    [InlineData("\"w1 w2\" w7*", "+\"w1 w2\" +w7*")]
    [InlineData("(w1 w2) w3", "+w1 +w2 +w3")]
    [InlineData("w1 w2 ext:md", "+w1 +w2 ext:md")]
    [InlineData("w1 w2 -ext:md", "+w1 +w2 -ext:md")]
    [InlineData("w1 nowhere", "+w1 +nowhere")]
    public void Those_with_all_words_are_as_many_as_if_all_were_required(string any, string all)
    {
        Assert.Equal(Search(all, 0).Total, Search(any, 0).TotalWithAll);
        Assert.Equal(Search(all, 0).Total, Search(any, Few).TotalWithAll);
    }

    private static string Shown(Hit hit) => $"{hit.Path} {hit.Score:R} {string.Join(' ', hit.Duplicates)}";

    private SearchResponse Search(string query, int top) => folder.Index.Search(new SearchRequest(query) { Top = top, PassagesPerHit = 0 });

    /// <summary>An index of random texts of a few words, the first of which are common.</summary>
    public sealed class Folder : IDisposable
    {
        public const int Documents = 3 * ScanWindow.Size;

        private const int Seed = 5;
        private const int Words = 40;
        private const int Length = 30;

        public Folder()
        {
            var chance = new Random(Seed);
            for (var i = 0; i < Documents; i++)
                Index.Files.Write(Name(i), Text(chance));

            Index.Update();
            for (var i = 0; i < Documents; i += 3)
            {
                if (i % 2 == 0)
                    Index.Files.Write(Name(i), Text(chance));
                else
                    File.Delete(Index.Files[Name(i)]);
            }

            Index.Update();
        }

        public IndexedFolder Index { get; } = IndexedFolder.ByOneThread();

        public void Dispose() => Index.Dispose();

        private static string Name(int i) => $"{i % 7}/{i}.{(i % 5 == 0 ? "md" : "txt")}";

        private static string Text(Random chance)
        {
            var words = Enumerable.Range(0, 1 + chance.Next(Length)).Select(_ => $"w{(int)Math.Pow(Words, chance.NextDouble())}").ToList();
            if (chance.Next(100) == 0)
                words.AddRange(chance.Next(2) == 0 ? ["note", "book"] : ["notebook"]);

            return string.Join(' ', words);
        }
    }
}
