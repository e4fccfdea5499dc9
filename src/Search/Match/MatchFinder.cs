using DocumentSearch.Search.Match.Positions;
using Lucene.Net.Index;

namespace DocumentSearch.Search.Match;

/// <summary>
/// Finds where in a document the query truly matches, from the positions in the postings; the text is not looked at. A phrase's words
/// count only where the phrase stands, and nothing excluded ever does.
/// </summary>
/// <param name="dictionary">The words of the index.</param>
/// <param name="tree">The query.</param>
/// <param name="docs">The parts that will be asked for.</param>
/// <param name="budget">Once spent, no more matches are found.</param>
internal sealed class MatchFinder(TermDictionary dictionary, MatchTree tree, IReadOnlyList<int> docs, Budget budget)
{
    private readonly Dictionary<(int Segment, Leaf Leaf), List<OccurrenceCursor>> _cursors = [];
    private readonly Dictionary<(int Segment, MatchNode.Only Filter), Func<int, bool>> _filters = [];

    /// <summary>
    /// What matches in one part (<see cref="OccurrenceRanges"/> tells where that stands in its text). Parts must be asked for in ascending
    /// order of their number.
    /// </summary>
    /// <param name="doc">The part.</param>
    /// <param name="leaves">The leaves that make its document a hit, if that was decided over all parts; else null.</param>
    public List<LeafOccurrences> In(int doc, IReadOnlySet<Leaf>? leaves)
    {
        var segments = dictionary.Reader.Leaves;
        var segment = segments[ReaderUtil.SubIndex(doc, segments)];
        var matches = new List<LeafOccurrences>();
        if (leaves is null)
        {
            Collect(tree.Root, segment, doc - segment.DocBase, matches);
        }
        else
        {
            foreach (var leaf in leaves)
                Find(leaf, segment, doc - segment.DocBase, matches);
        }

        return matches;
    }

    private bool Collect(MatchNode node, AtomicReaderContext segment, int doc, List<LeafOccurrences> matches)
    {
        switch (node)
        {
            case MatchNode.One one:
                return Find(one.Leaf, segment, doc, matches);
            case MatchNode.Only only:
                return Passes(only, segment, doc);
        }

        var group = (MatchNode.Group)node;
        var before = matches.Count;
        var found = group.Required.Count + group.Optional.Count == 0;
        foreach (var child in group.Required)
        {
            if (!Collect(child, segment, doc, matches))
            {
                matches.RemoveRange(before, matches.Count - before);
                return false;
            }

            found = true;
        }

        foreach (var child in group.Optional)
            found |= Collect(child, segment, doc, matches);

        // Documents with an excluded word are no hits; only a group inside a larger query has to be asked again.
        if (!found || group == tree.Root || !group.Excluded.Any(child => Collect(child, segment, doc, [])))
            return found;

        matches.RemoveRange(before, matches.Count - before);
        return false;
    }

    private bool Passes(MatchNode.Only only, AtomicReaderContext segment, int doc)
    {
        if (!_filters.TryGetValue((segment.Ord, only), out var passes))
            _filters[(segment.Ord, only)] = passes = only.Filter.In(segment.AtomicReader);

        return passes(doc);
    }

    private bool Find(Leaf leaf, AtomicReaderContext segment, int doc, List<LeafOccurrences> matches)
    {
        // Several ways to stand at a place, as a compound and as its parts, are one match.
        var found = new List<Occurrence>();
        var words = leaf.Kind is HighlightKind.Phrase or HighlightKind.Near ? new List<Occurrence>() : null;
        foreach (var cursor in Cursors(leaf, segment))
        {
            if ((cursor.Doc < doc ? cursor.Advance(doc) : cursor.Doc) != doc || cursor.Frequency() == 0)
                continue;

            found.AddRange(cursor.Read());
            if (words is not null)
                cursor.AddWords(words);
        }

        Occurrence.SortDistinct(found);
        if (words is not null)
            Occurrence.SortDistinct(words);

        if (found.Count == 0)
            return false;

        matches.Add(new LeafOccurrences(leaf, found, words));
        return true;
    }

    private List<OccurrenceCursor> Cursors(Leaf leaf, AtomicReaderContext segment)
    {
        if (_cursors.TryGetValue((segment.Ord, leaf), out var known))
            return known;

        var end = segment.DocBase + segment.AtomicReader.MaxDoc;
        var open = new SegmentCursors(segment, dictionary, budget)
        {
            Asked = [.. docs.Where(d => d >= segment.DocBase && d < end).Select(d => d - segment.DocBase).Order()],
        };
        return _cursors[(segment.Ord, leaf)] =
            [.. leaf.Alternatives.Select(a => open.Open(a.Occurs, Depth.Positions)).OfType<OccurrenceCursor>()];
    }
}
