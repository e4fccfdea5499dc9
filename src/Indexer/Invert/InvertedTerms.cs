using Lucene.Net.Codecs;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Invert;

/// <summary>The postings of terms: those of each in a row, by document and position.</summary>
/// <param name="table">The terms, some of which may have no postings.</param>
/// <param name="ends">Where the postings of each term end; those of the first begin at 0.</param>
/// <param name="postings">The postings (<see cref="Pack"/>).</param>
internal sealed class InvertedTerms(TermTable table, int[] ends, ulong[] postings)
{
    /// <summary>Most documents that a posting can tell apart.</summary>
    public const int MaxDocuments = 1 << 24;

    private static readonly BytesRef[] Lengths = [.. Enumerable.Range(0, byte.MaxValue + 1).Select(length => new BytesRef([(byte)length]))];

    /// <summary>A document, a position in it, and how many positions the token covers.</summary>
    public static ulong Pack(int document, int position, byte length) => ((ulong)document << 40) | ((ulong)position << 8) | length;

    /// <summary>Hands the postings to a field of a segment, term by term.</summary>
    /// <param name="consumer">The field.</param>
    /// <param name="documents">How many documents have any of the terms.</param>
    public void WriteTo(TermsConsumer consumer, int documents)
    {
        var term = new BytesRef { Bytes = table.Bytes };
        var (allOccurrences, allDocuments) = (0L, 0L);
        foreach (var id in table.Sorted())
        {
            // A term met in an earlier segment alone has none here.
            var (start, end) = (id == 0 ? 0 : ends[id - 1], ends[id]);
            if (start == end)
                continue;

            (term.Offset, term.Length) = (table.StartOf(id), table.StartOf(id + 1) - table.StartOf(id));
            var found = Write(consumer.StartTerm(term), postings.AsSpan(start..end));
            consumer.FinishTerm(term, new TermStats(found, end - start));
            allOccurrences += end - start;
            allDocuments += found;
        }

        consumer.Finish(allOccurrences, allDocuments, documents);
    }

    private static int Write(PostingsConsumer consumer, ReadOnlySpan<ulong> postings)
    {
        var documents = 0;
        for (int i = 0, next; i < postings.Length; i = next)
        {
            var document = (int)(postings[i] >> 40);
            next = i + 1;
            while (next < postings.Length && (int)(postings[next] >> 40) == document)
                next++;

            consumer.StartDoc(document, next - i);
            foreach (var posting in postings[i..next])
            {
                var length = (byte)posting;
                consumer.AddPosition((int)(uint)(posting >> 8), length > 1 ? Lengths[length] : null, -1, -1);
            }

            consumer.FinishDoc();
            documents++;
        }

        return documents;
    }
}
