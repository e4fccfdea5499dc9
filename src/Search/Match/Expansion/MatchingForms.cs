using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Match.Expansion;

/// <summary>Goes through the forms of a dictionary that a pattern stands for, passing over what cannot match.</summary>
internal static class MatchingForms
{
    /// <summary>The dictionary at each form that matches, in order, with how much the form counts.</summary>
    /// <param name="terms">The dictionary of the forms; null has none.</param>
    /// <param name="matcher">The pattern.</param>
    /// <param name="budget">Once spent, the walk ends.</param>
    public static IEnumerable<(TermsEnum Terms, float Weight)> Of(Terms? terms, ITermMatcher matcher, Budget budget)
    {
        if (terms is null)
            yield break;

        var dictionary = terms.GetEnumerator();
        var prefix = matcher.Prefix.ToArray();
        var next = new BytesRef();
        var stands = prefix.Length > 0 ? dictionary.SeekCeil(new BytesRef(prefix)) != TermsEnum.SeekStatus.END : dictionary.MoveNext();
        while (stands && !budget.IsSpent() && StartsWith(dictionary.Term, prefix))
        {
            next.Length = 0;
            if (matcher.Weigh(dictionary.Term.Bytes.AsSpan(dictionary.Term.Offset, dictionary.Term.Length)) is > 0 and var weight)
                yield return (dictionary, weight);
            else if (!matcher.SkipTo(next))
                yield break;

            stands = dictionary.MoveNext();
            // What comes next is mostly near: to look for it costs more than a step.
            if (stands && next.Length > 0 && dictionary.Term.CompareTo(next) < 0)
                stands = dictionary.SeekCeil(next) != TermsEnum.SeekStatus.END;
        }
    }

    private static bool StartsWith(BytesRef term, byte[] prefix) => term.Bytes.AsSpan(term.Offset, term.Length).StartsWith(prefix);
}
