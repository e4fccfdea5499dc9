using DocumentSearch.Search.Match.Expansion;
using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Search.Match;

/// <summary>What has to stand in a text, in terms of the index.</summary>
internal abstract record Occurs
{
    private Occurs()
    {
    }

    /// <summary>One term of a field.</summary>
    /// <param name="Field">Name of the field.</param>
    /// <param name="Text">The term as indexed.</param>
    public sealed record OneTerm(string Field, string Text) : Occurs
    {
        /// <summary>Positions that it takes as it was typed: two for a pair of characters that are words of their own.</summary>
        public int Positions { get; init; } = 1;
    }

    /// <summary>Any of the terms that a word with wildcards, a misspelt one or the like stands for.</summary>
    public sealed record AnyTerm(TermSet Terms) : Occurs;

    /// <summary>Items that follow each other without a gap.</summary>
    public sealed record Adjacent(IReadOnlyList<Occurs> Items) : Occurs;

    /// <summary>Items near each other.</summary>
    /// <param name="Items">At least two.</param>
    /// <param name="Limit">Positions from the beginning of the first to the end of the last, at most.</param>
    /// <param name="InOrder">Whether they must stand in this order.</param>
    public sealed record Close(IReadOnlyList<Occurs> Items, int Limit, bool InOrder) : Occurs;

    /// <summary>Any of several.</summary>
    public sealed record Either(IReadOnlyList<Occurs> Items) : Occurs;

    /// <summary>A term, or any of some, in a field.</summary>
    public sealed record Within(TextField Field, Occurs Item) : Occurs;
}
