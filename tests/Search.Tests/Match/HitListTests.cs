using CsCheck;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search.Match;
using DocumentSearch.Testing;

namespace DocumentSearch.Search.Tests.Match;

public sealed class HitListTests : IDisposable
{
    // Four contents, each of three documents.
    private const int Contents = 4;

    private readonly IndexedFolder _folder = IndexedFolder.InOneSegment([.. Enumerable.Range(0, 3 * Contents).Select(i => ($"{(char)('a' + i)}.txt", $"content {i % Contents}"))]);
    private readonly IndexSnapshot _snapshot;
    private readonly SegmentValues _values;

    public HitListTests()
    {
        _snapshot = IndexSnapshot.Open(_folder.Location);
        _values = new SegmentValues(_snapshot.Reader.Leaves[0]);
    }

    public void Dispose()
    {
        _snapshot.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_best_are_kept_with_their_duplicates_whatever_the_order_they_come_in() => Gen.Select(
        Gen.Int[1, 3].Array[Contents], Gen.Shuffle(Enumerable.Range(0, 3 * Contents).ToArray()), Gen.Int[0, 3 * Contents], Gen.Int[0, 6], Gen.Bool).Sample(
        (ranks, docs, count, top, pathsDown) =>
        {
            var offered = docs.Take(count).ToList();
            var expected = offered.Select(d => (Path: _values.Path(d), Content: _values.Hash(d), Rank: RankOf(d)))
                .GroupBy(d => d.Content)
                .Select(same => InOrder(same.Select(d => (d.Path, (double)d.Rank))).ToList())
                .Select(same => (same[0].Path, same[0].Rank, Duplicates: string.Join(' ', same.Skip(1).Select(d => d.Path).Order(StringComparer.Ordinal))))
                .ToDictionary(h => h.Path);
            var best = Best(offered, RankOf, top, pathsDown);

            Assert.Equal(InOrder(expected.Values.Select(e => (e.Path, e.Rank))).Take(top), best.Select(h => (h.Path, h.Rank)));
            Assert.All(best, h => Assert.Equal(expected[h.Path].Duplicates, string.Join(' ', h.Duplicates.Order(StringComparer.Ordinal))));

            int RankOf(int doc) => ranks[_values.Path(doc)[0] % Contents];

            IEnumerable<(string Path, double Rank)> InOrder(IEnumerable<(string Path, double Rank)> hits) => pathsDown
                ? hits.OrderByDescending(h => h.Rank).ThenByDescending(h => h.Path, StringComparer.Ordinal)
                : hits.OrderByDescending(h => h.Rank).ThenBy(h => h.Path, StringComparer.Ordinal);
        },
        iter: 3000,
        threads: 1);

    [Fact]
    public void Of_identical_documents_of_different_ranks_the_best_stands_for_all() => Gen.Select(
        Gen.Int[1, 5].Array[3 * Contents], Gen.Shuffle(Enumerable.Range(0, 3 * Contents).ToArray()), Gen.Int[1, 6]).Sample(
        (ranks, docs, top) =>
        {
            var expected = docs.GroupBy(_values.Hash)
                .Select(same => same.OrderByDescending(d => ranks[d]).ThenBy(_values.Path, StringComparer.Ordinal).First())
                .OrderByDescending(d => ranks[d])
                .ThenBy(_values.Path, StringComparer.Ordinal)
                .Take(top);
            Assert.Equal(expected.Select(_values.Path), Best(docs, d => ranks[d], top, pathsDown: false).Select(h => h.Path));
        },
        iter: 3000,
        threads: 1);

    private List<DocumentHit> Best(IEnumerable<int> docs, Func<int, int> rankOf, int top, bool pathsDown)
    {
        var hits = new HitList(top, pathsDown);
        foreach (var doc in docs)
        {
            // Most are asked about before they are offered; documents of several parts are not.
            if (hits.MayTake(rankOf(doc)) && (doc % 3 == 0 || !hits.IsBeatenByPath(_values, doc, rankOf(doc))))
                hits.Offer(new DocumentHit(_values, [new ScoredPart(doc, rankOf(doc))], leaves: null, rankOf(doc)));
        }

        return hits.Best();
    }
}
