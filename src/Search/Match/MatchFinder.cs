using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Match;

/// <summary>
/// Finds where in a document the query truly matches, from the positions and offsets in the postings; the text is not
/// looked at. A phrase's words count only where the phrase stands, and nothing excluded ever does.
/// </summary>
internal sealed class MatchFinder(IndexReader reader, MatchTree tree)
{
    private readonly Dictionary<(int Segment, string Term), DocsAndPositionsEnum?> _postings = [];

    /// <summary>The matches in one part, in ascending order. Parts must be asked for in ascending order of their number.</summary>
    /// <param name="doc">The part.</param>
    /// <param name="leaves">The leaves that make its document a hit, if that was decided over all parts; else null.</param>
    public List<TextMatch> In(int doc, IReadOnlySet<Leaf>? leaves)
    {
        var segment = reader.Leaves[ReaderUtil.SubIndex(doc, reader.Leaves)];
        var part = new PartOccurrences(this, segment, doc - segment.DocBase);
        var matches = new List<TextMatch>();
        if (leaves is null)
        {
            Collect(tree.Root, part, matches);
        }
        else
        {
            foreach (var leaf in leaves)
                part.Find(leaf, matches);
        }

        matches.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        return matches;
    }

    private static bool Collect(MatchNode node, PartOccurrences part, List<TextMatch> matches)
    {
        if (node is MatchNode.One one)
            return part.Find(one.Leaf, matches);

        var group = (MatchNode.Group)node;
        var before = matches.Count;
        var found = group.Required.Count + group.Optional.Count == 0;
        foreach (var child in group.Required)
        {
            if (!Collect(child, part, matches))
            {
                matches.RemoveRange(before, matches.Count - before);
                return false;
            }

            found = true;
        }

        foreach (var child in group.Optional)
            found |= Collect(child, part, matches);

        if (group.Excluded.Count == 0 || group == part.Root)
            return found;

        // Documents with an excluded word are no hits; only a group inside a larger query has to be asked again.
        var excluded = new List<TextMatch>();
        if (!group.Excluded.Any(child => Collect(child, part, excluded)))
            return found;

        matches.RemoveRange(before, matches.Count - before);
        return false;
    }

    private DocsAndPositionsEnum? Postings(AtomicReaderContext segment, string term)
    {
        if (_postings.TryGetValue((segment.Ord, term), out var postings))
            return postings;

        var terms = segment.AtomicReader.GetTerms(IndexFields.Body)?.GetEnumerator();
        postings = terms is not null && terms.SeekExact(new BytesRef(term))
            ? terms.DocsAndPositions(null, null, DocsAndPositionsFlags.OFFSETS)
            : null;
        _postings[(segment.Ord, term)] = postings;
        return postings;
    }

    private readonly record struct Occurrence(int Position, int Start, int End);

    /// <summary>The occurrences of terms in one part, read once a term.</summary>
    private sealed class PartOccurrences(MatchFinder finder, AtomicReaderContext segment, int doc)
    {
        private readonly Dictionary<string, Occurrence[]> _byTerm = new(StringComparer.Ordinal);

        public MatchNode Root => finder.RootNode;

        public bool Find(Leaf leaf, List<TextMatch> matches)
        {
            var before = matches.Count;
            foreach (var alternative in leaf.Alternatives)
            {
                if (alternative.Terms.Count == 1)
                {
                    foreach (var o in Of(alternative.Terms[0]))
                        matches.Add(new TextMatch(o.Start, o.End, leaf));
                }
                else
                {
                    FindSequence(leaf, alternative.Terms, matches);
                }
            }

            return matches.Count > before;
        }

        private void FindSequence(Leaf leaf, IReadOnlyList<string> terms, List<TextMatch> matches)
        {
            var rest = new Occurrence[terms.Count - 1][];
            for (var i = 1; i < terms.Count; i++)
            {
                rest[i - 1] = Of(terms[i]);
                if (rest[i - 1].Length == 0)
                    return;
            }

            foreach (var first in Of(terms[0]))
            {
                var end = first.End;
                var holds = true;
                for (var i = 0; holds && i < rest.Length; i++)
                {
                    var at = IndexOfPosition(rest[i], first.Position + i + 1);
                    holds = at >= 0;
                    if (holds)
                        end = rest[i][at].End;
                }

                if (holds)
                    matches.Add(new TextMatch(first.Start, end, leaf));
            }
        }

        private static int IndexOfPosition(Occurrence[] occurrences, int position)
        {
            int low = 0, high = occurrences.Length - 1;
            while (low <= high)
            {
                var middle = (low + high) >>> 1;
                var difference = occurrences[middle].Position - position;
                if (difference == 0)
                    return middle;

                if (difference < 0)
                    low = middle + 1;
                else
                    high = middle - 1;
            }

            return -1;
        }

        private Occurrence[] Of(string term)
        {
            if (_byTerm.TryGetValue(term, out var known))
                return known;

            return _byTerm[term] = Read(finder.Postings(segment, term));
        }

        private Occurrence[] Read(DocsAndPositionsEnum? postings)
        {
            if (postings is null || postings.DocID == DocIdSetIterator.NO_MORE_DOCS || postings.DocID > doc)
                return [];

            if (postings.DocID < doc && postings.Advance(doc) != doc)
                return [];

            // What stands in the title is no place in the text.
            var occurrences = new Occurrence[postings.Freq];
            for (var i = 0; i < occurrences.Length; i++)
            {
                var position = postings.NextPosition();
                if (position >= IndexFields.TitlePosition)
                    return occurrences[..i];

                occurrences[i] = new Occurrence(position, postings.StartOffset, postings.EndOffset);
            }

            return occurrences;
        }
    }

    private MatchNode.Group RootNode => tree.Root;
}
