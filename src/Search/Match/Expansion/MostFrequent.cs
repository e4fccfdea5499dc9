using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Match.Expansion;

/// <summary>Chooses the terms that most documents hold, of equal ones the first, in memory that depends on how many are kept.</summary>
internal static class MostFrequent
{
    /// <summary>The terms.</summary>
    /// <param name="terms">A dictionary that goes from term to term.</param>
    /// <param name="limit">Terms kept, at most.</param>
    /// <param name="leftOut">Number of terms that are not kept.</param>
    public static IReadOnlySet<BytesRef> Of(IEnumerable<(TermsEnum Terms, float Weight)> terms, int limit, out int leftOut)
    {
        leftOut = 0;
        var order = 0;
        var rarestFirst = new PriorityQueue<BytesRef, (int Documents, int Order)>();
        foreach (var (at, _) in terms)
        {
            var rank = (at.DocFreq, -order++);
            if (rarestFirst.Count < limit)
            {
                rarestFirst.Enqueue(BytesRef.DeepCopyOf(at.Term), rank);
                continue;
            }

            leftOut++;
            if (rarestFirst.TryPeek(out _, out var rarest) && rank.CompareTo(rarest) > 0)
                rarestFirst.DequeueEnqueue(BytesRef.DeepCopyOf(at.Term), rank);
        }

        return rarestFirst.UnorderedItems.Select(static i => i.Element).ToHashSet();
    }
}
