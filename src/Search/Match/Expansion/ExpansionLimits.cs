namespace DocumentSearch.Search.Match.Expansion;

/// <summary>Bounds on what words with wildcards, misspelt words and expressions may stand for.</summary>
internal sealed record ExpansionLimits
{
    /// <summary>Terms that one of them stands for; of more, the most frequent.</summary>
    public int TermsOfOne { get; init; } = 50_000;

    /// <summary>The same in a phrase, near something, or in a field, where all their postings are open at a time.</summary>
    public int TermsOfOneTogether { get; init; } = 1000;

    /// <summary>Terms that all of a query together stand for.</summary>
    public int TermsOfAll { get; init; } = 200_000;

    /// <summary>How many of them a query may have; the rest is left out.</summary>
    public int Expansions { get; init; } = 1000;
}
