using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Lucene.Net.Util.Automaton;

namespace DocumentSearch.Search.Match.Expansion;

/// <summary>Finds the terms of the index that patterns stand for, within the bounds of one query.</summary>
internal sealed class Expander(IndexReader reader, ExpansionLimits limits, Budget budget)
{
    private int _left = limits.TermsOfAll;
    private int _expansions;

    /// <summary>Whether one more pattern may be expanded.</summary>
    public bool CanExpand => _expansions < limits.Expansions && _left > 0;

    /// <summary>The forms that a pattern stands for.</summary>
    /// <param name="matcher">The pattern.</param>
    /// <param name="together">Whether it stands in a phrase, near something, or in a field.</param>
    /// <param name="leftOut">Number of forms beyond the bounds, the least frequent, which are left out.</param>
    public TermSet Expand(ITermMatcher matcher, bool together, out int leftOut)
    {
        _expansions++;
        var automaton = matcher.Automaton is { } a ? new CompiledAutomaton(a) : null;
        var segments = reader.Leaves.Select(leaf => Segment(leaf.AtomicReader, matcher, automaton)).ToList();
        var counts = Count(segments);
        var limit = Math.Min(together ? limits.TermsOfOneTogether : limits.TermsOfOne, _left);
        leftOut = Math.Max(0, counts.Count - limit);
        if (leftOut > 0)
            counts = KeepMostFrequent(segments, counts, limit);

        _left -= counts.Count;
        return new TermSet(IndexFields.Forms, segments) { Count = counts.Count };
    }

    private List<SegmentTerm> Segment(AtomicReader segment, ITermMatcher matcher, CompiledAutomaton? automaton)
    {
        var found = new List<SegmentTerm>();
        if (segment.GetTerms(IndexFields.Forms) is not { } terms)
            return found;

        var dictionary = automaton is null ? terms.GetEnumerator() : terms.Intersect(automaton, null);
        if (automaton is null && matcher.Prefix.Length > 0
            && dictionary.SeekCeil(new BytesRef(matcher.Prefix.ToArray())) == TermsEnum.SeekStatus.END)
        {
            return found;
        }

        var stands = automaton is null && matcher.Prefix.Length > 0 || dictionary.MoveNext();
        for (; stands && !budget.IsSpent(); stands = dictionary.MoveNext())
        {
            var term = dictionary.Term.Bytes.AsSpan(dictionary.Term.Offset, dictionary.Term.Length);
            if (!term.StartsWith(matcher.Prefix))
                break;

            if (matcher.Weigh(term) is > 0 and var weight)
                found.Add(new SegmentTerm(BytesRef.DeepCopyOf(dictionary.Term), dictionary.GetTermState(), dictionary.DocFreq, weight));
        }

        return found;
    }

    private static Dictionary<BytesRef, int> Count(List<List<SegmentTerm>> segments)
    {
        var counts = new Dictionary<BytesRef, int>();
        foreach (var term in segments.SelectMany(s => s))
            counts[term.Term] = counts.GetValueOrDefault(term.Term) + term.Documents;

        return counts;
    }

    private static Dictionary<BytesRef, int> KeepMostFrequent(List<List<SegmentTerm>> segments, Dictionary<BytesRef, int> counts, int limit)
    {
        var kept = counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(limit).ToDictionary();
        foreach (var segment in segments)
            segment.RemoveAll(t => !kept.ContainsKey(t.Term));

        return kept;
    }
}
