using DocumentSearch.EndToEnd.Peers;
using DocumentSearch.Evaluate.Measure;

namespace DocumentSearch.Relevance.Rankers;

/// <summary>An engine, or a way to ask one, whose rankings are measured.</summary>
internal interface IRanker
{
    /// <summary>For --only and for file names.</summary>
    string Key { get; }

    string Name { get; }

    IReadOnlyList<Requirement> Requirements { get; }

    /// <summary>Compiles what it needs, once.</summary>
    void Build();

    /// <summary>Indexes a collection anew and asks its topics.</summary>
    Run Rank(PreparedCollection collection);
}
