using CsCheck;
using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Search.Tests.Naive;

/// <summary>The whole query language over random folders: hits and matched places are those of a plain evaluation.</summary>
public sealed class NaiveSearchTests
{
    private const int QueriesOfOneFolder = 40;

    // More of them for a long run, where this is set.
    private static readonly int Folders = int.TryParse(Environment.GetEnvironmentVariable("SEARCH_TEST_FOLDERS"), out var folders) ? folders : 16;

    private static readonly Gen<(NaiveFile[] Files, (string Query, bool RequireAll)[] Queries)> Cases =
        Gen.Select(RandomFolders.Files, Gen.Select(RandomQuestions.Query, Gen.Frequency((4, Gen.Const(false)), (1, Gen.Const(true)))).Array[QueriesOfOneFolder]);

    [Fact]
    public void Hits_and_places_are_what_a_plain_evaluation_gives() => Cases.Sample(
        c =>
        {
            using var folder = new NaiveFolder(c.Files);
            foreach (var (query, requireAll) in c.Queries)
                AssertSame(folder, new SearchRequest(query) { RequireAll = requireAll, Top = 100, PassagesPerHit = 100, PassageLength = 10_000 });
        },
        iter: Folders,
        threads: 1,
        print: c => string.Join('\n', c.Files.Select(f => f.ToString())));

    [Fact]
    public void Hits_come_in_the_order_asked_for_and_page_by_page() => Cases.Sample(
        c =>
        {
            using var folder = new NaiveFolder(c.Files);
            foreach (var (query, requireAll) in c.Queries.Take(8))
            {
                foreach (var order in Enum.GetValues<HitOrder>())
                {
                    AssertOrdered(folder, new SearchRequest(query) { RequireAll = requireAll, Top = 100, Order = order });
                    AssertOrdered(folder, new SearchRequest(query) { RequireAll = requireAll, Top = 100, Order = order, Reverse = true });
                }
            }
        },
        iter: Math.Max(1, Folders / 4),
        threads: 1,
        print: c => string.Join('\n', c.Files.Select(f => f.ToString())));

    private static void AssertSame(NaiveFolder folder, SearchRequest request)
    {
        var asked = folder.Ask(request);
        var response = folder.Search(request);
        Assert.Equal(NaiveSearch.Asks(asked.Query), response.Problem is null);
        if (response.Problem is not null)
            return;

        var expected = folder.Naive.Documents
            .Select(d => (Document: d, Matches: folder.Naive.Matches(asked.Query, d)))
            .Where(d => d.Matches is not null)
            .ToDictionary(d => d.Document.File.Path, d => d.Matches!, StringComparer.Ordinal);
        var context = $"{request.Query}\n-> {asked.Understood}";
        AssertEqual(expected.Keys, response.Hits.SelectMany(h => h.Duplicates.Prepend(h.Path)), context);
        AssertEqual([expected.Count], [response.Total], context);
        AssertEqual([CountOfAll(folder, asked.Query)], [response.TotalWithAll], context);
        foreach (var (path, found) in folder.Find(asked, expected.Keys))
        {
            Assert.Distinct(found);
            AssertEqual(expected[path], found.Select(m => new NaiveMatch(m.Start, m.End, m.Leaf.Kind, m.Leaf.Surface)).Distinct(), $"{context}\nin {path}");
        }

        foreach (var hit in response.Hits)
            AssertShown(hit, expected[hit.Path], folder.Naive.Documents.First(d => d.File.Path == hit.Path), context);
    }

    private static int? CountOfAll(NaiveFolder folder, QueryNode.Group query) =>
        NaiveSearch.All(query) is { } all ? folder.Naive.Documents.Count(d => folder.Naive.Matches(all, d) is not null) : null;

    // Only what matches is marked, and whatever matches where something is shown.
    private static void AssertShown(Hit hit, List<NaiveMatch> matches, NaiveDocument document, string context)
    {
        var marks = hit.Passages.SelectMany(p => p.Highlights)
            .Concat(hit.TitleHighlights.Select(h => h with { Start = h.Start + document.TextLength + 1, End = h.End + document.TextLength + 1 }))
            .ToList();
        Assert.All(marks, m => Assert.True(matches.Exists(x => (x.Start, x.End, x.Kind) == (m.Start, m.End, m.Kind)), $"{context}\n{hit.Path} marks {m}"));
        var shown = hit.Passages.Select(p => (p.Start, p.End)).Append((Start: document.TextLength, End: document.TextLength + 1 + document.TitleLength)).ToList();
        Assert.All(
            matches.Where(m => shown.Exists(s => s.Start <= m.Start && m.End <= s.End)),
            m => Assert.True(marks.Exists(x => x.Start < m.End && m.Start < x.End), $"{context}\n{hit.Path} does not mark {m}"));
        Assert.True(!matches.Exists(m => document.CanShow(m.Start)) || marks.Count > 0, $"{context}\n{hit.Path} marks nothing");
    }

    private static void AssertOrdered(NaiveFolder folder, SearchRequest request)
    {
        var response = folder.Search(request);
        var hits = response.Hits;
        var byPath = folder.Naive.Documents.ToDictionary(d => d.File.Path, StringComparer.Ordinal);
        Comparer<string> paths = Comparer<string>.Create(request is { Order: HitOrder.Path, Reverse: true } ? static (a, b) => string.CompareOrdinal(b, a) : string.CompareOrdinal);
        double Key(string path, double score) => (request.Reverse ? -1 : 1) * request.Order switch
        {
            HitOrder.Score => score,
            HitOrder.Date => byPath[path].Date.Ticks,
            HitOrder.Size => byPath[path].Size,
            _ => 0,
        };
        AssertInOrder(hits.Select(h => (Key(h.Path, h.Score), h.Path)), paths, $"{request}");
        if (request.Order != HitOrder.Score)
            Assert.All(hits, h => AssertInOrder(h.Duplicates.OrderByDescending(d => Key(d, h.Score)).ThenBy(d => d, paths).Take(1).Prepend(h.Path).Select(d => (Key(d, h.Score), d)), paths, $"{request}"));
        Assert.All(hits, h => Assert.All(h.Duplicates, d => Assert.Equal(byPath[h.Path].File.Content, byPath[d].File.Content)));

        var pages = new List<Hit>();
        for (var offset = 0; offset < hits.Count; offset += 3)
            pages.AddRange(folder.Search(request with { Top = 3, Offset = offset }).Hits);

        AssertEqualInOrder(hits.Select(Shown), pages.Select(Shown), $"{request}");
        Assert.Equal(response.Total, hits.Sum(h => 1 + h.Duplicates.Count));
    }

    private static string Shown(Hit hit) => $"{hit.Path} {hit.Score:R} [{string.Join(' ', hit.Duplicates)}]";

    private static void AssertInOrder(IEnumerable<(double Key, string Path)> actual, IComparer<string> paths, string context) =>
        AssertEqualInOrder(actual.OrderByDescending(a => a.Key).ThenBy(a => a.Path, paths), actual, context);

    private static void AssertEqual<T>(IEnumerable<T> expected, IEnumerable<T> actual, string context) =>
        AssertEqualInOrder(expected.Select(e => $"{e}").Order(StringComparer.Ordinal), actual.Select(a => $"{a}").Order(StringComparer.Ordinal), context);

    private static void AssertEqualInOrder<T>(IEnumerable<T> expected, IEnumerable<T> actual, string context)
    {
        if (!expected.SequenceEqual(actual))
            Assert.Fail($"{context}\nexpected:\n{string.Join('\n', expected)}\nactual:\n{string.Join('\n', actual)}");
    }
}
