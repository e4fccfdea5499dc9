namespace DocumentSearch.Search;

/// <summary>What hits are ordered by; equal ones by path.</summary>
public enum HitOrder
{
    /// <summary>How well they match, the best first.</summary>
    Score,

    /// <summary>The date that a document states, else its file's modification; the newest first.</summary>
    Date,

    /// <summary>Size of the source, the largest first.</summary>
    Size,

    /// <summary>Path, by the numbers of its UTF-16 units.</summary>
    Path,
}

/// <summary>What to look for, and how much of it to show.</summary>
/// <param name="Query">The query as typed; its language is in docs/query-syntax.md.</param>
public sealed record SearchRequest(string Query)
{
    /// <summary>Most hits of a page, offset included.</summary>
    public const int MaxHits = 1_000_000;

    /// <summary>Length of passages where none is asked for, in UTF-16 units.</summary>
    public const int UsualPassageLength = 240;

    /// <summary>How many documents are counted if nothing else is said: it takes less than a millisecond.</summary>
    public const long UsualCountUpTo = 1 << 17;

    /// <summary>Whether every word typed must be there, not only one of them.</summary>
    public bool RequireAll { get; init; }

    /// <summary>Whether a query that has to be repaired or cut is refused, with the place.</summary>
    public bool Strict { get; init; }

    /// <summary>Whether to look also for words that the best hits have in common; for hits in order of score.</summary>
    public bool Expand { get; init; }

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

    /// <summary>What hits are ordered by.</summary>
    public HitOrder Order { get; init; }

    /// <summary>Whether the order is turned round; equal hits stay in order of path.</summary>
    public bool Reverse { get; init; }

    /// <summary>Whether to count the documents that hold all the words, where one is enough.</summary>
    public bool CountWithAll { get; init; } = true;

    /// <summary>
    /// How many documents may be counted to say how many match, each once for every word that it holds. Where the words of a query are more
    /// common, documents that cannot be among the best are passed over, and the total is a lower bound (<see cref="SearchResponse.IsTotalLeast"/>).
    /// <see cref="long.MaxValue"/> for exact totals, however long that takes.
    /// </summary>
    public long CountUpTo { get; init; } = UsualCountUpTo;

    /// <summary>Whether to count hits by type, folder and year.</summary>
    public bool Facets { get; init; }

    /// <summary>Whether to say of each hit what its score is made of.</summary>
    public bool Explain { get; init; }

    /// <summary>Whether to give a cursor for the hits behind those shown, by which the same snapshot can be asked again.</summary>
    public bool GiveCursor { get; init; }

    /// <summary>The time by which relative dates are understood; now if null.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Time after which the answer is what was found until then, and says so.</summary>
    public TimeSpan Timeout
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Passages a hit, at most. If null, 3, and more where there are only a few hits: 12 in all. If 0, no text is read, and nothing is
    /// highlighted in titles either.
    /// </summary>
    public int? PassagesPerHit { get; init; }

    /// <summary>
    /// Whether hits without passages come with their author, keywords and description. Without them nothing that is stored of a document is read,
    /// which is most of the time that many hits take.
    /// </summary>
    public bool WithProperties { get; init; } = true;

    /// <summary>
    /// Length of passages, in UTF-16 units: they are as long on average where there is text enough, and never more than a
    /// quarter longer.
    /// </summary>
    public int PassageLength
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = UsualPassageLength;

    /// <summary>How many lines before and after each passage are given with it; null for none.</summary>
    public int? ContextLines
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0, nameof(value));
            field = value;
        }
    }

    /// <summary>
    /// Whether passages are ordered instead of documents: each hit is then one passage, and a document may be several hits. It is
    /// the best passages of the best fifty documents that are ordered, by score; <see cref="PassagesPerHit"/>, <see cref="Order"/>,
    /// <see cref="Reverse"/>, <see cref="Explain"/> and <see cref="GiveCursor"/> are passed over.
    /// </summary>
    public bool ByPassage { get; init; }
}
