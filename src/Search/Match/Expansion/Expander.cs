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

    /// <summary>Whether there is time for another pattern.</summary>
    public bool HasTime => !budget.IsSpentNow();

    /// <summary>The forms that a pattern stands for.</summary>
    /// <param name="matcher">The pattern.</param>
    /// <param name="together">Whether it stands in a phrase, near something, or in a field.</param>
    /// <param name="leftOut">Number of forms beyond the bounds, the least frequent, which are left out.</param>
    public TermSet Expand(ITermMatcher matcher, bool together, out int leftOut)
    {
        _expansions++;
        var automaton = matcher.Automaton is { } a ? new CompiledAutomaton(a) : null;
        var limit = Math.Min(together ? limits.TermsOfOneTogether : limits.TermsOfOne, _left);
        leftOut = 0;
        var segments = Collect(matcher, automaton, kept: null, limit, out var isComplete);
        if (!isComplete)
        {
            // Which of them are the most frequent shows only when all were seen; so many are not held at once.
            var frequent = MostFrequent.Of(Walk(MultiFields.GetTerms(reader, IndexFields.Forms), matcher, automaton), limit, out leftOut);
            segments = Collect(matcher, automaton, frequent, int.MaxValue, out _);
        }

        var count = segments.Count == 1 ? segments[0].Count : segments.SelectMany(s => s).Select(t => t.Term).Distinct().Count();
        _left -= count;
        return new TermSet(IndexFields.Forms, segments) { Count = count };
    }

    // The terms of each segment; not complete if there are more than a limit.
    private List<List<SegmentTerm>> Collect(
        ITermMatcher matcher, CompiledAutomaton? automaton, IReadOnlySet<BytesRef>? kept, int limit, out bool isComplete)
    {
        isComplete = true;
        var segments = new List<List<SegmentTerm>>();
        foreach (var leaf in reader.Leaves)
        {
            var found = new List<SegmentTerm>();
            segments.Add(found);
            foreach (var (terms, weight) in Walk(leaf.AtomicReader.GetTerms(IndexFields.Forms), matcher, automaton))
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

    // The dictionary at each term that matches, with the weight of it.
    private IEnumerable<(TermsEnum Terms, float Weight)> Walk(Terms? terms, ITermMatcher matcher, CompiledAutomaton? automaton)
    {
        if (terms is null)
            yield break;

        var dictionary = automaton is null ? terms.GetEnumerator() : terms.Intersect(automaton, null);
        var prefix = automaton is null ? matcher.Prefix.ToArray() : [];
        var stands = prefix.Length > 0 ? dictionary.SeekCeil(new BytesRef(prefix)) != TermsEnum.SeekStatus.END : dictionary.MoveNext();
        for (; stands && !budget.IsSpent(); stands = dictionary.MoveNext())
        {
            if (!StartsWith(dictionary.Term, prefix))
                yield break;

            if (matcher.Weigh(dictionary.Term.Bytes.AsSpan(dictionary.Term.Offset, dictionary.Term.Length)) is > 0 and var weight)
                yield return (dictionary, weight);
        }
    }

    private static bool StartsWith(BytesRef term, byte[] prefix) => term.Bytes.AsSpan(term.Offset, term.Length).StartsWith(prefix);
}
