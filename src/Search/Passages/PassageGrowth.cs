using DocumentSearch.IndexFormat.Passages;

namespace DocumentSearch.Search.Passages;

/// <summary>Which sentences may stand together in a passage, and how one grows.</summary>
internal static class PassageGrowth
{
    /// <summary>
    /// Whether a sentence may stand in one passage with the sentence before it: within a block, among the items of a list, the
    /// rows of a table and the lines of code, below its heading, and behind the words that announce it with a colon.
    /// </summary>
    /// <param name="part">The part.</param>
    /// <param name="sentence">Index of the later one.</param>
    public static bool Joins(PartText part, int sentence)
    {
        if (sentence <= 0 || sentence >= part.Table.Sentences.Count)
            return false;

        var (before, after) = (part.Table.Sentences[sentence - 1], part.Table.Sentences[sentence]);
        if (!after.StartsBlock)
            return true;

        return before.Kind switch
        {
            SentenceKind.Heading => after.Kind != SentenceKind.Heading,
            SentenceKind.Prose => after.Kind is not (SentenceKind.Prose or SentenceKind.Heading) && part.Text.Span[before.End - 1] is ':' or '：',
            _ => after.Kind == before.Kind,
        };
    }

    /// <summary>Grows a stretch of sentences to the neighbour that is worth more, as long as one may join and fits.</summary>
    /// <param name="part">The part.</param>
    /// <param name="first">Index of its first sentence.</param>
    /// <param name="last">Index of its last sentence.</param>
    /// <param name="maxLength">Longest stretch in UTF-16 units.</param>
    /// <param name="isTaken">Whether a sentence is shown already.</param>
    /// <param name="worth">What a sentence is worth.</param>
    public static (int First, int Last) Grow(PartText part, int first, int last, int maxLength, Func<int, bool> isTaken, Func<int, double> worth)
    {
        var sentences = part.Table.Sentences;
        while (true)
        {
            var canGoOn = Joins(part, last + 1) && sentences[last + 1].End - sentences[first].Start <= maxLength && !isTaken(last + 1);
            // The heading is shown above the passage.
            var canGoBack = Joins(part, first) && sentences[first - 1].Kind != SentenceKind.Heading
                            && sentences[last].End - sentences[first - 1].Start <= maxLength && !isTaken(first - 1);
            if (canGoOn && (!canGoBack || worth(last + 1) >= worth(first - 1)))
                last++;
            else if (canGoBack)
                first--;
            else
                return (first, last);
        }
    }
}
