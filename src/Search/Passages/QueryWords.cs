using System.Numerics;
using DocumentSearch.Search.Match;
using DocumentSearch.Search.Ranking;

namespace DocumentSearch.Search.Passages;

/// <summary>The words, phrases and patterns of a query as bits, with what each of them weighs in one document.</summary>
internal sealed class QueryWords
{
    /// <summary>As many are told apart; all that follow count as one.</summary>
    public const int Max = 64;

    // What the rarity over the sentences of a long document counts for; the rest is that over all documents.
    private const double OverSentences = 0.7;

    // Over so many sentences it counts for half of that: over few it says little.
    private const double HalfAt = 100;

    // By the leaf's own number.
    private readonly int[] _numbers;
    private readonly double[] _weights;

    /// <param name="leaves">What is looked for.</param>
    public QueryWords(IReadOnlyList<Leaf> leaves)
    {
        _numbers = new int[leaves.Count == 0 ? 0 : leaves.Max(static l => l.Index) + 1];
        Array.Fill(_numbers, Max - 1);
        for (var i = Math.Min(leaves.Count, Max) - 1; i >= 0; i--)
            _numbers[leaves[i].Index] = i;

        Leaves = [.. leaves.Take(Max)];
        _weights = new double[Leaves.Count];
    }

    /// <summary>Those that are told apart.</summary>
    public IReadOnlyList<Leaf> Leaves { get; }

    /// <summary>The weight of all together.</summary>
    public double Total { get; private set; } = double.Epsilon;

    /// <summary>The bit of one.</summary>
    public ulong BitOf(Leaf leaf) => 1UL << NumberOf(leaf);

    /// <summary>The number of one, from 0.</summary>
    public int NumberOf(Leaf leaf) => leaf.Index < _numbers.Length ? _numbers[leaf.Index] : Max - 1;

    /// <summary>What one weighs.</summary>
    public double Weight(int number) => number < _weights.Length ? _weights[number] : 0;

    /// <summary>What a set of them weighs together.</summary>
    public double Weight(ulong words)
    {
        var sum = 0.0;
        for (; words != 0; words &= words - 1)
            sum += Weight(BitOperations.TrailingZeroCount(words));

        return sum;
    }

    /// <summary>Their share of the query.</summary>
    public double Share(ulong words) => Weight(words) / Total;

    /// <summary>
    /// Weighs them for a document: by their rarity over all documents, and by that over its sentences, since what the whole
    /// document is about does not tell its sentences apart.
    /// </summary>
    /// <param name="sentences">Number of its sentences.</param>
    /// <param name="matched">Those in which something matches.</param>
    public void WeighFor(int sentences, IReadOnlyList<MatchedSentence> matched)
    {
        var counts = new int[Max];
        foreach (var sentence in matched)
        {
            for (var words = sentence.Words; words != 0; words &= words - 1)
                counts[BitOperations.TrailingZeroCount(words)]++;
        }

        var share = OverSentences * sentences / (sentences + HalfAt);
        for (var i = 0; i < Leaves.Count; i++)
            _weights[i] = Leaves[i].Factor * ((1 - share) * Leaves[i].Weight + share * TermWeight.Rarity(counts[i], sentences));

        Total = Math.Max(_weights.Sum(), double.Epsilon);
    }
}
