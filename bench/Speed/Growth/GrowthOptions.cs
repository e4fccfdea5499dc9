namespace DocumentSearch.Speed.Growth;

/// <summary>Which collections to grow through.</summary>
/// <param name="Documents">Numbers of documents, ascending.</param>
/// <param name="Words">Mean number of words of a document.</param>
/// <param name="Seed">Another one gives other documents and queries.</param>
/// <param name="Corpus">What to learn from; null looks for the usual archive.</param>
/// <param name="Search">The command to start once a query; null leaves that out.</param>
/// <param name="ColdRuns">How often each query is put to it.</param>
internal sealed record GrowthOptions(IReadOnlyList<long> Documents, double Words, ulong Seed, string? Corpus, string? Search, int ColdRuns);
