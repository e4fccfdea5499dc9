using DocumentSearch.IndexFormat.Postings;

namespace DocumentSearch.Search.Ranking;

/// <summary>BM25 of what counts as one term, in the documents of a segment (<see cref="RankSimilarity"/>).</summary>
/// <param name="weight">What no score reaches: that of a term that occurs without end.</param>
/// <param name="halfWeights">How many occurrences make half of the weight, by the encoded length.</param>
/// <param name="lengths">The lengths of the documents.</param>
internal sealed class TermScorer(float weight, float[] halfWeights, SegmentLengths lengths)
{
    // Rounding may put a score a few units in the last place above that of a bound.
    private const float Margin = 1 + 1e-6f;

    /// <summary>The lengths by which it scores.</summary>
    public SegmentLengths Lengths => lengths;

    /// <summary>What no score reaches.</summary>
    public float Most => weight * Margin;

    /// <summary>How many occurrences make half of the weight, by the encoded length.</summary>
    public ReadOnlySpan<float> HalfWeights => halfWeights;

    /// <summary>The weight.</summary>
    public float Weight => weight;

    /// <summary>The score of a document.</summary>
    /// <param name="doc">Lucene's number of it in the segment.</param>
    /// <param name="frequency">How often the term occurs in it.</param>
    public float Score(int doc, float frequency) => Score(lengths[doc], frequency);

    /// <summary>No score of a document in which the term occurs no more than so often is above this.</summary>
    public float MostAt(int doc, float frequency) => Score(doc, frequency) * Margin;

    /// <summary>A document in which the term occurs less often scores less, however short it is.</summary>
    /// <param name="score">The score.</param>
    public float LeastFrequency(float score)
    {
        if (score <= 0)
            return 0;

        // f / (f + half) is the share of the weight, and no half is less than that of a document without length.
        var share = score / (weight * Margin);
        var half = RankSimilarity.SaturationPoint * (1 - RankSimilarity.LengthShare);
        return share >= 1 ? float.PositiveInfinity : 0.999f * share * half / (1 - share);
    }

    /// <summary>No score of documents that keep within bounds is above this.</summary>
    public float MostWithin(ReadOnlySpan<Bound> bounds)
    {
        var most = 0f;
        foreach (var bound in bounds)
            most = Math.Max(most, Score(bound.Norm, bound.Frequency));

        return most * Margin;
    }

    private float Score(byte length, float frequency) => weight * frequency / (frequency + halfWeights[length]);
}
