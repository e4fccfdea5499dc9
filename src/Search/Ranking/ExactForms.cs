using DocumentSearch.IndexFormat;
using DocumentSearch.Search.Match;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Ranking;

/// <summary>
/// Lifts documents in which a word stands in the form typed above those with other forms of its stem: by 4.5 hundredths of
/// the word's weight for the same word in any case and spelling, and by 0.9 more for exactly the same.
/// </summary>
internal static class ExactForms
{
    private const double SameWord = 0.045;
    private const double SameForm = 0.009;

    /// <summary>The share of its weight that a word adds to the score of each of some documents; 0 where it has other forms only.</summary>
    /// <param name="dictionary">The words of the index.</param>
    /// <param name="segment">A segment.</param>
    /// <param name="form">The word, as the forms of the index are written.</param>
    /// <param name="docs">The documents, by Lucene's number in the segment, ascending.</param>
    public static double[] SharesOf(TermDictionary dictionary, AtomicReaderContext segment, string form, IReadOnlyList<int> docs)
    {
        var shares = new double[docs.Count];
        if (dictionary.Of(IndexFields.Forms, segment.Ord) is not { } terms)
            return shares;

        var mark = form.IndexOf('\0', StringComparison.Ordinal);
        var word = new BytesRef(mark < 0 ? form : form[..mark]);
        var exact = new BytesRef(form);
        var stands = terms.SeekCeil(word) != TermsEnum.SeekStatus.END;
        DocsEnum? postings = null;
        for (var i = 0; stands && i < TermDictionary.MaxSpellings && IsSpelling(terms.Term, word); i++)
        {
            var share = terms.Term.BytesEquals(exact) ? SameWord + SameForm : SameWord;
            postings = terms.Docs(segment.AtomicReader.LiveDocs, postings, DocsFlags.NONE);
            for (var at = 0; at < docs.Count; at++)
            {
                if ((postings.DocID < docs[at] ? postings.Advance(docs[at]) : postings.DocID) == docs[at])
                    shares[at] = Math.Max(shares[at], share);
            }

            stands = terms.MoveNext();
        }

        return shares;
    }

    private static bool IsSpelling(BytesRef term, BytesRef word) =>
        StringHelper.StartsWith(term, word) && (term.Length == word.Length || term.Bytes[term.Offset + word.Length] == 0);
}
