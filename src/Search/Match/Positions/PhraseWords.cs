namespace DocumentSearch.Search.Match.Positions;

/// <summary>Tells the words of a phrase apart.</summary>
internal static class PhraseWords
{
    /// <summary>
    /// The words that an occurrence of a phrase is made of. As they stand there without a gap, all that is looked for and stands there
    /// belongs to it; of a compound and its parts, the compound is the word.
    /// </summary>
    /// <param name="phrase">The occurrence.</param>
    /// <param name="words">All words looked for, in ascending order.</param>
    /// <returns>They, ascending; null if it is a single word.</returns>
    public static IReadOnlyList<Occurrence>? Of(Occurrence phrase, List<Occurrence> words)
    {
        var own = new List<Occurrence>();
        var end = phrase.Position;
        for (var i = AdjacentMatch.FirstFrom(words, phrase.Position); i < words.Count && words[i].Position < phrase.End; i++)
        {
            // Of those that begin at one position, the longest that belongs to the phrase comes last.
            var isLast = i + 1 == words.Count || words[i + 1].Position != words[i].Position || words[i + 1].End > phrase.End;
            if (!isLast || words[i].Position < end || words[i].End > phrase.End)
                continue;

            own.Add(words[i]);
            end = words[i].End;
        }

        return own.Count > 1 ? own : null;
    }
}
