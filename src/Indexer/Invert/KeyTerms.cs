using System.Text;
using Lucene.Net.Codecs;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Invert;

/// <summary>Terms by which documents are looked up, such as their numbers: neither frequencies nor positions matter.</summary>
internal sealed class KeyTerms
{
    private readonly List<(string Term, int Document)> _keys = [];

    /// <summary>Adds the term of a document; documents come in ascending order.</summary>
    public void Add(string term, int document) => _keys.Add((term, document));

    /// <summary>Hands them to a field of a segment.</summary>
    public void WriteTo(TermsConsumer consumer)
    {
        var keys = _keys.ConvertAll(static key => (Term: Encoding.UTF8.GetBytes(key.Term), key.Document));
        keys.Sort(static (a, b) => a.Term.AsSpan().SequenceCompareTo(b.Term) is var order and not 0 ? order : a.Document.CompareTo(b.Document));
        var having = new HashSet<int>();
        var all = 0L;
        for (int i = 0, next; i < keys.Count; i = next)
        {
            var term = new BytesRef(keys[i].Term);
            var postings = consumer.StartTerm(term);
            var documents = 0;
            for (next = i; next < keys.Count && keys[next].Term.AsSpan().SequenceEqual(keys[i].Term); next++)
            {
                if (next > i && keys[next].Document == keys[next - 1].Document)
                    continue;

                postings.StartDoc(keys[next].Document, -1);
                postings.FinishDoc();
                having.Add(keys[next].Document);
                documents++;
            }

            consumer.FinishTerm(term, new TermStats(documents, -1));
            all += documents;
        }

        consumer.Finish(-1, all, having.Count);
    }
}
