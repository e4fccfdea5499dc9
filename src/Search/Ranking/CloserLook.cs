using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Passages;
using DocumentSearch.Search.Match;
using DocumentSearch.Search.Match.Positions;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Ranking;

/// <summary>
/// The second stage of ranking: reads where the words of the query stand in the best documents of the first, and adds to
/// their scores. Words of the title count twice and those of headings, of the author, keywords and description half as much again (BM25F:
/// Robertson, Zaragoza and Taylor, 2004), and to stand in the title, to be the author or a keyword counts by itself, which a long text would
/// drown; words that follow each other as
/// typed count more (ordered pairs of Metzler and Croft's sequential dependence model, 2005), and so does the passage that holds
/// most of the query (<see cref="BestPassage"/>), in long documents the sentence that does (<see cref="BestSentence"/>), the form
/// typed (<see cref="ExactForms"/>), and the file's name. Nothing is taken away, so no document falls below one that was not looked at.
/// </summary>
internal sealed class CloserLook(TermDictionary dictionary, MatchTree tree, Budget budget)
{
    /// <summary>Best hits that are looked at.</summary>
    public const int Window = 35;

    // Words of a query that are looked for; no sentence that a person types has more.
    private const int MaxLeaves = 64;

    private const double InTitle = 1;
    private const double StatedAlone = 0.1;
    private const double InHeading = 0.5;
    private const double InProperty = 0.5;
    private const double Pair = 0.1;
    private const double Alone = 0.8;
    private const double Name = 0.1;

    // Parts of compounds stand behind all words that were typed.
    private readonly List<Leaf> _leaves = [.. tree.PositiveLeaves.Take(MaxLeaves), .. tree.PositiveLeaves.Take(MaxLeaves).SelectMany(l => l.Parts)];
    private readonly DocumentLengths _lengths = new(dictionary.Reader);
    private readonly Dictionary<Leaf, int> _numbers = new(ReferenceEqualityComparer.Instance as IEqualityComparer<Leaf>);
    private readonly BestSentence _bestSentence = new();
    private readonly BytesRef _bytes = new();
    // How many positions a term takes is asked of pairs only.
    private readonly bool _isOneTerm = tree.PositiveLeaves is [{ Parts.Count: 0 } only] && only.Alternatives.All(static a => a.Occurs is Occurs.OneTerm);
    private double[] _weights = [];

    // Where each of the words stands in the document that is looked at, by its number; null where it does not.
    private List<Occurrence>?[] _places = [];

    /// <summary>What is added to each document.</summary>
    /// <param name="hits">The documents, of which the part that scores best is looked at.</param>
    public Dictionary<int, List<Evidence>> At(IReadOnlyList<DocumentHit> hits)
    {
        _places = new List<Occurrence>?[_leaves.Count];
        _weights = [.. _leaves.Select(l => l.Alternatives.Min(a => dictionary.Weight(a.Occurs) * a.Boost) * l.Factor * RankSimilarity.Scale)];
        for (var i = 0; i < _leaves.Count; i++)
            _numbers[_leaves[i]] = i;

        var found = hits.ToDictionary(static h => h.Parts[0].Doc, static _ => new List<Evidence>());
        foreach (var segment in dictionary.Reader.Leaves)
        {
            var end = segment.DocBase + segment.AtomicReader.MaxDoc;
            var here = hits.Where(h => h.Parts[0].Doc >= segment.DocBase && h.Parts[0].Doc < end).OrderBy(static h => h.Parts[0].Doc).ToList();
            if (here.Count > 0 && !budget.IsSpentNow())
                Look(segment, here, found);
        }

        return found;
    }

    private void Look(AtomicReaderContext segment, List<DocumentHit> hits, Dictionary<int, List<Evidence>> found)
    {
        var docs = hits.ConvertAll(h => h.Parts[0].Doc - segment.DocBase);
        var open = new SegmentCursors(segment, dictionary, budget) { Asked = docs, WithLengths = !_isOneTerm };
        var cursors = _leaves.ConvertAll(l => l.Alternatives.Select(a => open.Open(a.Occurs, Depth.Positions)).OfType<OccurrenceCursor>().ToList());
        var holding = _leaves.ConvertAll(static _ => new List<int>());
        var headings = segment.AtomicReader.GetBinaryDocValues(IndexFields.Headings);
        var sentences = segment.AtomicReader.GetBinaryDocValues(IndexFields.SentenceEnds);
        var lengths = DocumentLengths.In(segment.AtomicReader);
        var counted = new List<int>();
        for (var at = 0; at < docs.Count; at++)
        {
            var doc = docs[at];
            for (var i = 0; i < cursors.Count && !budget.IsSpent(); i++)
            {
                _places[i] = Places(cursors[i], doc) is { Count: > 0 } here ? here : null;
                if (_places[i] is not null)
                    holding[i].Add(doc);
            }

            if (budget.WasSpent)
                break;

            counted.Clear();
            Count(hits[at].Leaves, counted);
            headings?.Get(doc, _bytes);
            var inHeadings = headings is null || _bytes.Length == 0 ? HeadingPositions.None : HeadingPositions.Decode(_bytes.Bytes.AsSpan(_bytes.Offset, _bytes.Length));
            var evidence = found[hits[at].Parts[0].Doc];
            var length = lengths(doc);
            Add(counted, inHeadings, _lengths.HalfWeightAt(length), evidence);
            AddSentence(counted, sentences, doc, length, evidence);
            AddNames(counted, hits[at].Path, evidence);
        }

        AddForms(segment, holding, found);
    }

