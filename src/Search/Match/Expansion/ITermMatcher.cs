using Lucene.Net.Util.Automaton;

namespace DocumentSearch.Search.Match.Expansion;

/// <summary>Says which forms of the dictionary a pattern stands for.</summary>
internal interface ITermMatcher
{
    /// <summary>What every form that can match begins with, in UTF-8.</summary>
    ReadOnlySpan<byte> Prefix { get; }

    /// <summary>What accepts at least the forms that match, in characters; null if all with the prefix have to be looked at.</summary>
    Automaton? Automaton => null;

    /// <summary>How much a form counts, from 0 to 1; 0 if it does not match.</summary>
    /// <param name="form">
    /// A term of the forms: the folded word, and behind a NUL, where it is written otherwise, how it is; in UTF-8.
    /// </param>
    float Weigh(ReadOnlySpan<byte> form);
}
