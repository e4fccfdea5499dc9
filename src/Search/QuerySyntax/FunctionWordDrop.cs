namespace DocumentSearch.Search.QuerySyntax;

/// <summary>
/// Takes the words out of a query that hold it together without saying what it is about, where something else remains. They
/// stay in phrases, and where they are required or excluded.
/// </summary>
internal static class FunctionWordDrop
{
    /// <summary>The query without them, and the words taken out.</summary>
    public static (QueryNode.Group Query, IReadOnlyList<string> Dropped) From(QueryNode.Group query)
    {
        if (!HasContent(query))
            return (query, []);

        var dropped = new List<string>();
        return (From(query, dropped), dropped);
    }

    private static QueryNode.Group From(QueryNode.Group group, List<string> dropped) => group with
    {
        Required = [.. group.Required.Select(node => Inside(node, dropped)).Where(HasAnything)],
        Optional = [.. group.Optional.Where(node => !IsDropped(node, dropped)).Select(node => Inside(node, dropped)).Where(HasAnything)],
    };

    private static QueryNode Inside(QueryNode node, List<string> dropped) => node is QueryNode.Group group ? From(group, dropped) : node;

    private static bool HasAnything(QueryNode node) =>
        node is not QueryNode.Group group || group.Required.Count + group.Optional.Count + group.Excluded.Count > 0;

    private static bool IsDropped(QueryNode node, List<string> dropped)
    {
        if (node is not QueryNode.Word word || !FunctionWords.Contains(word.Text))
            return false;

        dropped.Add(word.Text);
        return true;
    }

    // Whether something to look for would be left.
    private static bool HasContent(QueryNode node) => node switch
    {
        QueryNode.Word word => !FunctionWords.Contains(word.Text) && TypedText.HasWord(word.Text),
        QueryNode.Group group => group.Required.Concat(group.Optional).Any(HasContent),
        QueryNode.Boosted boosted => HasContent(boosted.Node),
        QueryNode.PathGlob or QueryNode.Extension or QueryNode.Format or QueryNode.Size or QueryNode.Date => false,
        _ => true,
    };
}
