using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Search.Match;

/// <summary>The query as it is matched, with its leaves in the order they were typed.</summary>
internal sealed record MatchTree(MatchNode.Group Root, IReadOnlyList<Leaf> Leaves)
{
    /// <summary>Words and phrases of a query, at most; the rest is left out with a warning.</summary>
    public const int MaxLeaves = 1000;

    /// <summary>Whether any word is enough: nothing is required and nothing excluded.</summary>
    public bool IsAnyOfItsWords { get; } = IsAnyOf(Root);

    /// <summary>Whether a document may be a hit without any of the words, because a group within only excludes.</summary>
    public bool CanDoWithoutWords { get; } = OnlyExcludes(Root);

    /// <summary>The leaves that are not excluded.</summary>
    public IEnumerable<Leaf> PositiveLeaves() => PositiveLeaves(Root);

    /// <summary>Whether a document is a hit, and which of its leaves make it one.</summary>
    /// <param name="node">The tree, or a part of it.</param>
    /// <param name="holds">Whether the document holds a leaf.</param>
    /// <param name="matched">Leaves that matched are added; none if the answer is no.</param>
    public static bool Satisfied(MatchNode node, Func<Leaf, bool> holds, List<Leaf> matched)
    {
        if (node is MatchNode.One one)
        {
            if (holds(one.Leaf))
                matched.Add(one.Leaf);

            return holds(one.Leaf);
        }

        var group = (MatchNode.Group)node;
        var before = matched.Count;
        var satisfied = group.Required.All(child => Satisfied(child, holds, matched)) && !group.Excluded.Any(child => Satisfied(child, holds, []));
        var optional = satisfied ? group.Optional.Count(child => Satisfied(child, holds, matched)) : 0;
        if (satisfied && (optional > 0 || group.Optional.Count == 0 || group.Required.Count > 0))
            return true;

        matched.RemoveRange(before, matched.Count - before);
        return false;
    }

    private static bool IsAnyOf(MatchNode node) =>
        node is not MatchNode.Group group || group.Required.Count + group.Excluded.Count == 0 && group.Optional.All(IsAnyOf);

    private static bool OnlyExcludes(MatchNode node) =>
        node is MatchNode.Group group
        && (group.Required.Count + group.Optional.Count == 0 || group.Required.Concat(group.Optional).Any(OnlyExcludes));

    private static IEnumerable<Leaf> PositiveLeaves(MatchNode node) => node switch
    {
        MatchNode.One one => [one.Leaf],
        MatchNode.Group group => group.Required.Concat(group.Optional).SelectMany(PositiveLeaves),
        _ => [],
    };

    /// <summary>Turns what was typed into what is matched; null, with the problem, if nothing is left to look for.</summary>
    public static MatchTree? Build(
        string query, TextAnalyzer analyzer, TermDictionary dictionary, List<string> warnings, out QueryProblem? problem)
    {
        var parsed = QueryParser.Parse(query);
        var builder = new Builder(analyzer, dictionary, DropsFunctionWords(parsed));
        var root = builder.Group(parsed);
        if (builder.LeftOut > 0)
            warnings.Add($"the query has more than {MaxLeaves} words; the last {builder.LeftOut} were left out");

        problem = root is null ? Nothing(query) : HasPositive(root) ? null : OnlyExcluded(query);
        return problem is null ? new MatchTree(root!, builder.Leaves) : null;
    }

    private static QueryProblem OnlyExcluded(string query) =>
        new("the query only says what to leave out; add a word to look for", 0, query.Length);

    private static QueryProblem Nothing(string query) => string.IsNullOrWhiteSpace(query)
        ? new QueryProblem("the query is empty; type a word to look for", 0, 0)
        : new QueryProblem("the query has no words; type a word to look for", 0, query.Length);

    private static bool HasPositive(MatchNode node) => node switch
    {
        MatchNode.Group g => g.Required.Concat(g.Optional).Any(HasPositive),
        _ => true,
    };

    // Function words are dropped only where something else remains.
    private static bool DropsFunctionWords(QueryNode node) => node switch
    {
        QueryNode.Word w => !FunctionWords.Contains(w.Text) && w.Text.Any(char.IsLetterOrDigit),
        QueryNode.Phrase p => p.Text.Any(char.IsLetterOrDigit),
        QueryNode.Group g => g.Required.Concat(g.Optional).Any(DropsFunctionWords),
        _ => false,
    };

