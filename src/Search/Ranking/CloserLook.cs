using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.IndexFormat.Passages;
using DocumentSearch.Search.Match;
using DocumentSearch.Search.Match.Positions;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Ranking;

/// <summary>
/// The second stage of ranking: reads where the words of the query stand in the best documents of the first, and adds to
/// their scores. Words of the title count twice and those of headings half as much again (BM25F: Robertson, Zaragoza and
/// Taylor, 2004), and to stand in the title counts by itself, which a long text would drown; words that follow each other as
/// typed count more (ordered pairs of Metzler and Croft's sequential dependence model, 2005), and so does the passage that holds most of the query (<see cref="BestPassage"/>), the form typed
/// (<see cref="ExactForms"/>), and the file's name. Nothing is taken away, so no document falls below one that was not looked at.
/// </summary>
internal sealed class CloserLook(TermDictionary dictionary, MatchTree tree, TextAnalyzer analyzer, Budget budget)
{
    /// <summary>Best hits that are looked at.</summary>
    public const int Window = 50;

    // Words of a query that are looked for; no sentence that a person types has more.
    private const int MaxLeaves = 64;

    private const double InTitle = 1;
    private const double TitleAlone = 0.1;
    private const double InHeading = 0.5;
    private const double Pair = 0.1;
    private const double Alone = 0.8;
    private const double Name = 0.1;

    // Parts of compounds stand behind all words that were typed.
    private readonly List<Leaf> _leaves = [.. tree.PositiveLeaves.Take(MaxLeaves), .. tree.PositiveLeaves.Take(MaxLeaves).SelectMany(l => l.Parts)];
    private readonly DocumentLengths _lengths = new(dictionary.Reader);
    private readonly Dictionary<Leaf, double> _weights = new(ReferenceEqualityComparer.Instance as IEqualityComparer<Leaf>);

    /// <summary>What is added to each document.</summary>
    /// <param name="hits">The documents, of which the part that scores best is looked at.</param>
    public Dictionary<int, List<Evidence>> At(IReadOnlyList<DocumentHit> hits)
    {
        foreach (var leaf in _leaves)
            _weights[leaf] = leaf.Alternatives.Min(a => dictionary.Weight(a.Occurs) * a.Boost) * leaf.Factor * RankSimilarity.Scale;

        var byDoc = hits.ToDictionary(h => h.Parts[0].Doc);
        var docs = byDoc.Keys.Order().ToList();
        var found = docs.ToDictionary(d => d, _ => new List<Evidence>());
        foreach (var segment in dictionary.Reader.Leaves)
        {
            var end = segment.DocBase + segment.AtomicReader.MaxDoc;
            var here = docs.Where(d => d >= segment.DocBase && d < end).ToList();
            if (here.Count > 0 && !budget.IsSpentNow())
                Look(segment, here, byDoc, found);
        }

        foreach (var ((doc, leaf), share) in new ExactForms(dictionary.Reader, tree).Of(docs))
        {
            if (_weights.TryGetValue(leaf, out var weight))
                found[doc].Add(new Evidence(ScoreReason.Form, leaf, share * weight));
        }

        return found;
    }

    private void Look(AtomicReaderContext segment, List<int> docs, Dictionary<int, DocumentHit> hits, Dictionary<int, List<Evidence>> found)
    {
        var open = new SegmentCursors(segment, dictionary, analyzer, budget) { Asked = docs.ConvertAll(d => d - segment.DocBase) };
        var cursors = _leaves.ConvertAll(l => l.Alternatives.Select(a => open.Open(a.Occurs, Depth.Positions)).OfType<OccurrenceCursor>().ToList());
        var headings = segment.AtomicReader.GetBinaryDocValues(IndexFields.Headings);
        var bytes = new BytesRef();
        foreach (var doc in docs)
        {
            var local = doc - segment.DocBase;
            var places = new Dictionary<Leaf, List<Occurrence>>(ReferenceEqualityComparer.Instance as IEqualityComparer<Leaf>);
            for (var i = 0; i < cursors.Count; i++)
            {
                if (budget.IsSpent())
                    return;

                if (Places(cursors[i], local) is { Count: > 0 } here)
                    places[_leaves[i]] = here;
            }

            // Where all parts of a document decide together, those words count that made it a hit.
            var counted = new List<Leaf>();
            if (hits[doc].Leaves is { } leaves)
                counted.AddRange(_leaves.Where(l => leaves.Contains(l) && places.ContainsKey(l)));
            else
                MatchTree.Satisfied(tree.Root, n => n is not MatchNode.One one || places.ContainsKey(one.Leaf), counted);

            headings?.Get(local, bytes);
            var inHeadings = headings is null || bytes.Length == 0 ? HeadingPositions.None : HeadingPositions.Decode(bytes.Bytes.AsSpan(bytes.Offset, bytes.Length));
            Add(counted, places, inHeadings, _lengths.HalfWeightAt(segment.AtomicReader, local), found[doc]);
            AddNames(counted, hits[doc].Path, found[doc]);
        }
    }

