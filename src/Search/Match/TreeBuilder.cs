using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Search.Match.Expansion;
using DocumentSearch.Search.Match.Filters;
using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Search.Match;

/// <summary>Turns what was typed into what is matched, with the words that the index holds for it.</summary>
internal sealed class TreeBuilder
{
    private readonly TextAnalyzer _analyzer;
    private readonly TermDictionary _dictionary;
    private readonly FilterBuilder _filters;
    private readonly List<QueryProblem> _notices;
    private readonly WordForms _forms;
    private readonly Patterns _patterns;
    private readonly List<Leaf> _leaves = [];
    private int _words;
    private int _leftOut;

    private TreeBuilder(TextAnalyzer analyzer, TermDictionary dictionary, FilterBuilder filters, Expander expander, List<QueryProblem> notices)
    {
        _analyzer = analyzer;
        _dictionary = dictionary;
        _filters = filters;
        _notices = notices;
        _forms = new WordForms(analyzer, dictionary);
        _patterns = new Patterns(analyzer, expander, notices);
    }

    /// <summary>The tree of a query; null if nothing is left to look for.</summary>
    /// <param name="query">The query, without function words that count for nothing.</param>
    /// <param name="analyzer">The analyzer of the index.</param>
    /// <param name="dictionary">The words of the index.</param>
    /// <param name="filters">Resolves filters.</param>
    /// <param name="expander">Finds what patterns stand for.</param>
    /// <param name="notices">What was left out is added.</param>
    public static MatchTree? Build(
        QueryNode.Group query, TextAnalyzer analyzer, TermDictionary dictionary, FilterBuilder filters, Expander expander, List<QueryProblem> notices)
    {
        var builder = new TreeBuilder(analyzer, dictionary, filters, expander, notices);
        var root = builder.Group(query, null, 1);
        if (builder._leftOut > 0)
            notices.Add(new QueryProblem($"the query has more than {MatchTree.MaxLeaves} words; the last {builder._leftOut} were left out", 0, 0));

        return root is null ? null : new MatchTree(root, builder._leaves);
    }

    private MatchNode.Group? Group(QueryNode.Group group, TextField? field, double boost)
    {
        var required = Children(group.Required, field, boost);
        var optional = Children(group.Optional, field, boost);
        var excluded = Children(group.Excluded, field, boost, joinsNeighbours: false);
        return required.Count + optional.Count + excluded.Count == 0 ? null : new MatchNode.Group(required, optional, excluded);
    }

    // Words that are excluded one by one do not exclude what they would be together.
    private List<MatchNode> Children(IReadOnlyList<QueryNode> nodes, TextField? field, double boost, bool joinsNeighbours = true)
    {
        var children = new List<MatchNode>();
        var neighbours = joinsNeighbours ? Neighbours(nodes) : [];
        for (var i = 0; i < nodes.Count; i++)
        {
            var (node, factor) = nodes[i] is QueryNode.Boosted boosted ? (boosted.Node, boost * boosted.Factor) : (nodes[i], boost);
            var child = node is QueryNode.Word word ? Word(word, field, factor, neighbours) : Node(node, field, factor);
            if (child is not null && !IsRepetition(children, child))
                children.Add(child);
        }

        return children;
    }

    private MatchNode? Node(QueryNode node, TextField? field, double boost) => node switch
    {
        QueryNode.Word word => Word(word, field, boost, []),
        QueryNode.Boosted boosted => Node(boosted.Node, field, boost * boosted.Factor),
        QueryNode.In within => Node(within.Node, within.Field, boost),
        QueryNode.Group group => Group(group, field, boost),
        QueryNode.Exact or QueryNode.Pattern or QueryNode.Regex or QueryNode.Fuzzy or QueryNode.Phrase or QueryNode.Near => Single(node, field, boost),
        _ => Only(node),
    };

    private MatchNode.Only Only(QueryNode node)
    {
        if (node is QueryNode.Format format && _dictionary.Formats() is var formats && !formats.Contains(format.Name))
            _notices.Add(new QueryProblem($"no document is of type {format.Name}; there are: {string.Join(", ", formats)}", node.Start, node.Length));

        if (node is QueryNode.Language language && _dictionary.Languages() is var languages && !languages.Any(l => LanguageFilter.Fits(l, language.Tag)))
            _notices.Add(new QueryProblem($"no document says it is in {language.Tag}; there are: {(languages.Count > 0 ? string.Join(", ", languages) : "none that say")}", node.Start, node.Length));

        return new MatchNode.Only(_filters.Of(node));
    }

