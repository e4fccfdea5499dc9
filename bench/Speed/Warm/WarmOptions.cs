namespace DocumentSearch.Speed.Warm;

/// <summary>What to time, and how long.</summary>
/// <param name="Queries">File of queries.</param>
/// <param name="Ours">Our index.</param>
/// <param name="Java">That of Java Lucene; null times only ours.</param>
/// <param name="Classes">Only these; empty for all.</param>
/// <param name="Settings">Only these of ours, plain and full; empty for both.</param>
/// <param name="Turns">How often each engine is asked each class, in turn.</param>
/// <param name="Rounds">How often each query is asked in a turn.</param>
/// <param name="WarmUp">How long each engine is asked each class before anything counts, in seconds.</param>
internal sealed record WarmOptions(
    string Queries, string Ours, string? Java, IReadOnlyList<string> Classes, IReadOnlyList<string> Settings, int Turns, int Rounds, double WarmUp)
{
    /// <summary>Whether to ask with two threads too.</summary>
    public bool Threads { get; init; } = true;
}