    // What a cursor read stands until it goes on.
    private static List<Occurrence> Places(List<OccurrenceCursor> cursors, int doc)
    {
        if (cursors is [var only])
            return (only.Doc < doc ? only.Advance(doc) : only.Doc) == doc && only.Frequency() > 0 ? only.Read() : [];

        var found = new List<Occurrence>();
        foreach (var cursor in cursors)
        {
            if ((cursor.Doc < doc ? cursor.Advance(doc) : cursor.Doc) == doc && cursor.Frequency() > 0)
                found.AddRange(cursor.Read());
        }

        Occurrence.SortDistinct(found);
        return found;
    }

    private void Add(List<Leaf> leaves, Dictionary<Leaf, List<Occurrence>> places, HeadingPositions headings, double half, List<Evidence> evidence)
    {
        foreach (var leaf in leaves)
        {
            var here = places[leaf];
            var (titled, headed) = (0, 0);
            foreach (var place in here)
            {
                if (place.Position >= IndexFields.TitlePosition)
                    titled++;
                else if (headings.Ranges.Count > 0 && headings.Contains(place.Position))
                    headed++;
            }

            var before = here.Count / (here.Count + half);
            if (titled > 0)
                Lift(ScoreReason.Title, titled, InTitle, TitleAlone);
            if (headed > 0)
                Lift(ScoreReason.Heading, headed, InHeading, alone: 0);

            void Lift(ScoreReason reason, int count, double more, double alone)
            {
                var weighed = here.Count + count * more;
                evidence.Add(new Evidence(reason, leaf, _weights[leaf] * (weighed / (weighed + half) - before + alone)) { Occurrences = count });
            }
        }

        for (var i = 1; i < leaves.Count; i++)
        {
            var (first, second) = (leaves[i - 1], leaves[i]);
            if (second.Index != first.Index + 1 || Following(places[first], places[second]) is not (> 0 and var count))
                continue;

            var score = Pair * (_weights[first] + _weights[second]) * count / (count + half);
            evidence.Add(new Evidence(ScoreReason.Order, first, score) { Other = second, Occurrences = count });
        }

        var words = leaves.ConvertAll(l => (_weights[l], places[l]));
        foreach (var whole in _leaves.Where(l => l.Parts.Count > 0 && !places.ContainsKey(l)))
        {
            foreach (var part in whole.Parts.Where(places.ContainsKey))
            {
                var count = places[part].Count;
                evidence.Add(new Evidence(ScoreReason.Part, whole, Alone * _weights[part] * count / (count + half)) { Other = part, Occurrences = count });
                words.Add((Alone * _weights[part], places[part]));
            }
        }

        if (leaves.Count > 0 && words.Count > 1)
            evidence.Add(new Evidence(ScoreReason.Passage, leaves[0], BestPassage.Score(words)));
    }

    // How often one stands right before the other.
    private static int Following(List<Occurrence> first, List<Occurrence> second)
    {
        var count = 0;
        for (int i = 0, j = 0; i < first.Count; i++)
        {
            while (j < second.Count && second[j].Position < first[i].End)
                j++;
            if (j < second.Count && second[j].Position == first[i].End)
                count++;
        }

        return count;
    }

    private void AddNames(List<Leaf> leaves, string path, List<Evidence> evidence)
    {
        foreach (var leaf in leaves)
        {
            if (leaf.Alternatives[0].Occurs is Occurs.OneTerm { Field: IndexFields.Body, Text: var stem } && PathWords.Has(path, stem))
                evidence.Add(new Evidence(ScoreReason.Name, leaf, Name * _weights[leaf]));
        }
    }
}
