using System.Globalization;
using DocumentSearch.Search;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests.Care;

/// <summary>Everything an index answers to some queries, in an order of its own: documents, scores, passages and highlights.</summary>
internal static class Answers
{
    public static readonly string[] Words = ["apple", "banana", "cherry", "date"];

    private static readonly string[] Queries = [.. Words, "apple OR banana", "+apple -banana", "\"apple banana\"", "cherry date"];

    public static string[] Of(IndexedFolder folder)
    {
        using var searcher = Searcher.Open(folder.Location);
        return Of(searcher);
    }

    public static string[] Of(Searcher searcher) => [.. Queries.SelectMany(query => Of(searcher, query))];

    private static IEnumerable<string> Of(Searcher searcher, string query) => searcher
        .Search(new SearchRequest(query) { Top = 100 }, CancellationToken.None)
        .Hits.Select(hit => string.Create(
            CultureInfo.InvariantCulture, $"{query}: {hit.Path} {hit.Title} {hit.Score:R} {string.Concat(hit.Passages.Select(Of))}"))
        .Order(StringComparer.Ordinal);

    private static string Of(Passage passage) => string.Create(
        CultureInfo.InvariantCulture,
        $"[{passage.Start}-{passage.End} {passage.Line}:{passage.Column} {passage.Score:R} '{passage.Text}' {string.Join(' ', passage.Highlights)}]");
}
