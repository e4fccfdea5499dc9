namespace DocumentSearch.Search.QuerySyntax;

/// <summary>The words that are operators, in capitals only.</summary>
internal static class Operators
{
    private const int DefaultDistance = 10;

    /// <summary>The operator that a whole word is, without a place; null if it is a word to look for.</summary>
    /// <param name="word">The word, as typed.</param>
    /// <param name="isNonsense">Whether what stands behind its slash is no number.</param>
    public static Lexeme? Read(ReadOnlySpan<char> word, out bool isNonsense)
    {
        isNonsense = false;
        switch (word)
        {
            case "AND" or "&&":
                return new Lexeme(LexemeKind.And, 0, word.Length);
            case "OR" or "||" or "|":
                return new Lexeme(LexemeKind.Or, 0, word.Length);
            case "NOT":
                return new Lexeme(LexemeKind.Exclude, 0, word.Length);
            default:
                break;
        }

        var slash = word.IndexOf('/');
        var name = slash < 0 ? word : word[..slash];
        var number = slash < 0 ? [] : word[(slash + 1)..];
        var isNumber = number.Length > 0 && Numbers.DigitsAt(number) == number.Length;
        var isOperator = name switch
        {
            "NEAR" or "BEFORE" or "ONEAR" => true,
            "ADJ" or "PRE" or "W" => isNumber,
            _ => false,
        };
        if (!isOperator)
            return null;

        isNonsense = slash >= 0 && !isNumber;
        return new Lexeme(LexemeKind.Near, 0, word.Length)
        {
            Distance = isNumber ? Numbers.Whole(number) : DefaultDistance,
            InOrder = name is not ("NEAR" or "W"),
        };
    }
}