    // A word typed twice is one leaf that counts more.
    private bool IsRepetition(List<MatchNode> siblings, MatchNode child)
    {
        if (child is not MatchNode.One { Leaf: var leaf })
            return false;

        var first = siblings.FindIndex(s => s is MatchNode.One one && one.Leaf.Surface == leaf.Surface && one.Leaf.Kind == leaf.Kind);
        if (first < 0)
            return false;

        var known = ((MatchNode.One)siblings[first]).Leaf;
        _leaves.RemoveAt(leaf.Index);
        _leaves[known.Index] = known with { Repetitions = known.Repetitions + 1 };
        siblings[first] = new MatchNode.One(_leaves[known.Index]);
        return true;
    }

    // Words that stand side by side, each pair once, however often it was typed.
    private static List<(string First, string Second)> Neighbours(IReadOnlyList<QueryNode> nodes)
    {
        var pairs = new HashSet<(string, string)>();
        for (var i = 1; i < nodes.Count; i++)
        {
            if (nodes[i - 1] is QueryNode.Word first && nodes[i] is QueryNode.Word second)
                pairs.Add((first.Text, second.Text));
        }

        return [.. pairs];
    }

    private MatchNode.One? Word(QueryNode.Word word, TextField? field, double boost, IReadOnlyList<(string First, string Second)> neighbours)
    {
        if (!HasRoom(1) || _forms.Of(word.Text) is not { Count: > 0 } alternatives)
            return null;

        // A word typed twice is one leaf, with the neighbours of both.
        foreach (var (first, second) in neighbours)
        {
            if ((first == word.Text || second == word.Text) && _forms.Joined(word.Text, first, second) is { } joined && !alternatives.Contains(joined))
                alternatives.Add(joined);
        }

        var tokens = _analyzer.Analyze(word.Text);
        // Forms are known of whole texts, not of fields.
        var hasForm = field is null && (tokens.Count == 1 || WordForms.IsOneCompound(tokens));
        var leaf = AddLeaf(word, HighlightKind.Word, alternatives, field, boost, hasForm ? tokens[0].Form : null);
        if (field is not null || tokens.Count < 2)
            return leaf;

        var whole = leaf.Leaf with { Parts = [.. tokens.Where(t => t.Length == 1).DistinctBy(t => t.Term, StringComparer.Ordinal).Select(t => Part(leaf.Leaf, word.Text, t))] };
        return new MatchNode.One(_leaves[whole.Index] = whole);
    }

    private Leaf Part(Leaf whole, string word, AnalyzedToken token)
    {
        List<Alternative> term = [new Alternative(WordForms.Term(token))];
        return new Leaf(whole.Index, word[token.Start..token.End], HighlightKind.Word, term, Rarity(term)) { Boost = whole.Boost };
    }

    private MatchNode.One? Single(QueryNode node, TextField? field, double boost)
    {
        if (node is QueryNode.Phrase { Words: var words } phrase && _words < MatchTree.MaxLeaves && _words + words.Count > MatchTree.MaxLeaves)
            (node, _leftOut) = (phrase with { Words = [.. words.Take(MatchTree.MaxLeaves - _words)] }, _leftOut + words.Count - (MatchTree.MaxLeaves - _words));

        if (!HasRoom(Size(node)) || Meaning(node, field is not null) is not { } occurs)
            return null;

        return AddLeaf(node, KindOf(node, occurs), [new Alternative(occurs)], field, boost, form: null);
    }

    private static HighlightKind KindOf(QueryNode node, Occurs occurs) => node switch
    {
        QueryNode.Exact => HighlightKind.Exact,
        QueryNode.Pattern { Text: var text } => text.IndexOfAny(['*', '?']) == text.Length - 1 && text[^1] == '*' ? HighlightKind.Prefix : HighlightKind.Wildcard,
        QueryNode.Regex => HighlightKind.Regex,
        QueryNode.Fuzzy => HighlightKind.Fuzzy,
        QueryNode.Near or QueryNode.Phrase { Slop: > 0 } => HighlightKind.Near,
        // One word in quotes is that word.
        QueryNode.Phrase { Words: [var only and not QueryNode.Word] } => KindOf(only, occurs),
        _ => occurs is Occurs.Adjacent or Occurs.Either { Items: [Occurs.Adjacent, ..] } or Occurs.OneTerm { Positions: > 1 } ? HighlightKind.Phrase : HighlightKind.Word,
    };

