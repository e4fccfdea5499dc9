using System.Globalization;

namespace DocumentSearch.Search.QuerySyntax;

/// <summary>Writes a tree as the query that a careful reader would have typed for it. It is read as the same tree.</summary>
internal static class CanonicalQuery
{
    /// <summary>The line of a tree or a part of it.</summary>
    public static string Of(QueryNode node) => Of(node, out _);

    /// <summary>The line, and how deep its parentheses are.</summary>
    public static string Of(QueryNode node, out int depth)
    {
        var writer = new Writer();
        var line = node switch
        {
            QueryNode.Group { Required: [], Optional: [QueryNode.Near near], Excluded: [] } => writer.Near(near),
            QueryNode.Group group => writer.SideBySide(group),
            _ => writer.Part(node),
        };
        depth = writer.Deepest;
        return line;
    }

    private sealed class Writer
    {
        private int _depth;

        public int Deepest { get; private set; }

        public string Part(QueryNode node) => node switch
        {
            QueryNode.Phrase phrase => Phrase(phrase),
            QueryNode.Near near => Parenthesis(() => Near(near)),
            QueryNode.In field => FieldNames.Prefix(field.Field) + Part(field.Node),
            QueryNode.PathGlob path => FieldNames.Prefix(Field.Path) + Escaping.Glob(path.Glob),
            QueryNode.Extension extension => FieldNames.Prefix(Field.Extension) + Escaping.Value(extension.Name),
            QueryNode.Format format => FieldNames.Prefix(Field.Format) + Escaping.Value(format.Name),
            QueryNode.Language language => FieldNames.Prefix(Field.Language) + Escaping.Value(language.Tag),
            QueryNode.Size size => FieldNames.Prefix(Field.Size) + SizeRange.Text(size),
            QueryNode.Date date => FieldNames.Prefix(date.OfFile ? Field.Modified : Field.Date) + date.Period,
            QueryNode.Boosted boosted => $"{Part(boosted.Node)}^{boosted.Factor.ToString(CultureInfo.InvariantCulture)}",
            QueryNode.Group group => Parenthesis(() => Nested(group)),
            _ => Escaping.Term(node),
        };

        public string Near(QueryNode.Near near) =>
            string.Join($" {(near.InOrder ? "BEFORE" : "NEAR")}/{near.Distance} ", near.Operands.Select(Part));

        /// <summary>What is required has a sign, unless it is all that stands beside conditions.</summary>
        public string SideBySide(QueryNode.Group group)
        {
            List<QueryNode> words = [.. group.Required.Where(n => !n.IsFilter)];
            var filters = group.Required.Where(n => n.IsFilter).Select(Part);
            var excluded = group.Excluded.Select(n => "-" + Part(n));
            IEnumerable<string> found = words is [var only] && group.Optional.Count == 0 && group.Required.Count > 1
                ? [Any(only is QueryNode.Group alternatives ? alternatives.Optional : words)]
                : [.. words.Select(n => "+" + Part(n)), Any(group.Optional)];
            return string.Join(' ', found.Concat(excluded).Concat(filters).Where(s => s.Length > 0));
        }

        // Side by side, a condition would be required.
        private string Any(IReadOnlyList<QueryNode> nodes) => string.Join(nodes.Count > 1 && nodes.Any(n => n.IsFilter) ? " OR " : " ", nodes.Select(Part));

        private string Nested(QueryNode.Group group) => group switch
        {
            { Required: [], Excluded: [] } => string.Join(" OR ", group.Optional.Select(Part)),
            { Required: [], Optional: [] } => SideBySide(group),
            { Required: [], Optional: [_, _, ..] } => All([Parenthesis(() => string.Join(" OR ", group.Optional.Select(Part)))], group.Excluded),
            { Required: [] } => All(group.Optional.Select(Part), group.Excluded),
            { Optional: [] } => All(group.Required.Select(Part), group.Excluded),
            _ => SideBySide(group),
        };

        private string All(IEnumerable<string> required, IReadOnlyList<QueryNode> excluded) =>
            string.Join(" AND ", required.Concat(excluded.Select(n => "NOT " + Part(n))));

        private static string Phrase(QueryNode.Phrase phrase)
        {
            var slop = phrase.Slop == 0 ? "" : $"~{phrase.Slop}{(phrase.InOrder ? ">" : "")}";
            return $"\"{string.Join(' ', phrase.Words.Select(Escaping.TermInPhrase))}\"{slop}";
        }

        private string Parenthesis(Func<string> write)
        {
            Deepest = Math.Max(Deepest, ++_depth);
            var inner = write();
            _depth--;
            return $"({inner})";
        }
    }
}
