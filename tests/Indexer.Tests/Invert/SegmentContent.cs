using System.Text;
using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Tests.Invert;

/// <summary>Everything that the segments of an index hold, one line a fact, documents counted through all segments.</summary>
internal static class SegmentContent
{
    public static List<string> Of(IndexLocation location)
    {
        using var snapshot = IndexSnapshot.Open(location);
        var facts = new List<string>();
        var postings = new SortedDictionary<string, StringBuilder>(StringComparer.Ordinal);
        foreach (var leaf in snapshot.Reader.Leaves)
        {
            var segment = leaf.AtomicReader;
            foreach (var field in segment.FieldInfos.OrderBy(f => f.Name, StringComparer.Ordinal))
            {
                for (var doc = 0; doc < segment.MaxDoc; doc++)
                    facts.Add($"{leaf.DocBase + doc} {field.Name} {Values(segment, field.Name, doc)}");

                if (segment.GetTerms(field.Name) is { } terms)
                    Read(terms, field.Name, leaf.DocBase, segment.LiveDocs, postings);
            }

            for (var doc = 0; doc < segment.MaxDoc; doc++)
                facts.Add($"{leaf.DocBase + doc} stored {string.Join('|', segment.Document(doc).Select(f => $"{f.Name}={f.GetStringValue() ?? Hex(f.GetBinaryValue())}"))}");
        }

        facts.AddRange(postings.Select(term => $"{term.Key}:{term.Value}"));
        // A field that only one of two segments has is absent in the other.
        facts.RemoveAll(static fact => fact.EndsWith(" -", StringComparison.Ordinal));
        facts.Sort(StringComparer.Ordinal);
        return facts;
    }

    /// <summary>What the fields' dictionaries count.</summary>
    public static List<string> Counts(IndexLocation location)
    {
        using var snapshot = IndexSnapshot.Open(location);
        return [.. snapshot.Reader.Leaves.SelectMany(leaf => leaf.AtomicReader.Fields.Select(name => (Name: name, Terms: leaf.AtomicReader.GetTerms(name))))
            .Select(f => $"{f.Name}: {f.Terms.Count} {f.Terms.SumDocFreq} {f.Terms.SumTotalTermFreq} {f.Terms.DocCount}")];
    }

    private static string Values(AtomicReader segment, string field, int doc)
    {
        var facts = new List<string>();
        if (segment.GetDocsWithField(field)?.Get(doc) == true)
        {
            var bytes = new BytesRef();
            if (segment.GetNumericDocValues(field) is { } numbers)
                facts.Add($"{numbers.Get(doc)}");
            if (segment.FieldInfos.FieldInfo(field).DocValuesType == DocValuesType.BINARY)
            {
                segment.GetBinaryDocValues(field).Get(doc, bytes);
                facts.Add(Hex(bytes));
            }

            if (segment.FieldInfos.FieldInfo(field).DocValuesType == DocValuesType.SORTED)
            {
                segment.GetSortedDocValues(field).Get(doc, bytes);
                facts.Add(bytes.Utf8ToString());
            }
        }

        if (segment.GetNormValues(field) is { } norms && norms.Get(doc) != 0)
            facts.Add($"norm {norms.Get(doc)}");

        return facts.Count > 0 ? string.Join(' ', facts) : "-";
    }

    private static void Read(Terms terms, string field, int docBase, IBits? live, SortedDictionary<string, StringBuilder> postings)
    {
        var all = terms.GetEnumerator();
        while (all.MoveNext())
        {
            var key = $"{field} {Hex(all.Term)}";
            if (!postings.TryGetValue(key, out var text))
                postings.Add(key, text = new StringBuilder());

            if (all.DocsAndPositions(live, null) is { } places)
                Read(places, docBase, text, places);
            else
                Read(all.Docs(live, null), docBase, text, null);
        }
    }

    private static void Read(DocsEnum docs, int docBase, StringBuilder text, DocsAndPositionsEnum? places)
    {
        while (docs.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
        {
            text.Append(' ').Append(docBase + docs.DocID);
            for (var i = 0; i < places?.Freq; i++)
                text.Append(i == 0 ? '@' : ',').Append(places.NextPosition()).Append('+').Append(places.GetPayload() is { } length ? Hex(length) : "");
        }
    }

    private static string Hex(BytesRef? bytes) => bytes is null ? "" : Convert.ToHexString(bytes.Bytes, bytes.Offset, bytes.Length);
}
