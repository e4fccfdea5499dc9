using System.Numerics;
using DocumentSearch.IndexFormat.Passages;
using DocumentSearch.Search.Match;

namespace DocumentSearch.Search.Passages;

/// <summary>
/// Scores the sentences of a document by what of the query they hold: 8·here + 4·before + 4·block + 2·above + 2.6·typed − 3·named
/// + 10·beginnings + 2·pairs. Each is a share of the query's weight (<see cref="QueryWords"/>): of the words that match in it, of
/// those that do not but match in the sentence before, saturated over all its block, in headings above; of those that stand in it
/// just as typed, of names typed with a capital (which tell passages apart less than they seem to), and of words that are only
/// like those missing (<see cref="SimilarWords"/>). The weights of the parts were chosen on the even half of the questions of
/// docs/decisions/0013, and confirmed on the odd one.
/// </summary>
internal sealed class PassageScorer(IReadOnlyList<Leaf> leaves)
{
    private const double Here = 8;
    private const double Before = 4;
    private const double FurtherBefore = 0.4;
    private const double Block = 4;
    private const double Above = 2;
    private const double Typed = 2.6;
    private const double Named = 3;
    private const double Beginnings = 10;
    private const double Pairs = 2;
    private const double InHeading = 1;

    // The tf part of BM25 for blocks.
    private const double K1 = 1.2;
    private const double B = 0.5;

    // Of sentences that score the same, one of fewer UTF-16 units than this comes last.
    private const int Stub = 32;

    /// <summary>Best sentences of which words that are only alike are looked for.</summary>
    private const int LookedAt = 16;

    private static readonly Comparer<MatchedSentence> BestFirstOrder = Comparer<MatchedSentence>.Create(BetterFirst);

    private readonly SimilarWords _similar = new([.. leaves.Take(QueryWords.Max)]);
    private readonly ulong _named = NamesIn(leaves);
    private readonly int[] _counts = new int[QueryWords.Max];
    private readonly List<MatchedSentence> _bestFirst = [];

    /// <summary>The words of the query, as weighed for the document scored last.</summary>
    public QueryWords Words { get; } = new(leaves);

    /// <summary>The matching sentences of the document scored last, the best first.</summary>
    public IReadOnlyList<MatchedSentence> BestFirst => _bestFirst;

    /// <summary>The matching sentences of a document's parts, each part's in ascending order, with their scores.</summary>
    public List<List<MatchedSentence>> Score(IReadOnlyList<PartText> parts)
    {
        var matched = parts.Select(p => MatchedSentence.Of(p, Words)).ToList();
        _bestFirst.Clear();
        foreach (var sentences in matched)
            _bestFirst.AddRange(sentences);

        Words.WeighFor(parts.Sum(static p => p.Table.Sentences.Count), _bestFirst);
        foreach (var sentences in matched.Where(static m => m.Count > 0))
            ScorePart(sentences);

        _bestFirst.Sort(BestFirstOrder);
        var lookedAt = Math.Min(LookedAt, _bestFirst.Count);
        for (var i = 0; i < lookedAt; i++)
            _bestFirst[i].Score += LookAt(_bestFirst[i]);

        // Nothing is taken away, so none of them falls behind the others.
        _bestFirst.Sort(0, lookedAt, BestFirstOrder);
        return matched;
    }

    /// <summary>What a sentence without matches is worth beside one of its block that has some.</summary>
    public double Without(MatchedSentence neighbour, MatchedSentence? before) =>
        neighbour.BlockScore + (before is null ? 0 : Before * Words.Share(before.Words));

    private static int BetterFirst(MatchedSentence a, MatchedSentence b)
    {
        var order = b.Score.CompareTo(a.Score);
        if (order == 0)
            order = IsStub(a).CompareTo(IsStub(b));

        return order != 0 ? order : (a.Part.Table.PartStart + a.Bounds.Start).CompareTo(b.Part.Table.PartStart + b.Bounds.Start);
    }

    // "See walrus." says little of walruses; of what says something, the first is as good as any.
    private static bool IsStub(MatchedSentence sentence) => sentence.Bounds.End - sentence.Bounds.Start < Stub;

