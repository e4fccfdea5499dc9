namespace DocumentSearch.Search.QuerySyntax;

/// <summary>Brings trees that mean the same to the same form, as far as that can be told from their form.</summary>
internal static class Simplification
{
    /// <summary>A whole query; an empty group if nothing is left.</summary>
    public static QueryNode.Group Of(QueryNode.Group root) => OfPart(root) switch
    {
        null => new QueryNode.Group([], [], []),
        QueryNode.Group group => group,
        var node => QueryNode.Group.Of([], [node], []),
    };

    /// <summary>A part of a query, or null if nothing is left.</summary>
    /// <param name="node">The part.</param>
    /// <param name="isScored">Whether it counts for the score: what is excluded does not.</param>
    public static QueryNode? OfPart(QueryNode node, bool isScored = true) => node switch
    {
        QueryNode.Group group => OfGroup(group, isScored),
        QueryNode.Boosted boosted => OfBoosted(boosted, isScored),
        QueryNode.In field => OfField(field, isScored),
        _ => node,
    };

    private static QueryNode? OfBoosted(QueryNode.Boosted boosted, bool isScored)
    {
        var node = OfPart(boosted.Node, isScored);
        var factor = boosted.Factor;
        if (node is QueryNode.Boosted inner)
            (node, factor) = (inner.Node, Math.Clamp(factor * inner.Factor, Numbers.MinFactor, Numbers.MaxFactor));

        return node is null or { IsFilter: true } || !isScored || factor == 1 ? node : boosted with { Node = node, Factor = factor };
    }

    private static QueryNode? OfField(QueryNode.In field, bool isScored) => OfPart(field.Node, isScored) switch
    {
        null => null,
        QueryNode.Boosted boosted => boosted with { Node = field with { Node = boosted.Node }, Start = field.Start, Length = field.Length },
        var node => field with { Node = node },
    };

    private static QueryNode? OfGroup(QueryNode.Group group, bool isScored)
    {
        var parts = new Parts();
        foreach (var node in group.Required)
            parts.Require(OfPart(node, isScored));

        // What only excludes requires nothing: without anything else required, one of the optional parts must be there.
        var needsOptional = parts.Required.Count == 0;
        foreach (var node in group.Optional)
            parts.Allow(OfPart(node, isScored));
        foreach (var node in group.Excluded)
            parts.Exclude(OfPart(node, isScored: false));

        return parts.ToNode(group, needsOptional);
    }

    /// <summary>The parts of a group, into which groups of the same meaning are dissolved.</summary>
    private sealed class Parts
    {
        private readonly List<QueryNode> _optional = [];
        private readonly List<QueryNode> _excluded = [];

        public List<QueryNode> Required { get; } = [];

        public void Require(QueryNode? node)
        {
            if (node is not QueryNode.Group group)
            {
                Add(Required, node);
                return;
            }

            foreach (var part in group.Required)
                Require(part);
            foreach (var part in group.Excluded)
                Exclude(part);

            if (group.Required.Count > 0)
                _optional.AddRange(group.Optional);
            else if (group.Optional.Count == 1)
                Require(group.Optional[0]);
            else if (group.Optional.Count > 0)
                Required.Add(QueryNode.Group.Of([], group.Optional, []));
        }

        public void Allow(QueryNode? node)
        {
            if (node is QueryNode.Group { Required: [], Excluded: [] } group)
                _optional.AddRange(group.Optional);
            else
                Add(_optional, node);
        }

        public void Exclude(QueryNode? node)
        {
            if (node is QueryNode.Group { Required: [], Excluded: [] } any)
            {
                foreach (var part in any.Optional)
                    Exclude(part);
            }
            else if (node is QueryNode.Group { Required: [], Optional: [] } none)
            {
                // Not without one of them is with one of them.
                Require(QueryNode.Group.Of([], none.Excluded, []));
            }
            else
            {
                Add(_excluded, node);
            }
        }

        public QueryNode? ToNode(QueryNode.Group group, bool needsOptional)
        {
            // What only chooses documents leaves one of the words to be found.
            if (_optional.Count > 0 && Required.Count > 0 && (needsOptional || Required.All(n => n.IsFilter)))
            {
                var alternatives = QueryNode.Group.Of([], [.. _optional], []);
                _optional.Clear();
                Require(alternatives);
            }

            List<QueryNode> required = [.. Required.Where(n => !n.IsFilter), .. Required.Where(n => n.IsFilter)];
            List<QueryNode> optional = [.. _optional];
            if (required.Count == 1 && optional.Count == 0)
            {
                optional = required[0] is QueryNode.Group alternatives ? [.. alternatives.Optional] : [.. required];
                required = [];
            }

            if (required.Count == 0 && optional is [QueryNode.Group only])
            {
                _excluded.InsertRange(0, only.Excluded);
                (required, optional) = ([.. only.Required], [.. only.Optional]);
            }

            return (required.Count, optional.Count, _excluded.Count) switch
            {
                (0, 0, 0) => null,
                (0, 1, 0) => optional[0],
                _ => group with { Required = required, Optional = optional, Excluded = _excluded },
            };
        }

        private static void Add(List<QueryNode> nodes, QueryNode? node)
        {
            if (node is not null)
                nodes.Add(node);
        }
    }
}
