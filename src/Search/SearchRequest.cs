namespace DocumentSearch.Search;

/// <summary>What to look for, and how much of it to show.</summary>
/// <param name="Query">The query as typed; its language is in docs/query-syntax.md.</param>
public sealed record SearchRequest(string Query)
{
    /// <summary>Number of hits, at most.</summary>
    public int Top
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 10;

    /// <summary>Number of best hits to leave out first.</summary>
    public int Offset
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>Passages a hit, at most. If null, 3, and more where there are only a few hits: 12 in all.</summary>
    public int? PassagesPerHit { get; init; }

    /// <summary>Length a passage grows to, in UTF-16 units, as far as its paragraph reaches.</summary>
    public int PassageLength
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 240;
}
