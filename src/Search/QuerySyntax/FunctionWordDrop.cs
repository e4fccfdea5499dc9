namespace DocumentSearch.Search.QuerySyntax;

/// <summary>
/// Takes the words out of a query that hold it together without saying what it is about, where something else remains. They
/// stay in phrases, and where they are required or excluded.
/// </summary>
/// <param name="words">The words.</param>
internal sealed class FunctionWordDrop(FunctionWords words)
{
    /// <summary>The query without them.</summary>
    public QueryNode.Group From(QueryNode.Group query) => HasContent(query) ? Without(query) : query;

    private QueryNode.Group Without(QueryNode.Group group) => group with
    {
        Required = [.. group.Required.Select(Inside).Where(HasAnything)],
        Optional = [.. group.Optional.Where(node => !IsFunctionWord(node)).Select(Inside).Where(HasAnything)],
    };

    private QueryNode Inside(QueryNode node) => node is QueryNode.Group group ? Without(group) : node;

    private static bool HasAnything(QueryNode node) =>
        node is not QueryNode.Group group || group.Required.Count + group.Optional.Count + group.Excluded.Count > 0;

    private bool IsFunctionWord(QueryNode node) => node is QueryNode.Word word && words.Contains(word.Text);

    // Whether something to look for would be left.
    private bool HasContent(QueryNode node) => node switch
    {
        QueryNode.Word word => !words.Contains(word.Text) && TypedText.HasWord(word.Text),
        QueryNode.Group group => group.Required.Concat(group.Optional).Any(HasContent),
        QueryNode.Boosted boosted => HasContent(boosted.Node),
        QueryNode.PathGlob or QueryNode.Extension or QueryNode.Format or QueryNode.Language or QueryNode.Size or QueryNode.Date => false,
        _ => true,
    };
}
