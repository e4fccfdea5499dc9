using DocumentSearch.IndexFormat.Passages;

namespace DocumentSearch.Search.Passages;

/// <summary>Which words of the query match in the headings that a sentence stands under. Sentences are asked for in ascending order.</summary>
/// <param name="table">The part's table.</param>
/// <param name="matched">Its sentences in which something matches.</param>
internal sealed class OpenHeadings(PassageTable table, IReadOnlyList<MatchedSentence> matched)
{
    private readonly Stack<(int Level, ulong Words)> _open = new();
    private int _heading;
    private int _matched;

    /// <summary>The words in the headings above a sentence, which for a heading are those of the sections around it.</summary>
    public ulong Above(int sentence)
    {
        while (_heading < table.Headings.Count && table.Headings[_heading].FirstSentence < sentence)
            Open(table.Headings[_heading++]);

        var words = 0UL;
        foreach (var (_, here) in _open)
            words |= here;

        return words;
    }

    private void Open(Heading heading)
    {
        while (_open.TryPeek(out var last) && last.Level >= heading.Level)
            _open.Pop();

        while (_matched < matched.Count && matched[_matched].Sentence < heading.FirstSentence)
            _matched++;

        var isMatched = _matched < matched.Count && matched[_matched].Sentence == heading.FirstSentence && matched[_matched].Bounds.Kind == SentenceKind.Heading;
        _open.Push((heading.Level, isMatched ? matched[_matched].Words : 0));
    }
}
