namespace DocumentSearch.Search.QuerySyntax;

/// <summary>
/// Puts together what NEAR joins: <c>a NEAR/5 b NEAR/5 c</c> is one, <c>a NEAR/5 b NEAR/3 c</c> one within another. What has
/// no place in a text makes it an AND.
/// </summary>
internal sealed class NearChain(NoticeList notices)
{
    // Each is in parentheses in the canonical line.
    private const int MaxNested = 10;

    private readonly List<QueryNode> _excluded = [];
    private List<QueryNode> _operands = [];
    private int _distance;
    private bool _inOrder;
    private int _nested;
    private bool _isBroken;

    /// <summary>Goes on with another operator.</summary>
    public void Next(in Lexeme near)
    {
        if (_operands.Count > 1 && (near.Distance, near.InOrder) != (_distance, _inOrder) && !_isBroken)
        {
            if (++_nested > MaxNested)
                Break("distances differ too often and are read as AND; write one distance, or fewer words", near.Start, near.Length);
            else
                _operands = [Near()];
        }

        (_distance, _inOrder) = (near.Distance, near.InOrder);
    }

    public void Add(QueryNode operand, bool isExcluded)
    {
        var node = isExcluded ? operand : Placed(operand);
        if (isExcluded || node is null)
            Break("only words, phrases and parentheses of them with OR can be near each other; it is read as AND", operand.Start, operand.Length);

        (isExcluded ? _excluded : _operands).Add(node ?? operand);
    }

    public QueryNode? ToNode() =>
        _operands.Count + _excluded.Count == 0 ? null
        : _isBroken ? QueryNode.Group.Of(_operands, [], _excluded)
        : _operands.Count == 1 ? _operands[0] : Near();

    private QueryNode.Near Near() => new(_operands, _distance, _inOrder)
    {
        Start = _operands[0].Start,
        Length = _operands[^1].Start + _operands[^1].Length - _operands[0].Start,
    };

    private void Break(string message, int start, int length)
    {
        if (!_isBroken)
            notices.Add(message, start, length);

        _isBroken = true;
    }

    // The operand as it can be near something; null if it cannot.
    private QueryNode? Placed(QueryNode operand)
    {
        var node = Simplification.OfPart(operand);
        if (node is QueryNode.Boosted || node is QueryNode.Group group && group.Optional.Any(p => p is QueryNode.Boosted))
            notices.Add("a boost within NEAR is left out; put it behind parentheses around all of it", operand.Start, operand.Length);

        node = Unboosted(node);
        return node switch
        {
            QueryNode.Near => node,
            QueryNode.Group { Required: [], Excluded: [] } any => Alternatives(any),
            _ => IsLeaf(node) ? node : null,
        };
    }

    private static QueryNode.Group? Alternatives(QueryNode.Group group)
    {
        List<QueryNode> parts = [.. group.Optional.Select(Unboosted).OfType<QueryNode>()];
        return parts.All(IsLeaf) ? group with { Optional = parts } : null;
    }

    private static QueryNode? Unboosted(QueryNode? node) => node is QueryNode.Boosted boosted ? boosted.Node : node;

    private static bool IsLeaf(QueryNode? node) =>
        node is QueryNode.Word or QueryNode.Exact or QueryNode.Pattern or QueryNode.Regex or QueryNode.Fuzzy or QueryNode.Phrase;
}
