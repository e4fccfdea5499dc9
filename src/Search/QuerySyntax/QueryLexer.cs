namespace DocumentSearch.Search.QuerySyntax;

internal enum LexemeKind
{
    Word,
    Phrase,
    Require,
    Exclude,
    And,
    Or,
    Open,
    Close,
}

/// <summary>A piece of a query.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The word or the words of the phrase; empty for operators.</param>
/// <param name="Start">Where it begins in the query, in UTF-16 units.</param>
internal readonly record struct Lexeme(LexemeKind Kind, string Text, int Start);

/// <summary>
/// Cuts a query into words, "phrases", operators and parentheses. '+' and '-' are operators only at the beginning of a word,
/// so that cease-fire and DEC-0054 stay words; AND, OR and NOT only in capitals.
/// </summary>
internal static class QueryLexer
{
    public static List<Lexeme> Read(string query)
    {
        var lexemes = new List<Lexeme>();
        for (var i = 0; i < query.Length;)
        {
            var c = query[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
            }
            else if (c is '(' or ')')
            {
                lexemes.Add(new Lexeme(c == '(' ? LexemeKind.Open : LexemeKind.Close, "", i++));
            }
            else if (c is '+' or '-')
            {
                // A sign that stands alone is not an operator on anything.
                if (i + 1 < query.Length && !char.IsWhiteSpace(query[i + 1]))
                    lexemes.Add(new Lexeme(c == '+' ? LexemeKind.Require : LexemeKind.Exclude, "", i));

                i++;
            }
            else if (IsQuote(c))
            {
                i = ReadPhrase(query, i, lexemes);
            }
            else
            {
                i = ReadWord(query, i, lexemes);
            }
        }

        return lexemes;
    }

    private static int ReadPhrase(string query, int start, List<Lexeme> lexemes)
    {
        var end = start + 1;
        while (end < query.Length && !IsQuote(query[end]))
            end++;

        // A quote that is never closed reaches to the end.
        lexemes.Add(new Lexeme(LexemeKind.Phrase, query[(start + 1)..end], start));
        return end + 1;
    }

    private static int ReadWord(string query, int start, List<Lexeme> lexemes)
    {
        var end = start;
        while (end < query.Length && !char.IsWhiteSpace(query[end]) && query[end] is not ('(' or ')') && !IsQuote(query[end]))
            end++;

        var word = query[start..end];
        var kind = word switch
        {
            "AND" => LexemeKind.And,
            "OR" => LexemeKind.Or,
            "NOT" => LexemeKind.Exclude,
            _ => LexemeKind.Word,
        };
        lexemes.Add(new Lexeme(kind, kind == LexemeKind.Word ? word : "", start));
        return end;
    }

    private static bool IsQuote(char c) => c is '"' or '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB';
}
