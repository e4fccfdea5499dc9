namespace DocumentSearch.EndToEnd;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Runs">How often each engine indexes; 0 keeps the indexes of the last time.</param>
/// <param name="ColdRuns">How often each query is put to each engine; 0 leaves the queries out.</param>
/// <param name="RefreshRuns">How often each engine looks for changes; 0 leaves that out.</param>
/// <param name="LanguageRuns">How often each query of the language is put to search; 0 leaves them out.</param>
/// <param name="Corpus">An archive or a folder; null looks for the usual archive.</param>
/// <param name="Only">Keys of the engines to measure; empty means all.</param>
/// <param name="SkipBuild">Measure what was built before.</param>
/// <param name="Formats">Folder of sample files, to measure search on each type of them instead; null if that is not wanted.</param>
/// <param name="Search">The command to measure on sample files; null builds it.</param>
/// <param name="Out">Where the report goes; null means a folder under bench/runs.</param>
internal sealed record BenchmarkOptions(
    int Runs,
    int ColdRuns,
    int RefreshRuns,
    int LanguageRuns,
    string? Corpus,
    IReadOnlyList<string> Only,
    bool SkipBuild,
    string? Formats,
    string? Search,
    string? Out);
