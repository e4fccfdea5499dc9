using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Relevance.Warm;

/// <summary>Queries made of the titles of documents, which are drawn evenly from an index: words that people name it by.</summary>
internal static class WarmQueries
{
    // Shorter words are mostly function words, which the ranker drops and a bare BM25 does not.
    private const int MinLength = 5;

    // A prime, so that the documents come from everywhere.
    private const int Stride = 104_729;

    /// <summary>So many queries of a number of words.</summary>
    public static List<string> Of(IndexReader reader, TextAnalyzer analyzer, int words, int count)
    {
        var titles = MultiDocValues.GetBinaryValues(reader, IndexFields.Title);
        var title = new BytesRef();
        var queries = new List<string>();
        for (var i = 0; i < reader.MaxDoc && queries.Count < count; i++)
        {
            var doc = (int)((long)i * Stride % reader.MaxDoc);
            titles.Get(doc, title);
            var named = title.Utf8ToString()
                .Split(' ')
                .Select(static w => w.ToLowerInvariant())
                .Where(w => w.Length >= MinLength && w.All(char.IsAsciiLetter) && analyzer.Analyze(w).Count == 1)
                .Distinct(StringComparer.Ordinal).ToList();
            if (named.Count >= words && string.Join(' ', named.Take(words)) is var query && !queries.Contains(query))
                queries.Add(query);
        }

        return queries;
    }

    /// <summary>The terms of a query.</summary>
    public static List<string> Terms(TextAnalyzer analyzer, string query) => [.. analyzer.Analyze(query).Select(static t => t.Term).Distinct(StringComparer.Ordinal)];
}
