using System.Numerics;
using DocumentSearch.IndexFormat.Passages;
using DocumentSearch.Search.Match.Positions;

namespace DocumentSearch.Search.Ranking;

/// <summary>
/// The sentence of a document that says most of what is asked, as evidence for the document (passage-level evidence: Callan, 1994):
/// what the words in it weigh, half of what those weigh that stand in the sentence before it only, and half of what its block says
/// as a document of its own (BM25). A short document is a passage as it is, and more evidence of this kind harms; in a long one
/// it is the words that stand together that count. So it counts by length² / (length² + 2000²). For use by one thread.
/// </summary>
internal sealed class BestSentence
{
    /// <summary>Words of the query that are looked at, at most.</summary>
    public const int MaxWords = 64;

    /// <summary>In documents of fewer words it would count for less than a sixteenth.</summary>
    public const double MinLength = 500;

    private const double Share = 1.5;
    private const double Before = 0.5;
    private const double Block = 0.5;
    private const double HalfLength = 2000;
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly SentencePositions _sentences = new();
    private readonly List<int> _touched = [];
    private readonly double[] _weights = new double[MaxWords];
    private ulong[] _holding = [];
    private int[] _blocks = [];
    private double[] _blockScores = [];
    private int[] _blockWords = [];
    private double _averageBlock;

    /// <summary>What it adds to a score.</summary>
    /// <param name="stored">The document's sentences.</param>
    /// <param name="length">Its length in words.</param>
    /// <param name="words">The weight of each word of the query that stands there, and where, in ascending order.</param>
    public double Score(ReadOnlySpan<byte> stored, double length, IReadOnlyList<(double Weight, List<Occurrence> Places)> words)
    {
        _sentences.Read(stored);
        if (_sentences.Count == 0)
            return 0;

        CutBlocks();
        for (var i = 0; i < Math.Min(words.Count, MaxWords); i++)
            Place(i, words[i].Weight, words[i].Places);

        _touched.Sort();
        var best = 0.0;
        foreach (var sentence in _touched)
        {
            var here = _holding[sentence];
            var score = Weight(here) + Block * _blockScores[_blocks[sentence]];
            if (!_sentences.StartsBlock(sentence) && sentence > 0)
                score += Before * Weight(_holding[sentence - 1] & ~here);

            best = Math.Max(best, score);
        }

        foreach (var sentence in _touched)
        {
            _holding[sentence] = 0;
            _blockScores[_blocks[sentence]] = 0;
        }

        _touched.Clear();
        return Share * best * length * length / (length * length + HalfLength * HalfLength);
    }

    private void CutBlocks()
    {
        var count = _sentences.Count;
        if (_holding.Length < count)
            (_holding, _blocks, _blockScores, _blockWords) = (new ulong[count], new int[count], new double[count], new int[count]);

        var block = -1;
        for (var i = 0; i < count; i++)
        {
            if (i == 0 || _sentences.StartsBlock(i))
                _blockWords[++block] = 0;

            _blocks[i] = block;
            _blockWords[block] += _sentences.End(i) - _sentences.Start(i);
        }

        _averageBlock = Math.Max(1, (double)_sentences.End(count - 1) / (block + 1));
    }

    private void Place(int word, double weight, List<Occurrence> places)
    {
        _weights[word] = weight;
        var (sentence, block, inBlock) = (0, -1, 0);
        for (var i = 0; i < Math.Min(places.Count, BestPassage.MaxPlaces); i++)
        {
            sentence = _sentences.At(places[i].Position, sentence);
            if (sentence == _sentences.Count)
                break;

            if (_holding[sentence] == 0)
                _touched.Add(sentence);

            _holding[sentence] |= 1UL << word;
            if (_blocks[sentence] != block)
            {
                AddBlock();
                (block, inBlock) = (_blocks[sentence], 0);
            }

            inBlock++;
        }

        AddBlock();

        void AddBlock()
        {
            if (inBlock > 0)
                _blockScores[block] += weight * inBlock * (K1 + 1) / (inBlock + K1 * (1 - B + B * _blockWords[block] / _averageBlock));
        }
    }

    private double Weight(ulong words)
    {
        var sum = 0.0;
        for (; words != 0; words &= words - 1)
            sum += _weights[BitOperations.TrailingZeroCount(words)];

        return sum;
    }
}
