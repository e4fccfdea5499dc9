using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Search.Tests.QuerySyntax;

/// <summary>Trees as short lines, to be compared by what they are and not where they stand.</summary>
internal static class Trees
{
    public static string Of(string query, bool requireAll = false) => Show(QueryParser.Parse(query, requireAll).Root);

    /// <summary>Groups are [required | optional | excluded], phrases 'in quotes', the rest as it is typed.</summary>
    public static string Show(QueryNode node) => node switch
    {
        QueryNode.Word w => w.Text,
        QueryNode.Exact e => $"={e.Text}",
        QueryNode.Pattern p => $"<{p.Text}>",
        QueryNode.Regex r => $"/{r.Text}/",
        QueryNode.Fuzzy f => $"{f.Text}~{f.Edits}",
        QueryNode.Phrase p => $"'{Show(p.Words)}'{(p.Slop == 0 ? "" : $"~{p.Slop}")}{(p.Slop > 0 && p.InOrder ? ">" : "")}",
        QueryNode.Near n => $"{{{Show(n.Operands)}}}{(n.InOrder ? ">" : "~")}{n.Distance}",
        QueryNode.In i => $"{i.Field}:{Show(i.Node)}",
        QueryNode.PathGlob p => $"path:{p.Glob}",
        QueryNode.Extension e => $"ext:{e.Name}",
        QueryNode.Format f => $"type:{f.Name}",
        QueryNode.Language l => $"lang:{l.Tag}",
        QueryNode.Size s => $"size:{s.Min}..{(s.Max == long.MaxValue ? "" : s.Max.ToString())}",
        QueryNode.Date d => $"{(d.OfFile ? "modified" : "date")}:{d.Period}",
        QueryNode.Boosted b => $"{Show(b.Node)}^{b.Factor}",
        QueryNode.Group g => $"[{Show(g.Required)}|{Show(g.Optional)}|{Show(g.Excluded)}]",
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private static string Show(IEnumerable<QueryNode> nodes) => string.Join(' ', nodes.Select(Show));

    /// <summary>All nodes of a tree.</summary>
    public static IEnumerable<QueryNode> All(QueryNode node) => Children(node).SelectMany(All).Prepend(node);

    private static IEnumerable<QueryNode> Children(QueryNode node) => node switch
    {
        QueryNode.Phrase p => p.Words,
        QueryNode.Near n => n.Operands,
        QueryNode.In i => [i.Node],
        QueryNode.Boosted b => [b.Node],
        QueryNode.Group g => [.. g.Required, .. g.Optional, .. g.Excluded],
        _ => [],
    };
}
