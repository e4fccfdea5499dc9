using Lucene.Net.Util;

namespace DocumentSearch.Search.Match.Expansion;

/// <summary>Says which forms of the dictionary a pattern stands for.</summary>
internal interface ITermMatcher
{
    /// <summary>What every form that can match begins with, in UTF-8.</summary>
    ReadOnlySpan<byte> Prefix { get; }

    /// <summary>How much a form counts, from 0 to 1; 0 if it does not match.</summary>
    /// <param name="form">
    /// A term of the forms: the folded word, and behind a NUL, where it is written otherwise, how it is; in UTF-8.
    /// </param>
    float Weigh(ReadOnlySpan<byte> form);

    /// <summary>Which form to look at after one that did not match.</summary>
    /// <param name="next">
    /// Receives the beginning of the first form that can match, if many are to be passed over; is left empty otherwise.
    /// </param>
    /// <returns>Whether any form behind it can match.</returns>
    bool SkipTo(BytesRef next) => true;
}
