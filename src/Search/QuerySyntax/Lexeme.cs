namespace DocumentSearch.Search.QuerySyntax;

internal enum LexemeKind : byte
{
    Word,
    Phrase,
    Regex,
    Require,
    Exclude,
    And,
    Or,
    Near,
    Open,
    Close,
    Field,
    Boost,
}

/// <summary>A piece of a query.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins in the query, in UTF-16 units.</param>
/// <param name="Length">Its length in UTF-16 units, with quotes and what belongs to them.</param>
internal readonly record struct Lexeme(LexemeKind Kind, int Start, int Length)
{
    /// <summary>Where the text of a phrase or a regular expression begins, behind its quote or slash.</summary>
    public int TextStart { get; init; } = Start;

    /// <summary>The length of that text.</summary>
    public int TextLength { get; init; } = Length;

    /// <summary>The other words that may stand among those of a phrase or beside a NEAR.</summary>
    public int Distance { get; init; }

    /// <summary>Whether they must stand in this order.</summary>
    public bool InOrder { get; init; }

    /// <summary>The field that is named.</summary>
    public Field Field { get; init; }

    /// <summary>What a boost multiplies by.</summary>
    public double Factor { get; init; } = 1;

    public int End => Start + Length;
}
