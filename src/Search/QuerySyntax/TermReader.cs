using System.Text;

namespace DocumentSearch.Search.QuerySyntax;

/// <summary>Reads what one typed word means: itself, an exact word, one with wildcards, or a fuzzy one.</summary>
internal sealed class TermReader(string query, NoticeList notices)
{
    private const int MaxEdits = 2;

    /// <summary>
    /// Up to where a '?' is a wildcard in a word without backslashes: those at its end belong to the sentence, those of a URL to it.
    /// </summary>
    public static int QuestionsIn(ReadOnlySpan<char> word) => word.Contains("://", StringComparison.Ordinal) ? 0 : word.TrimEnd('?').Length;

    /// <summary>The node of a word, or null if nothing can be looked for.</summary>
    public QueryNode? Word(int start, int length)
    {
        var node = Term(start, length);
        if (node is null)
            notices.Add("a word without letters or digits is left out; type one that has some", start, length);

        return node;
    }

    /// <summary>The node of a regular expression.</summary>
    public QueryNode? Regex(in Lexeme lexeme)
    {
        var text = query.Substring(lexeme.TextStart, lexeme.TextLength);
        if (!TypedText.HasWord(text))
            notices.Add("the expression has no letters or digits and is left out; say more of the word", lexeme.Start, lexeme.Length);
        else if (!WordRegex.TryParse(Unslashed(text), out _, out var problem))
            notices.Add($"the expression {problem}; it was left out", lexeme.Start, lexeme.Length);
        else
            return new QueryNode.Regex(Unslashed(text)) { Start = lexeme.Start, Length = lexeme.Length };

        return null;
    }

    /// <summary>The node of a phrase; punctuation in it counts for nothing, as in documents.</summary>
    public QueryNode? Phrase(in Lexeme lexeme)
    {
        var words = new List<QueryNode>();
        var end = lexeme.TextStart + lexeme.TextLength;
        for (int at = lexeme.TextStart, next; at < end; at = next)
        {
            next = at + 1;
            if (char.IsWhiteSpace(query[at]))
                continue;

            next = at;
            while (next < end && !char.IsWhiteSpace(query[next]))
                next += query[next] == '\\' ? 2 : 1;

            next = Math.Min(next, end);
            if (Term(at, next - at) is { } word)
                words.Add(word);
            else if (query.AsSpan(at, next - at).Contains('*'))
                notices.Add("a wildcard alone is left out; write \"…\"~1 for one other word among those of a phrase", at, next - at);
        }

        if (words.Count == 0)
        {
            notices.Add("the phrase has no words and is left out; write words between its quotes", lexeme.Start, lexeme.Length);
            return null;
        }

        var slop = words.Count == 1 ? 0 : lexeme.Distance;
        return new QueryNode.Phrase(words, slop, slop == 0 || lexeme.InOrder) { Start = lexeme.Start, Length = lexeme.Length };
    }

    private QueryNode? Term(int start, int length)
    {
        var typed = TypedText.Read(query.AsSpan(start, length));
        if (!TypedText.HasWord(typed.Text))
            return null;

        if (typed.Is(0, '='))
            return Exact(typed, start, length);

        var tilde = FuzzyAt(typed);
        var core = tilde < 0 ? typed : typed[..tilde];
        if (!TypedText.HasWord(core.Text))
            return null;

        if (Wildcards(core) is { } wild)
        {
            if (tilde >= 0)
                notices.Add("a word with wildcards cannot be fuzzy too; '~' is left out", start, length);

            return Pattern(core[..wild], core.Length > wild, start, length);
        }

        var edits = tilde < 0 ? 0 : Edits(typed.Text.AsSpan(tilde + 1), start, length);
        return edits is { } e && tilde >= 0
            ? new QueryNode.Fuzzy(core.Text, e) { Start = start, Length = length }
            : new QueryNode.Word(core.Text) { Start = start, Length = length };
    }

    private QueryNode.Exact Exact(TypedText typed, int start, int length)
    {
        if (Wildcards(typed) is not null || FuzzyAt(typed) >= 0)
            notices.Add("an exact word takes no wildcards and is not fuzzy; '*', '?' and '~' are taken for themselves", start, length);

        return new QueryNode.Exact(typed.Text[1..]) { Start = start, Length = length };
    }

    private QueryNode.Pattern Pattern(TypedText typed, bool endsInQuestion, int start, int length)
    {
        if (endsInQuestion)
            notices.Add("a '?' at the end of a word is punctuation and is left out; write /…./ for one more character", start, length);

        var text = new StringBuilder(length);
        for (var i = 0; i < typed.Length; i++)
        {
            var isWild = typed.Is(i, '*') || typed.Is(i, '?');
            if (typed.Is(i, '*') && i > 0 && typed.Is(i - 1, '*'))
                continue;
            if (!isWild && typed.Text[i] is '*' or '?' or '\\')
                text.Append('\\');

            text.Append(typed.Text[i]);
        }

        return new QueryNode.Pattern(text.ToString()) { Start = start, Length = length };
    }

    // How much of a word is a pattern: all but question marks at its end, which end a question; null if it has no wildcards.
    private static int? Wildcards(TypedText typed)
    {
        var end = typed.Length;
        while (end > 0 && typed.Is(end - 1, '?'))
            end--;

        var questions = QuestionsIn(typed.Text);
        for (var i = 0; i < end; i++)
        {
            if (typed.Is(i, '*') || i < questions && typed.Is(i, '?'))
                return end;
        }

        return null;
    }

    private static int FuzzyAt(TypedText typed)
    {
        var tilde = typed.Text.LastIndexOf('~');
        var number = typed.Text.AsSpan(tilde + 1);
        return tilde > 0 && typed.Is(tilde, '~') && (number.IsEmpty || Numbers.LooksLikeOne(number)) ? tilde : -1;
    }

    // Null for a word that may not differ at all.
    private int? Edits(ReadOnlySpan<char> number, int start, int length)
    {
        if (number.IsEmpty)
            return 0;

        if (Numbers.DigitsAt(number) < number.Length)
        {
            notices.Add("how many letters may differ is a whole number, and is left out; write ~1 or ~2", start, length);
            return 0;
        }

        var edits = Numbers.Whole(number);
        if (edits > MaxEdits)
            notices.Add($"at most {MaxEdits} letters may differ, which is taken", start, length);

        return edits == 0 ? null : Math.Min(edits, MaxEdits);
    }

    // The slash needs a backslash only where slashes end the expression.
    private static string Unslashed(string text)
    {
        var unslashed = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] != '/')
                unslashed.Append(text[i++]);
            else if (text[i] == '\\' && i + 1 < text.Length)
                i++;

            unslashed.Append(text[i]);
        }

        return unslashed.ToString();
    }
}
