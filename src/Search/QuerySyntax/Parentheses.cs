namespace DocumentSearch.Search.QuerySyntax;

/// <summary>Leaves out parentheses that have no partner, or that stand too deep, so that the parser meets none of them.</summary>
internal static class Parentheses
{
    /// <summary>The lexemes without them. One that is never closed is kept: it reaches to the end.</summary>
    public static List<Lexeme> Pair(List<Lexeme> lexemes, int maxDepth, NoticeList notices)
    {
        var kept = new List<Lexeme>(lexemes.Count);
        var open = new Stack<Lexeme>();
        Lexeme? tooDeep = null;
        for (var i = 0; i < lexemes.Count; i++)
        {
            var lexeme = lexemes[i];
            switch (lexeme.Kind)
            {
                case LexemeKind.Open:
                    open.Push(lexeme);
                    if (open.Count > maxDepth)
                        tooDeep ??= lexeme;
                    else
                        kept.Add(lexeme);
                    break;
                case LexemeKind.Close when open.Count == 0:
                    notices.Add("the parenthesis closes nothing and is left out; put a backslash before it to mean itself", lexeme.Start, 1);
                    SkipBoost(ref i);
                    break;
                case LexemeKind.Close:
                    open.Pop();
                    if (open.Count < maxDepth)
                        kept.Add(lexeme);
                    else
                        SkipBoost(ref i);
                    break;
                default:
                    kept.Add(lexeme);
                    break;
            }
        }

        if (tooDeep is { Start: var start })
            notices.Add($"the query is nested too deeply: parentheses deeper than {maxDepth} are read as if they were not there", start, 1);
        foreach (var unclosed in open)
            notices.Add("the parenthesis is never closed and reaches to the end; close it", unclosed.Start, 1);

        return kept;

        // It belongs to what the parentheses held together.
        void SkipBoost(ref int i)
        {
            if (i + 1 < lexemes.Count && lexemes[i + 1].Kind == LexemeKind.Boost)
                i++;
        }
    }
}
