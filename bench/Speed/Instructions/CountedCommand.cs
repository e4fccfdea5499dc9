namespace DocumentSearch.Speed.Instructions;

/// <summary>A command line, and the instructions that each of its runs took.</summary>
/// <param name="Name">The command line without the index.</param>
/// <param name="Runs">Instructions of each run.</param>
internal sealed record CountedCommand(string Name, IReadOnlyList<long> Runs)
{
    /// <summary>The fewest.</summary>
    public long Least => Runs.Min();

    /// <summary>How much more the most are, as a fraction.</summary>
    public double Spread => (double)(Runs.Max() - Least) / Least;
}
