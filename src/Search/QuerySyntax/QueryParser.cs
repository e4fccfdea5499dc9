namespace DocumentSearch.Search.QuerySyntax;

/// <summary>
/// Reads a query into a tree, and never fails: what makes no sense where it stands is repaired or left out, with a notice. NEAR
/// binds tighter than signs and NOT, these tighter than AND, AND tighter than OR, OR tighter than standing side by side.
/// </summary>
internal sealed class QueryParser
{
    /// <summary>Length of a query, and of its canonical line, in UTF-16 units, at most.</summary>
    public const int MaxLength = 32_768;

    /// <summary>Depth of parentheses, in a query and in its canonical line, at most, so that no query can exhaust the stack.</summary>
    public const int MaxDepth = 50;

    // Without white space for so long, a query is cut anywhere.
    private const int MaxWordLength = 255;

    private readonly NoticeList _notices;
    private readonly List<Lexeme> _lexemes;
    private readonly TermReader _terms;
    private readonly FilterReader _filters;
    private readonly bool _requireAll;
    private readonly FunctionWords? _except;
    private Field _field;
    private int _next;

    private QueryParser(string query, int maxDepth, bool requireAll, FunctionWords? except, NoticeList notices)
    {
        (_notices, _requireAll, _except) = (notices, requireAll, except);
        _lexemes = Parentheses.Pair(QueryLexer.Read(query, notices), maxDepth, notices);
        (_terms, _filters) = (new TermReader(query, notices), new FilterReader(query, notices));
    }

    private bool AtEnd => _next >= _lexemes.Count;

    private Lexeme Peek => _lexemes[_next];

    private bool Is(LexemeKind kind) => !AtEnd && Peek.Kind == kind;

    /// <summary>Reads any text.</summary>
    /// <param name="query">The query as typed.</param>
    /// <param name="requireAll">Whether words side by side must all be there.</param>
    /// <param name="except">Words that need not be there all the same, unless they have a sign.</param>
    public static ParsedQuery Parse(string query, bool requireAll = false, FunctionWords? except = null)
    {
        // The canonical line of some queries is longer or deeper than they are: it must be a query itself.
        for (var (length, depth) = (MaxLength, MaxDepth); ;)
        {
            var notices = new NoticeList();
            var root = Simplification.Of(new QueryParser(Cut(query, length, notices), depth, requireAll, except, notices).ReadGroup());
            var line = CanonicalQuery.Of(root, out var lineDepth);
            if (line.Length <= MaxLength && lineDepth <= MaxDepth)
                return new ParsedQuery(root, notices.ByPlace());

            if (line.Length > MaxLength)
                length = (int)(Math.Min(length, query.Length) * Math.Min(0.9, (double)MaxLength / line.Length));
            if (lineDepth > MaxDepth)
                depth = Math.Min(depth - 1, depth * MaxDepth / lineDepth);
        }
    }

    private static string Cut(string query, int length, NoticeList notices)
    {
        if (query.Length <= length)
            return query;

        // Half a word, or half a character, would be another one.
        var end = query.AsSpan(0, length).LastIndexOfAny(" \t\r\n");
        if (end > length - MaxWordLength)
            length = end;
        else if (length > 0 && char.IsHighSurrogate(query[length - 1]))
            length--;

        notices.Add("the query is too long and its end is left out; shorten it", length, query.Length - length);
        return query[..length];
    }

    private QueryNode.Group ReadGroup()
    {
        List<QueryNode> required = [], optional = [], excluded = [];
        var start = AtEnd ? 0 : Peek.Start;
        while (!AtEnd && Peek.Kind != LexemeKind.Close)
        {
            if (ReadAlternatives() is { } clause)
                (clause.Sign == Sign.Exclude ? excluded : IsRequired(clause) ? required : optional).Add(clause.Node);
        }

        var end = _next == 0 ? start : _lexemes[_next - 1].End;
        return new QueryNode.Group(required, optional, excluded) { Start = start, Length = Math.Max(end - start, 0) };
    }

    // Several values of a field are alternatives, as no file has two formats; beside words, a field is a condition.
    private bool IsRequired(Clause clause) =>
        clause.Sign == Sign.Require || (_field == Field.None || FieldNames.IsText(_field)) && (_requireAll && !IsExcepted(clause.Node) || clause.Node.IsFilter);

    private bool IsExcepted(QueryNode node) => node is QueryNode.Word word && _except?.Contains(word.Text) == true;

    private enum Sign : byte
    {
        None,
        Require,
        Exclude,
    }

    private readonly record struct Clause(Sign Sign, QueryNode Node);

    private Clause? ReadAlternatives()
    {
        var first = ReadConjunction();
        if (!Is(LexemeKind.Or))
            return first;

        var alternatives = new List<QueryNode>();
        Add(first);
        while (Is(LexemeKind.Or))
        {
            var or = _lexemes[_next++];
            if (!Add(ReadConjunction()))
                _notices.Add("there is nothing behind it for OR to choose; write one OR other", or.Start, or.Length);
        }

        return alternatives.Count switch
        {
            0 => null,
            1 => new Clause(Sign.None, alternatives[0]),
            _ => new Clause(Sign.None, Together([], alternatives, [])),
        };

        bool Add(Clause? clause)
        {
            if (clause is not { } c)
                return false;

            if (c.Sign == Sign.Require)
                _notices.Add("'+' has no effect beside OR and is left out; put it before parentheses around both", c.Node.Start, c.Node.Length);

            alternatives.Add(c.Sign == Sign.Exclude ? Together([], [], [c.Node]) : c.Node);
            return true;
        }
    }

