using System.Text;

namespace DocumentSearch.Search.QuerySyntax;

/// <summary>Writes words and values so that they are read as themselves, with a backslash only where one is needed.</summary>
internal static class Escaping
{
    /// <summary>A word outside of phrases, or what is written like one.</summary>
    public static string Term(QueryNode node)
    {
        if (node is QueryNode.Regex regex)
            return Slashed(regex.Text);

        var term = node switch
        {
            QueryNode.Exact exact => "=" + Inner(exact.Text, isPattern: false, inPhrase: false),
            QueryNode.Pattern pattern => First(Inner(pattern.Text, isPattern: true, inPhrase: false)),
            QueryNode.Fuzzy fuzzy => First(Inner(fuzzy.Text, isPattern: false, inPhrase: false)) + Tilde(fuzzy),
            QueryNode.Word word => First(Inner(word.Text, isPattern: false, inPhrase: false)),
            _ => "",
        };
        return Numbers.BoostAt(term) is >= 0 and var boost ? term.Insert(boost, "\\") : term;
    }

    /// <summary>A word within a phrase.</summary>
    public static string TermInPhrase(QueryNode node) => node switch
    {
        QueryNode.Exact exact => "=" + Inner(exact.Text, isPattern: false, inPhrase: true),
        QueryNode.Pattern pattern => Equal(Inner(pattern.Text, isPattern: true, inPhrase: true)),
        QueryNode.Fuzzy fuzzy => Equal(Inner(fuzzy.Text, isPattern: false, inPhrase: true)) + Tilde(fuzzy),
        QueryNode.Word word => Equal(Inner(word.Text, isPattern: false, inPhrase: true)),
        _ => "",
    };

    /// <summary>A value of a field that is neither a glob nor a range.</summary>
    public static string Value(string value) =>
        value.AsSpan().ContainsAny(" (),\\") || value.Any(QueryLexer.IsQuote) || Numbers.BoostAt(value) >= 0 ? Quoted(value) : value;

    /// <summary>A glob, whose backslashes stay.</summary>
    public static string Glob(string glob)
    {
        var isQuoted = glob.AsSpan().ContainsAny(" ()");
        var text = new StringBuilder(glob.Length);
        for (var i = 0; i < glob.Length; i++)
        {
            if (glob[i] == '\\' && i + 1 < glob.Length)
                text.Append(glob[i++]);
            else if (QueryLexer.IsQuote(glob[i]))
                text.Append('\\');

            text.Append(glob[i]);
        }

        return isQuoted ? $"\"{text}\"" : text.ToString();
    }

    private static string Tilde(QueryNode.Fuzzy fuzzy) => fuzzy.Edits == 0 ? "~" : $"~{fuzzy.Edits}";

    private static string Equal(string text) => text.StartsWith('=') ? "\\" + text : text;

    // What has a meaning at the beginning of a word, or as a whole word.
    private static string First(string text)
    {
        var isSpecial = text[0] is '+' or '-' or '=' || text.Length > 1 && text[0] == '!' && char.IsLetterOrDigit(text[1])
            || QueryLexer.RegexLength(text) > 0 || Operators.Read(text, out _) is not null;
        if (isSpecial)
            return "\\" + text;

        return FieldNames.At(text, out var length) == Field.None ? text : text.Insert(length - 1, "\\");
    }

    // What has a meaning anywhere in a word, and wildcards and '~' at its end.
    private static string Inner(string text, bool isPattern, bool inPhrase)
    {
        var escaped = new StringBuilder(text.Length + 2);
        var questions = TermReader.QuestionsIn(text);
        var tilde = text.LastIndexOf('~');
        var isFuzzy = tilde >= 0 && (tilde == text.Length - 1 || Numbers.LooksLikeOne(text.AsSpan(tilde + 1)));
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var isEscape = isPattern && c == '\\' && i + 1 < text.Length;
            if (isEscape)
                escaped.Append(text[i++]);
            else if (c == '\\' || c == ' ' || QueryLexer.IsQuote(c) || !inPhrase && c is '(' or ')'
                || !isPattern && (c == '*' || c == '?' && i < questions) || isFuzzy && i == tilde)
                escaped.Append('\\');

            escaped.Append(text[i]);
        }

        return escaped.ToString();
    }

    private static string Slashed(string expression)
    {
        var text = new StringBuilder(expression.Length + 2).Append('/');
        for (var i = 0; i < expression.Length; i++)
        {
            if (expression[i] == '\\' && i + 1 < expression.Length)
                text.Append(expression[i++]);
            else if (expression[i] == '/')
                text.Append('\\');

            text.Append(expression[i]);
        }

        return text.Append('/').ToString();
    }

    private static string Quoted(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var c in value)
        {
            if (c == '\\' || QueryLexer.IsQuote(c))
                text.Append('\\');

            text.Append(c);
        }

        return text.Append('"').ToString();
    }
}