    // The words that make the document a hit.
    private void Count(IReadOnlySet<Leaf>? leaves, List<int> counted)
    {
        // Where all parts of a document decide together, it is known already.
        if (leaves is null && tree.AnyOfLeaves is null)
        {
            var matched = new List<Leaf>();
            MatchTree.Satisfied(tree.Root, n => n is not MatchNode.One one || _numbers.TryGetValue(one.Leaf, out var i) && _places[i] is not null, matched);
            counted.AddRange(matched.Select(l => _numbers[l]));
            return;
        }

        for (var i = 0; i < Math.Min(tree.PositiveLeaves.Count, MaxLeaves); i++)
        {
            if (_places[i] is not null && leaves?.Contains(_leaves[i]) != false)
                counted.Add(i);
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

    private void Add(List<int> counted, HeadingPositions headings, double half, List<Evidence> evidence)
    {
        foreach (var i in counted)
        {
            var here = _places[i]!;
            var (titled, headed, authored, keyed, described) = (0, 0, 0, 0, 0);
            foreach (var place in here)
            {
                switch (IndexFields.RangeOf(place.Position))
                {
                    case 0:
                        headed += headings.Ranges.Count > 0 && headings.Contains(place.Position) ? 1 : 0;
                        break;
                    case IndexFields.TitlePosition:
                        titled++;
                        break;
                    case IndexFields.AuthorPosition:
                        authored++;
                        break;
                    case IndexFields.KeywordsPosition:
                        keyed++;
                        break;
                    case IndexFields.DescriptionPosition:
                        described++;
                        break;
                }
            }

            var before = here.Count / (here.Count + half);
            Lift(ScoreReason.Title, titled, InTitle, StatedAlone);
            Lift(ScoreReason.Heading, headed, InHeading, alone: 0);
            Lift(ScoreReason.Author, authored, InProperty, StatedAlone);
            Lift(ScoreReason.Keywords, keyed, InProperty, StatedAlone);
            Lift(ScoreReason.Description, described, InProperty, alone: 0);

            void Lift(ScoreReason reason, int count, double more, double alone)
            {
                if (count == 0)
                    return;

                var weighed = here.Count + count * more;
                evidence.Add(new Evidence(reason, _leaves[i], _weights[i] * (weighed / (weighed + half) - before + alone)) { Occurrences = count });
            }
        }

        for (var k = 1; k < counted.Count; k++)
        {
            var (first, second) = (counted[k - 1], counted[k]);
            if (_leaves[second].Index != _leaves[first].Index + 1 || Following(_places[first]!, _places[second]!) is not (> 0 and var count))
                continue;

            var score = Pair * (_weights[first] + _weights[second]) * count / (count + half);
            evidence.Add(new Evidence(ScoreReason.Order, _leaves[first], score) { Other = _leaves[second], Occurrences = count });
        }

        // Nothing stands beside a word alone.
        if (_leaves.Count < 2)
            return;

        var words = counted.ConvertAll(i => (_weights[i], _places[i]!));
        AddParts(half, words, evidence);
        if (counted.Count > 0 && words.Count > 1)
            evidence.Add(new Evidence(ScoreReason.Passage, _leaves[counted[0]], BestPassage.Score(words)));
    }

    private void AddSentence(List<int> counted, BinaryDocValues? sentences, int doc, double length, List<Evidence> evidence)
    {
        if (counted.Count < 2 || sentences is null || length < BestSentence.MinLength)
            return;

        sentences.Get(doc, _bytes);
        var words = counted.ConvertAll(i => (_leaves[i].Weight * _leaves[i].Factor * RankSimilarity.Scale, _places[i]!));
        evidence.Add(new Evidence(ScoreReason.Sentence, _leaves[counted[0]], _bestSentence.Score(_bytes.Bytes.AsSpan(_bytes.Offset, _bytes.Length), length, words)));
    }

    private void AddParts(double half, List<(double Weight, List<Occurrence> Places)> words, List<Evidence> evidence)
    {
        for (var i = 0; i < _leaves.Count; i++)
        {
            if (_places[i] is not null)
                continue;

            foreach (var part in _leaves[i].Parts)
            {
                if (!_numbers.TryGetValue(part, out var number) || _places[number] is not { } here)
                    continue;

                var weight = Alone * _weights[number];
                evidence.Add(new Evidence(ScoreReason.Part, _leaves[i], weight * here.Count / (here.Count + half)) { Other = part, Occurrences = here.Count });
                words.Add((weight, here));
            }
        }
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

    private void AddNames(List<int> counted, string path, List<Evidence> evidence)
    {
        foreach (var i in counted)
        {
            if (_leaves[i].Alternatives[0].Occurs is Occurs.OneTerm { Field: IndexFields.Body, Text: var stem } && PathWords.Has(path, stem))
                evidence.Add(new Evidence(ScoreReason.Name, _leaves[i], Name * _weights[i]));
        }
    }

    private void AddForms(AtomicReaderContext segment, List<List<int>> holding, Dictionary<int, List<Evidence>> found)
    {
        for (var i = 0; i < _leaves.Count; i++)
        {
            if (_leaves[i].Form is not { } form || holding[i].Count == 0)
                continue;

            var shares = ExactForms.SharesOf(dictionary, segment, form, holding[i]);
            for (var at = 0; at < shares.Length; at++)
            {
                if (shares[at] > 0)
                    found[segment.DocBase + holding[i][at]].Add(new Evidence(ScoreReason.Form, _leaves[i], shares[at] * _weights[i]));
            }
        }
    }
}
