using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Match;

/// <summary>What the index knows of a term, looked up once.</summary>
internal sealed class TermDictionary(IndexReader reader)
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<TermsEnum> _segments = Segments(reader);

    /// <summary>Number of Lucene documents.</summary>
    public int Documents { get; } = reader.MaxDoc;

    /// <summary>Number of Lucene documents that hold a term, deleted ones not yet merged away included.</summary>
    public int DocumentCount(string term)
    {
        if (_counts.TryGetValue(term, out var count))
            return count;

        var bytes = new BytesRef(term);
        foreach (var segment in _segments)
        {
            if (segment.SeekExact(bytes))
                count += segment.DocFreq;
        }

        return _counts[term] = count;
    }

    /// <summary>
    /// Rarity of what n of N documents hold: ln(1 + (N − n + 0.5) / (n + 0.5)), as BM25 weighs terms in Lucene.
    /// </summary>
    public double Rarity(int count) => Math.Log(1 + (Documents - count + 0.5) / (count + 0.5));

    private static List<TermsEnum> Segments(IndexReader reader) =>
        [.. reader.Leaves.Select(l => l.AtomicReader.GetTerms(IndexFields.Body)).OfType<Terms>().Select(t => t.GetEnumerator())];
}
