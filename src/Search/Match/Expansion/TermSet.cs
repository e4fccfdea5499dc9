using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Match.Expansion;

/// <summary>One term of a segment that belongs to a set.</summary>
/// <param name="Term">The term's bytes.</param>
/// <param name="State">Where its postings are, so that it need not be looked up again.</param>
/// <param name="Documents">Number of Lucene documents of the segment that hold it.</param>
/// <param name="Weight">How much an occurrence counts, from 0 to 1.</param>
internal readonly record struct SegmentTerm(BytesRef Term, TermState State, int Documents, float Weight);

/// <summary>The terms of one field that a pattern stands for, as each segment of the index holds them.</summary>
/// <param name="field">Name of the field.</param>
/// <param name="segments">The terms of each segment, by its number, in the order of the dictionary.</param>
internal sealed class TermSet(string field, IReadOnlyList<IReadOnlyList<SegmentTerm>> segments)
{
    public string Field { get; } = field;

    /// <summary>Number of different terms.</summary>
    public required int Count { get; init; }

    /// <summary>Number of Lucene documents that hold any of them, at most: those that hold several are counted several times.</summary>
    public int Documents { get; } = (int)Math.Min(int.MaxValue, segments.Sum(s => s.Sum(t => (long)t.Documents)));

    public IReadOnlyList<SegmentTerm> In(int segment) => segments[segment];
}
