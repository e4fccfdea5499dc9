using DocumentSearch.IndexFormat.Analysis;

namespace DocumentSearch.Search.Match;

/// <summary>What the tokens of something typed ask for: one after the other, compounds also as a whole.</summary>
internal static class TypedUnits
{
    /// <summary>All tokens in a row, compounds by their parts.</summary>
    /// <param name="tokens">Tokens of the analyzer.</param>
    /// <param name="occurs">What has to stand for a token.</param>
    public static Occurs ByParts(IReadOnlyList<AnalyzedToken> tokens, Func<AnalyzedToken, Occurs> occurs) =>
        Row(Parts(tokens, 0, tokens.Count, occurs));

    /// <summary>All tokens in a row, each compound by its parts or as a whole.</summary>
    /// <param name="tokens">Tokens of the analyzer.</param>
    /// <param name="occurs">What has to stand for a token.</param>
    public static Occurs EitherWay(IReadOnlyList<AnalyzedToken> tokens, Func<AnalyzedToken, Occurs> occurs)
    {
        var items = new List<Occurs>();
        for (var i = 0; i < tokens.Count;)
        {
            var next = i + 1;
            if (tokens[i] is { Kind: TokenKind.Joined } compound)
            {
                while (next < tokens.Count && tokens[next].Position < compound.Position + compound.Length)
                    next++;

                // C++ is no other way to write C.
                items.Add(compound.Length > 1 ? new Occurs.Either([Row(Parts(tokens, i, next, occurs)), occurs(compound)]) : occurs(compound));
            }
            else
            {
                while (next < tokens.Count && tokens[next].Kind != TokenKind.Joined)
                    next++;

                items.AddRange(Parts(tokens, i, next, occurs));
            }

            i = next;
        }

        return Row(items);
    }

    // Two characters that are words of their own are looked for as one pair: a pair is far rarer than either.
    private static List<Occurs> Parts(IReadOnlyList<AnalyzedToken> tokens, int from, int to, Func<AnalyzedToken, Occurs> occurs)
    {
        var items = new List<Occurs>();
        var position = -1;
        var end = tokens[to - 1].Position + 1;
        for (var i = from; i < to;)
        {
            var here = tokens[i].Position;
            AnalyzedToken? part = null;
            for (; i < to && tokens[i].Position == here; i++)
            {
                var fits = tokens[i].Kind is not (TokenKind.Joined or TokenKind.Inner) && (tokens[i].Kind != TokenKind.Bigram || here + tokens[i].Length <= end);
                if (fits && (part is null || tokens[i].Kind == TokenKind.Bigram))
                    part = tokens[i];
            }

            if (here < position || part is null)
                continue;

            items.Add(occurs(part.Value));
            position = here + part.Value.Length;
        }

        return items;
    }

    private static Occurs Row(IReadOnlyList<Occurs> items) => items is [var only] ? only : new Occurs.Adjacent(items);
}