    private Occurs? Meaning(QueryNode node, bool together) => node switch
    {
        QueryNode.Word word => OfTokens(word.Text, WordForms.Term),
        QueryNode.Exact exact => OfTokens(exact.Text, WordForms.Form),
        QueryNode.Pattern or QueryNode.Regex or QueryNode.Fuzzy => _patterns.Of(node, together),
        QueryNode.Phrase phrase => Phrase(phrase),
        QueryNode.Near near => Near(near),
        QueryNode.Boosted boosted => Meaning(boosted.Node, together),
        QueryNode.Group group => Any(group, together),
        _ => null,
    };

    private Occurs? OfTokens(string text, Func<AnalyzedToken, Occurs> occurs) =>
        _analyzer.Analyze(text) is { Count: > 0 } tokens ? TypedUnits.EitherWay(tokens, occurs) : null;

    private Occurs? Phrase(QueryNode.Phrase phrase)
    {
        List<Occurs> items = [.. phrase.Words.Select(w => Meaning(w, together: true)).OfType<Occurs>()];
        if (items.Count < 2)
            return items.FirstOrDefault();

        return phrase.Slop == 0
            ? new Occurs.Adjacent(items)
            : new Occurs.Close(items, phrase.Slop + items.Sum(Typed), phrase.InOrder);
    }

    private Occurs.Close? Near(QueryNode.Near near)
    {
        List<Occurs> items = [.. near.Operands.Select(o => Meaning(o, together: true)).OfType<Occurs>()];
        return items.Count < near.Operands.Count ? null : new Occurs.Close(items, near.Distance + items.Sum(Typed), near.InOrder);
    }

    private Occurs? Any(QueryNode.Group group, bool together)
    {
        List<Occurs> items = [.. group.Optional.Select(o => Meaning(o, together)).OfType<Occurs>()];
        return items.Count < 2 ? items.FirstOrDefault() : new Occurs.Either(items);
    }

    // Positions that something takes as it was typed.
    private static int Typed(Occurs occurs) => occurs switch
    {
        Occurs.Adjacent adjacent => adjacent.Items.Sum(Typed),
        Occurs.Either either => either.Items.Max(Typed),
        Occurs.OneTerm term => term.Positions,
        _ => 1,
    };

    private static int Size(QueryNode node) => node switch
    {
        QueryNode.Phrase phrase => phrase.Words.Count,
        QueryNode.Near near => near.Operands.Sum(Size),
        QueryNode.Group group => group.Optional.Sum(Size),
        _ => 1,
    };

    private MatchNode.One AddLeaf(QueryNode node, HighlightKind kind, List<Alternative> alternatives, TextField? field, double boost, string? form)
    {
        if (field is { } f)
            alternatives = [new Alternative(Inside(f, alternatives is [var only] ? only.Occurs : new Occurs.Either([.. alternatives.Select(a => a.Occurs)])))];

        var surface = CanonicalQuery.Of(field is { } name ? new QueryNode.In(name, node) : node);
        var leaf = new Leaf(_leaves.Count, surface, kind, alternatives, Rarity(alternatives)) { Boost = boost, Form = form, TypedAt = node.Start };
        _leaves.Add(leaf);
        return new MatchNode.One(leaf);
    }

    // All of it has to stand there: a word of a heading is not near in headings to one of the text.
    private static Occurs Inside(TextField field, Occurs occurs) => occurs switch
    {
        Occurs.Adjacent adjacent => new Occurs.Adjacent([.. adjacent.Items.Select(i => Inside(field, i))]),
        Occurs.Close close => close with { Items = [.. close.Items.Select(i => Inside(field, i))] },
        Occurs.Either either => new Occurs.Either([.. either.Items.Select(i => Inside(field, i))]),
        _ => new Occurs.Within(field, occurs),
    };

    private bool HasRoom(int words)
    {
        if ((_words += words) <= MatchTree.MaxLeaves)
            return true;

        _leftOut += words;
        return false;
    }

    // A sequence is at most as frequent as its rarest word; the alternatives of a leaf are mostly alternative spellings.
    private double Rarity(List<Alternative> alternatives) =>
        _dictionary.Rarity(alternatives.Max(a => _dictionary.DocumentCount(a.Occurs)));
}
