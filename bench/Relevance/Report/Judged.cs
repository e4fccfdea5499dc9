using DocumentSearch.Evaluate.Collections;
using DocumentSearch.Evaluate.Measure;

namespace DocumentSearch.Relevance.Report;

/// <summary>How well an engine answers one topic.</summary>
internal sealed record JudgedTopic(string Collection, string Topic, TopicHalf Half, Measures Measures);

/// <summary>How well an engine answers all topics of all collections; of all engines in the same order.</summary>
internal sealed record JudgedEngine(string Key, string Name, IReadOnlyList<JudgedTopic> Topics)
{
    /// <summary>The means of one collection.</summary>
    public Measures Of(string collection, TopicHalf? half) =>
        Measures.Mean([.. Topics.Where(t => t.Collection == collection && (half is null || t.Half == half)).Select(t => t.Measures)]);

    /// <summary>The mean of the collections' means: each counts the same, however many topics it has.</summary>
    public Measures Macro(TopicHalf? half) => Measures.Mean([.. Topics.Select(t => t.Collection).Distinct(StringComparer.Ordinal).Select(c => Of(c, half))]);

    /// <summary>The comparison with another engine, of one measure by its index, over all topics alike.</summary>
    public PairedTest Against(JudgedEngine other, int measure, TopicHalf? half) => PairedTest.Of(Values(measure, half), other.Values(measure, half));

    private double[] Values(int measure, TopicHalf? half) =>
        [.. Topics.Where(t => half is null || t.Half == half).Select(t => t.Measures.Values[measure])];
}
