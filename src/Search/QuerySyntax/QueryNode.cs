namespace DocumentSearch.Search.QuerySyntax;

/// <summary>A query as it was typed, in the form of a tree.</summary>
internal abstract record QueryNode
{
    private QueryNode()
    {
    }

    /// <summary>One word, as typed; it may turn out to be a compound.</summary>
    public sealed record Word(string Text) : QueryNode;

    /// <summary>Words that must stand next to each other in this order.</summary>
    public sealed record Phrase(string Text) : QueryNode;

    /// <summary>
    /// Parts put together: all of the required, none of the excluded, and, if nothing is required, at least one of the
    /// optional; optional parts raise the score.
    /// </summary>
    public sealed record Group(
        IReadOnlyList<QueryNode> Required, IReadOnlyList<QueryNode> Optional, IReadOnlyList<QueryNode> Excluded) : QueryNode;
}
