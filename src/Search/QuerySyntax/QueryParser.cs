namespace DocumentSearch.Search.QuerySyntax;

/// <summary>
/// Reads a query into a tree, and never fails: what makes no sense where it stands is left out. AND binds tighter than OR,
/// OR tighter than standing side by side.
/// </summary>
internal sealed class QueryParser
{
    // Deeper parentheses are read as if they were not there, so that no query can exhaust the stack.
    private const int MaxDepth = 50;

    private readonly List<Lexeme> _lexemes;
    private int _next;
    private int _depth;

    private QueryParser(List<Lexeme> lexemes) => _lexemes = lexemes;

    /// <summary>The tree of a query; an empty group if it has no words.</summary>
    public static QueryNode.Group Parse(string query) => new QueryParser(QueryLexer.Read(query)).ReadGroup();

    private bool AtEnd => _next >= _lexemes.Count;

    private LexemeKind Peek => _lexemes[_next].Kind;

    private QueryNode.Group ReadGroup()
    {
        List<QueryNode> required = [], optional = [], excluded = [];
        while (!AtEnd)
        {
            if (Peek == LexemeKind.Close)
            {
                if (_depth > 0)
                    break;

                _next++;
                continue;
            }

            if (ReadAlternatives() is not { } clause)
                continue;

            (clause.Sign switch
            {
                LexemeKind.Require => required,
                LexemeKind.Exclude => excluded,
                _ => optional,
            }).Add(clause.Node);
        }

        return new QueryNode.Group(required, optional, excluded);
    }

    private readonly record struct Clause(LexemeKind Sign, QueryNode Node);

    private Clause? ReadAlternatives()
    {
        var first = ReadConjunction();
        if (AtEnd || Peek != LexemeKind.Or)
            return first;

        var alternatives = new List<QueryNode>();
        AddAlternative(alternatives, first);
        while (!AtEnd && Peek == LexemeKind.Or)
        {
            _next++;
            AddAlternative(alternatives, ReadConjunction());
        }

        return alternatives.Count switch
        {
            0 => null,
            1 => new Clause(LexemeKind.Word, alternatives[0]),
            _ => new Clause(LexemeKind.Word, new QueryNode.Group([], alternatives, [])),
        };
    }

    private static void AddAlternative(List<QueryNode> alternatives, Clause? clause)
    {
        if (clause is { } c)
            alternatives.Add(c.Sign == LexemeKind.Exclude ? new QueryNode.Group([], [], [c.Node]) : c.Node);
    }

    private Clause? ReadConjunction()
    {
        var first = ReadSigned();
        if (AtEnd || Peek != LexemeKind.And)
            return first;

        List<QueryNode> required = [], excluded = [];
        AddConjunct(first, required, excluded);
        while (!AtEnd && Peek == LexemeKind.And)
        {
            _next++;
            AddConjunct(ReadSigned(), required, excluded);
        }

        return required.Count + excluded.Count == 0 ? null : new Clause(LexemeKind.Word, new QueryNode.Group(required, [], excluded));
    }

    private static void AddConjunct(Clause? clause, List<QueryNode> required, List<QueryNode> excluded)
    {
        if (clause is { } c)
            (c.Sign == LexemeKind.Exclude ? excluded : required).Add(c.Node);
    }

    private Clause? ReadSigned()
    {
        var sign = LexemeKind.Word;
        while (!AtEnd && Peek is LexemeKind.Require or LexemeKind.Exclude)
            sign = _lexemes[_next++].Kind;

        return ReadPrimary() is { } node ? new Clause(sign, node) : null;
    }

    private QueryNode? ReadPrimary()
    {
        while (_depth >= MaxDepth && !AtEnd && Peek == LexemeKind.Open)
            _next++;

        if (AtEnd || Peek == LexemeKind.Close)
            return null;

        // An AND or OR is only looked at here when nothing stands before it to work on: it is left out.
        var lexeme = _lexemes[_next++];
        return lexeme.Kind switch
        {
            LexemeKind.Word => new QueryNode.Word(lexeme.Text),
            LexemeKind.Phrase => new QueryNode.Phrase(lexeme.Text),
            LexemeKind.Open => ReadParenthesis(),
            _ => null,
        };
    }

    private QueryNode.Group? ReadParenthesis()
    {
        _depth++;
        var group = ReadGroup();
        _depth--;
        if (!AtEnd && Peek == LexemeKind.Close)
            _next++;

        return group.Required.Count + group.Optional.Count + group.Excluded.Count == 0 ? null : group;
    }
}