    private Clause? ReadConjunction()
    {
        var first = ReadSigned();
        if (!Is(LexemeKind.And))
            return first;

        var clauses = new List<Clause>();
        if (first is { } clause)
            clauses.Add(clause);

        while (Is(LexemeKind.And))
        {
            var and = _lexemes[_next++];
            if (ReadSigned() is { } other)
                clauses.Add(other);
            else
                _notices.Add("there is nothing behind it for AND to join; write one AND other", and.Start, and.Length);
        }

        return clauses.Count switch
        {
            0 => null,
            1 => clauses[0],
            _ => new Clause(Sign.None, Together(
                clauses.Where(c => c.Sign != Sign.Exclude).Select(c => c.Node), [], clauses.Where(c => c.Sign == Sign.Exclude).Select(c => c.Node))),
        };
    }

    private Clause? ReadSigned()
    {
        var first = _next;
        var sign = ReadSigns();
        if (_next > first + 1)
            _notices.Add("several signs stand before each other and are read as one; write only one", _lexemes[first].Start, _lexemes[_next - 1].End - _lexemes[first].Start);

        if (ReadNear() is { } node)
            return new Clause(sign, node);

        if (_next > first && sign != Sign.None)
            _notices.Add("the sign has nothing to work on and is left out; put it right before a word", _lexemes[first].Start, _lexemes[first].Length);

        return null;
    }

    // Not without is with.
    private Sign ReadSigns()
    {
        var sign = Sign.None;
        for (; Is(LexemeKind.Require) || Is(LexemeKind.Exclude); _next++)
        {
            sign = Peek.Kind == LexemeKind.Exclude
                ? sign == Sign.Exclude ? Sign.None : Sign.Exclude
                : sign == Sign.Exclude ? Sign.Exclude : Sign.Require;
        }

        return sign;
    }

    private QueryNode? ReadNear()
    {
        var first = ReadPrimary();
        if (!Is(LexemeKind.Near))
            return first;

        var chain = new NearChain(_notices);
        if (first is not null)
            chain.Add(first, isExcluded: false);

        while (Is(LexemeKind.Near))
        {
            var near = _lexemes[_next++];
            chain.Next(near);
            var isExcluded = ReadSigns() == Sign.Exclude;
            if (ReadPrimary() is { } operand)
                chain.Add(operand, isExcluded);
            else
                _notices.Add("there is nothing behind it to be near; write one NEAR/5 other", near.Start, near.Length);
        }

        return chain.ToNode();
    }

    private QueryNode? ReadPrimary()
    {
        if (AtEnd || Peek.Kind is LexemeKind.Close)
            return null;

        var lexeme = _lexemes[_next++];
        var node = lexeme.Kind switch
        {
            LexemeKind.Open => ReadParenthesis(lexeme),
            LexemeKind.Field => ReadField(lexeme),
            LexemeKind.Word or LexemeKind.Phrase or LexemeKind.Regex => ReadValue(lexeme),
            _ => null,
        };

        // An operator is only looked at here when nothing stands before it to work on.
        if (lexeme.Kind is LexemeKind.And or LexemeKind.Or or LexemeKind.Near)
            _notices.Add("the operator has nothing before it to work on and is left out; put a backslash before it to look for it as a word", lexeme.Start, lexeme.Length);

        if (!Is(LexemeKind.Boost))
            return node;

        var boost = _lexemes[_next++];
        if (node is { IsFilter: true })
            _notices.Add("a boost has no effect on what only chooses documents, and is left out; put it behind words", boost.Start, boost.Length);

        return node is null or { IsFilter: true } ? node : new QueryNode.Boosted(node, boost.Factor) { Start = node.Start, Length = boost.End - node.Start };
    }

    private QueryNode? ReadValue(in Lexeme lexeme)
    {
        if (_field != Field.None && !FieldNames.IsText(_field))
            return _filters.Read(_field, lexeme);

        return lexeme.Kind switch
        {
            LexemeKind.Word => _terms.Word(lexeme.Start, lexeme.Length),
            LexemeKind.Phrase => _terms.Phrase(lexeme),
            _ => _terms.Regex(lexeme),
        };
    }

    private QueryNode? ReadField(in Lexeme field)
    {
        if (_field != Field.None)
        {
            _notices.Add($"a field cannot stand within another and is left out; close the parenthesis of {FieldNames.Prefix(_field)} first", field.Start, field.Length);
            return ReadPrimary();
        }

        _field = field.Field;
        var node = ReadPrimary();
        _field = Field.None;
        return node is null || FieldNames.TextOf(field.Field) is not { } text
            ? node
            : new QueryNode.In(text, node)
            {
                Start = field.Start,
                Length = node.Start + node.Length - field.Start,
            };
    }

    private QueryNode.Group? ReadParenthesis(in Lexeme open)
    {
        var group = ReadGroup();
        var end = Is(LexemeKind.Close) ? _lexemes[_next++].End : group.Start + group.Length;
        if (group.Required.Count + group.Optional.Count + group.Excluded.Count > 0)
            return group with { Start = open.Start, Length = Math.Max(end - open.Start, 1) };

        _notices.Add("there is nothing between the parentheses and they are left out; write words between them", open.Start, Math.Max(end - open.Start, 1));
        return null;
    }

    private static QueryNode.Group Together(IEnumerable<QueryNode> required, IEnumerable<QueryNode> optional, IEnumerable<QueryNode> excluded) =>
        QueryNode.Group.Of([.. required], [.. optional], [.. excluded]);
}