    private void ScorePart(List<MatchedSentence> sentences)
    {
        var table = sentences[0].Part.Table;
        var average = AverageBlock(table);
        var headings = new OpenHeadings(table, sentences);
        for (var i = 0; i < sentences.Count;)
        {
            var end = i + 1;
            while (end < sentences.Count && sentences[end].Block == sentences[i].Block)
                end++;

            // One word alone is in no better company anywhere: the first place is as good as any.
            var block = Words.Leaves.Count == 1 ? 0 : Block * BlockShare(sentences, i, end, average);
            for (; i < end; i++)
            {
                var sentence = sentences[i];
                var missing = ~sentence.Words;
                var before = WordsOf(sentences, i, 1);
                sentence.BlockScore = block;
                sentence.Score = block
                                 + Here * Words.Share(sentence.Words)
                                 + Before * (Words.Share(before & missing) + FurtherBefore * Words.Share(WordsOf(sentences, i, 2) & missing & ~before))
                                 + Above * Words.Share(headings.Above(sentence.Sentence) & missing & ~before)
                                 - Named * Words.Share(sentence.Words & _named)
                                 - (sentence.Bounds.Kind == SentenceKind.Heading ? InHeading : 0);
            }
        }
    }

    // What matches in the sentence so far before one, if that is of the same block.
    private static ulong WordsOf(List<MatchedSentence> sentences, int i, int distance)
    {
        var wanted = sentences[i].Sentence - distance;
        if (wanted < sentences[i].Block)
            return 0;

        for (var k = i - 1; k >= 0 && sentences[k].Sentence >= wanted; k--)
        {
            if (sentences[k].Sentence == wanted)
                return sentences[k].Words;
        }

        return 0;
    }

    private double LookAt(MatchedSentence sentence)
    {
        double typed = 0, beginnings = 0, pairs = 0;
        var text = sentence.Part.Text.Span;
        ulong asTyped = 0;
        foreach (var match in sentence.Matches)
        {
            var number = Words.NumberOf(match.Leaf);
            var bit = 1UL << number;
            if ((asTyped & bit) == 0 && number < Words.Leaves.Count && _similar.IsTyped(text[match.Start..match.End], number))
            {
                asTyped |= bit;
                typed += Words.Weight(number);
            }
        }

        _similar.Compare(text[sentence.Bounds.Start..sentence.Bounds.End], ~sentence.Words);
        for (var i = 0; i < Words.Leaves.Count; i++)
        {
            var (beginning, pair) = _similar.Of(i);
            beginnings += beginning * Words.Weight(i);
            pairs += pair * Words.Weight(i);
        }

        return (Typed * typed + Beginnings * beginnings + Pairs * pairs) / Words.Total;
    }

    private double BlockShare(List<MatchedSentence> sentences, int from, int to, double average)
    {
        ulong words = 0;
        for (var i = from; i < to; i++)
        {
            words |= sentences[i].Words;
            foreach (var match in sentences[i].Matches)
                _counts[Words.NumberOf(match.Leaf)]++;
        }

        var length = LengthOf(sentences[from].Part.Table, sentences[from].Block) / average;
        var sum = 0.0;
        for (; words != 0; words &= words - 1)
        {
            var word = BitOperations.TrailingZeroCount(words);
            sum += Words.Weight(word) * _counts[word] * (K1 + 1) / (_counts[word] + K1 * (1 - B + B * length));
            _counts[word] = 0;
        }

        return sum / Words.Total;
    }

    private static double AverageBlock(PassageTable table)
    {
        var (blocks, length) = (0, 0L);
        foreach (var sentence in table.Sentences)
        {
            blocks += sentence.StartsBlock ? 1 : 0;
            length += sentence.End - sentence.Start;
        }

        return Math.Max(1, (double)length / Math.Max(1, blocks));
    }

    private static int LengthOf(PassageTable table, int block)
    {
        var last = block;
        while (last + 1 < table.Sentences.Count && !table.Sentences[last + 1].StartsBlock)
            last++;

        return table.Sentences[last].End - table.Sentences[block].Start;
    }

    // A query that begins with a capital does so because it begins.
    private static ulong NamesIn(IReadOnlyList<Leaf> leaves)
    {
        var named = 0UL;
        for (var i = 0; i < Math.Min(leaves.Count, QueryWords.Max); i++)
        {
            if (leaves[i].Kind == HighlightKind.Word && leaves[i].TypedAt > 0 && leaves[i].Surface is [var first, ..] && char.IsUpper(first))
                named |= 1UL << i;
        }

        return named;
    }
}