    private sealed class Builder(TextAnalyzer analyzer, TermDictionary dictionary, bool dropFunctionWords)
    {
        private readonly WordForms _forms = new(analyzer, dictionary);

        public List<Leaf> Leaves { get; } = [];

        public int LeftOut { get; private set; }

        public MatchNode.Group? Group(QueryNode.Group group)
        {
            var required = Children(group.Required, keepFunctionWords: true);
            var optional = Children(group.Optional, keepFunctionWords: !dropFunctionWords);
            var excluded = Children(group.Excluded, keepFunctionWords: true, joinsNeighbours: false);
            return required.Count + optional.Count + excluded.Count == 0 ? null : new MatchNode.Group(required, optional, excluded);
        }

        // Words that are excluded one by one do not exclude what they would be together.
        private List<MatchNode> Children(IReadOnlyList<QueryNode> nodes, bool keepFunctionWords, bool joinsNeighbours = true)
        {
            var children = new List<MatchNode>();
            for (var i = 0; i < nodes.Count; i++)
            {
                MatchNode? child = nodes[i] switch
                {
                    QueryNode.Word w when !keepFunctionWords && FunctionWords.Contains(w.Text) => null,
                    QueryNode.Word w => Word(w.Text, Neighbour(i - 1), Neighbour(i + 1)),
                    QueryNode.Phrase p => Phrase(p.Text),
                    QueryNode.Group g => Group(g),
                    _ => null,
                };
                if (child is not null && !IsRepetition(children, child))
                    children.Add(child);
            }

            return children;

            QueryNode? Neighbour(int i) => joinsNeighbours ? nodes.ElementAtOrDefault(i) : null;
        }

        // A word typed twice is one leaf that counts more.
        private bool IsRepetition(List<MatchNode> siblings, MatchNode child)
        {
            if (child is not MatchNode.One { Leaf: var leaf })
                return false;

            var first = siblings.FindIndex(s => s is MatchNode.One one && one.Leaf.Repeats(leaf));
            if (first < 0)
                return false;

            var known = ((MatchNode.One)siblings[first]).Leaf;
            Leaves.RemoveAt(leaf.Index);
            Leaves[known.Index] = known with { Repetitions = known.Repetitions + 1 };
            siblings[first] = new MatchNode.One(Leaves[known.Index]);
            return true;
        }

        private MatchNode.One? Word(string word, QueryNode? before, QueryNode? after)
        {
            if (IsFull())
                return null;

            var alternatives = _forms.Of(word);
            if (alternatives.Count == 0)
                return null;

            if (before is QueryNode.Word b && _forms.Joined(word, b.Text, word) is { } withBefore)
                alternatives.Add(withBefore);
            if (after is QueryNode.Word a && _forms.Joined(word, word, a.Text) is { } withAfter)
                alternatives.Add(withAfter);

            return AddLeaf(word, isPhrase: false, alternatives);
        }

        private MatchNode.One? Phrase(string words)
        {
            if (IsFull())
                return null;

            var tokens = analyzer.Analyze(words);
            var parts = tokens.Where(t => t.Kind != TokenKind.Joined).Select(t => t.Term).ToList();
            if (parts.Count == 0)
                return null;

            var alternatives = new List<Alternative> { new(parts) };
            if (WordForms.IsOneCompound(tokens))
                alternatives.Add(new Alternative([tokens[0].Term]));

            return AddLeaf(words, isPhrase: parts.Count > 1, alternatives);
        }

        private MatchNode.One AddLeaf(string surface, bool isPhrase, List<Alternative> alternatives)
        {
            var leaf = new Leaf(Leaves.Count, surface, isPhrase, alternatives, Rarity(alternatives));
            Leaves.Add(leaf);
            return new MatchNode.One(leaf);
        }

        private bool IsFull()
        {
            if (Leaves.Count < MaxLeaves)
                return false;

            LeftOut++;
            return true;
        }

        // A sequence is at most as frequent as its rarest word; the alternatives of a leaf are mostly alternative spellings.
        private double Rarity(List<Alternative> alternatives)
        {
            return dictionary.Rarity(alternatives.Max(a => a.Terms.Min(dictionary.DocumentCount)));
        }
    }
}
