using DocumentSearch.IndexFormat;
using DocumentSearch.Search.Match;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Ranking;

/// <summary>
/// Lifts documents in which a word stands in the form typed above those with other forms of its stem: by 4.5 hundredths of
/// the word's weight for the same word in any case and spelling, and by 0.9 more for exactly the same.
/// </summary>
internal sealed class ExactForms(IndexReader reader, MatchTree tree)
{
    private const double SameWord = 0.045;
    private const double SameForm = 0.009;

    /// <summary>The share of its weight that each word adds to the scores of parts, by the part and the word.</summary>
    /// <param name="docs">The parts, by Lucene's number in the snapshot, ascending.</param>
    public Dictionary<(int Doc, Leaf Leaf), double> Of(IReadOnlyList<int> docs)
    {
        var found = new Dictionary<(int Doc, Leaf Leaf), double>();
        foreach (var segment in reader.Leaves)
        {
            var end = segment.DocBase + segment.AtomicReader.MaxDoc;
            var here = docs.Where(d => d >= segment.DocBase && d < end).ToList();
            if (here.Count == 0 || segment.AtomicReader.GetTerms(IndexFields.Forms)?.GetEnumerator() is not { } terms)
                continue;

            foreach (var leaf in tree.PositiveLeaves)
            {
                if (leaf.Form is { } form)
                    Add(terms, segment, leaf, form, here, found);
            }
        }

        return found;
    }

    private static void Add(
        TermsEnum terms, AtomicReaderContext segment, Leaf leaf, string form, List<int> docs, Dictionary<(int Doc, Leaf Leaf), double> found)
    {
        var mark = form.IndexOf('\0', StringComparison.Ordinal);
        var word = new BytesRef(mark < 0 ? form : form[..mark]);
        var exact = new BytesRef(form);
        var status = terms.SeekCeil(word);
        DocsEnum? postings = null;
        for (var i = 0; status != TermsEnum.SeekStatus.END && i < TermDictionary.MaxSpellings && IsSpelling(terms.Term, word); i++)
        {
            var isExact = terms.Term.BytesEquals(exact);
            postings = terms.Docs(segment.AtomicReader.LiveDocs, postings, DocsFlags.NONE);
            foreach (var doc in docs)
            {
                var local = doc - segment.DocBase;
                if ((postings.DocID < local ? postings.Advance(local) : postings.DocID) == local)
                    Lift(found, (doc, leaf), isExact ? SameWord + SameForm : SameWord);
            }

            if (!terms.MoveNext())
                break;
        }
    }

    private static void Lift(Dictionary<(int Doc, Leaf Leaf), double> found, (int Doc, Leaf Leaf) key, double score) =>
        found[key] = Math.Max(score, found.GetValueOrDefault(key));

    private static bool IsSpelling(BytesRef term, BytesRef word) =>
        StringHelper.StartsWith(term, word) && (term.Length == word.Length || term.Bytes[term.Offset + word.Length] == 0);
}
