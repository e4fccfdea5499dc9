using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Match.Expansion;

/// <summary>Finds the terms of the index that patterns stand for, within the bounds of one query.</summary>
internal sealed class Expander(IndexReader reader, ExpansionLimits limits, Budget budget)
{
    private int _left = limits.TermsOfAll;
    private int _expansions;

    /// <summary>Whether one more pattern may be expanded.</summary>
    public bool CanExpand => _expansions < limits.Expansions && _left > 0;

    /// <summary>Whether there is time for another pattern.</summary>
    public bool HasTime => !budget.IsSpentNow();

    /// <summary>The forms that a pattern stands for.</summary>
    /// <param name="matcher">The pattern.</param>
    /// <param name="together">Whether it stands in a phrase, near something, or in a field.</param>
    /// <param name="leftOut">Number of forms beyond the bounds, the least frequent, which are left out.</param>
    public TermSet Expand(ITermMatcher matcher, bool together, out int leftOut)
    {
        _expansions++;
        var limit = Math.Min(together ? limits.TermsOfOneTogether : limits.TermsOfOne, _left);
        leftOut = 0;
        var segments = Collect(matcher, kept: null, limit, out var isComplete);
        if (!isComplete)
        {
            // Which of them are the most frequent shows only when all were seen; so many are not held at once.
            var frequent = MostFrequent.Of(MatchingForms.Of(MultiFields.GetTerms(reader, IndexFields.Forms), matcher, budget), limit, out leftOut);
            segments = Collect(matcher, frequent, int.MaxValue, out _);
        }

        var count = segments.Count == 1 ? segments[0].Count : segments.SelectMany(s => s).Select(t => t.Term).Distinct().Count();
        _left -= count;
        return new TermSet(IndexFields.Forms, segments) { Count = count };
    }

    // The terms of each segment; not complete if there are more than a limit.
    private List<List<SegmentTerm>> Collect(ITermMatcher matcher, IReadOnlySet<BytesRef>? kept, int limit, out bool isComplete)
    {
        isComplete = true;
        var segments = new List<List<SegmentTerm>>();
        foreach (var leaf in reader.Leaves)
        {
            var found = new List<SegmentTerm>();
            segments.Add(found);
            foreach (var (terms, weight) in MatchingForms.Of(leaf.AtomicReader.GetTerms(IndexFields.Forms), matcher, budget))
            {
                if (kept?.Contains(terms.Term) == false)
                    continue;

                if (found.Count == limit)
                {
                    isComplete = false;
                    return segments;
                }

                found.Add(new SegmentTerm(BytesRef.DeepCopyOf(terms.Term), terms.GetTermState(), terms.DocFreq, weight));
            }
        }

        isComplete = segments.Count == 1 || segments.SelectMany(s => s).Select(t => t.Term).Distinct().Count() <= limit;
        return segments;
    }
}
