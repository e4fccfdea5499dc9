namespace DocumentSearch.Search.QuerySyntax;

/// <summary>
/// Cuts a query into words, "phrases", /expressions/, fields, operators and parentheses. Signs are operators only at the
/// beginning of a word, so that cease-fire and DEC-0054 stay words; AND, OR, NOT and NEAR only in capitals.
/// </summary>
internal sealed class QueryLexer
{
    private readonly string _query;
    private readonly NoticeList _notices;
    private readonly List<Lexeme> _lexemes = [];
    private int _at;

    private QueryLexer(string query, NoticeList notices) => (_query, _notices) = (query, notices);

    public static List<Lexeme> Read(string query, NoticeList notices)
    {
        var lexer = new QueryLexer(query, notices);
        lexer.Read();
        return lexer._lexemes;
    }

    public static bool IsQuote(char c) => c is '"' or '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB';

    /// <summary>
    /// The length of the regular expression, with its slashes, with which a text begins; 0 if its second slash does not end a word.
    /// </summary>
    public static int RegexLength(ReadOnlySpan<char> text)
    {
        if (text is not ['/', not '/', ..])
            return 0;

        var end = 1;
        while (end < text.Length && text[end] != '/' && !char.IsWhiteSpace(text[end]))
            end += text[end] == '\\' && end + 1 < text.Length && !char.IsWhiteSpace(text[end + 1]) ? 2 : 1;

        if (end >= text.Length || text[end] != '/')
            return 0;

        var rest = text[++end..];
        return EndsWord(rest) || rest[0] == '^' && BoostLength(rest) > 0 ? end : 0;
    }

    private static bool EndsWord(ReadOnlySpan<char> rest) => rest.IsEmpty || char.IsWhiteSpace(rest[0]) || rest[0] is '(' or ')';

    // The length of a boost such as ^2 with which a text begins, if it ends a word.
    private static int BoostLength(ReadOnlySpan<char> text)
    {
        if (text is not ['^', ..])
            return 0;

        var end = 1 + Numbers.DigitsAndPointsAt(text[1..]);
        return Numbers.LooksLikeOne(text[1..end]) && EndsWord(text[end..]) ? end : 0;
    }

    private ReadOnlySpan<char> Rest => _query.AsSpan(_at);

    private bool IsBehind(LexemeKind kind) => _lexemes.Count > 0 && _lexemes[^1].Kind == kind && _lexemes[^1].End == _at;

    private void Read()
    {
        while (_at < _query.Length)
        {
            var c = _query[_at];
            var regex = c == '/' ? RegexLength(Rest) : 0;
            if (char.IsWhiteSpace(c))
                _at++;
            else if (c is '(' or ')')
                Add(new Lexeme(c == '(' ? LexemeKind.Open : LexemeKind.Close, _at, 1));
            else if (IsQuote(c))
                ReadPhrase();
            else if (c == '^' && (IsBehind(LexemeKind.Close) || IsBehind(LexemeKind.Phrase)) && BoostLength(Rest) is > 0 and var boost)
                AddBoost(_at, boost);
            else if (IsBehind(LexemeKind.Field) && !FieldNames.IsText(_lexemes[^1].Field))
                ReadWord();
            else if (regex > 0)
                ReadRegex(regex);
            else if (IsBehind(LexemeKind.Field) || !(TryReadSign(c) || TryReadField()))
                ReadWord();
        }
    }

    private void Add(Lexeme lexeme)
    {
        _lexemes.Add(lexeme);
        _at = lexeme.End;
    }

    private bool TryReadSign(char c)
    {
        if (c is not ('+' or '-' or '!') || !BeginsWord())
            return false;

        var rest = Rest[1..];
        if (c == '!' && (rest.IsEmpty || !char.IsLetterOrDigit(rest[0])))
            return false;

        if (rest.IsEmpty || char.IsWhiteSpace(rest[0]) || rest[0] == ')')
        {
            _notices.Add($"the sign '{c}' stands alone and is left out; put it right before a word", _at, 1);
            _at++;
        }
        else
        {
            Add(new Lexeme(c == '+' ? LexemeKind.Require : LexemeKind.Exclude, _at, 1));
        }

        return true;
    }

    private bool BeginsWord() =>
        _at == 0 || char.IsWhiteSpace(_query[_at - 1]) || IsBehind(LexemeKind.Open) || IsBehind(LexemeKind.Require) || IsBehind(LexemeKind.Exclude);

    private bool TryReadField()
    {
        var field = FieldNames.At(Rest, out var length);
        if (field == Field.None)
            return false;

        if (_at + length == _query.Length || char.IsWhiteSpace(_query[_at + length]) || _query[_at + length] == ')')
        {
            _notices.Add($"'{Rest[..length]}' has nothing right behind it and is read as a word; write {FieldNames.Prefix(field)}value without a space", _at, length);
            return false;
        }

        Add(new Lexeme(LexemeKind.Field, _at, length) { Field = field });
        return true;
    }

    private void ReadPhrase()
    {
        var end = _at + 1;
        while (end < _query.Length && !IsQuote(_query[end]))
            end += _query[end] == '\\' ? 2 : 1;

        var isOpen = end >= _query.Length;
        if (isOpen)
            _notices.Add("the quote is never closed and reaches to the end; close it, or put a backslash before it", _at, 1);

        end = Math.Min(end, _query.Length);
        var phrase = new Lexeme(LexemeKind.Phrase, _at, Math.Min(end + 1, _query.Length) - _at) { TextStart = _at + 1, TextLength = end - _at - 1 };
        Add(isOpen ? phrase : WithSlop(phrase));
    }

    // "a b"~5, "a b"~5>, and Recoll's "a b"p5 and "a b"o5.
    private Lexeme WithSlop(Lexeme phrase)
    {
        if (phrase.End >= _query.Length || _query[phrase.End] is not ('~' or 'p' or 'o') || IsBehind(LexemeKind.Field) && !FieldNames.IsText(_lexemes[^1].Field))
            return phrase;

        var sign = _query[phrase.End];
        var digits = Numbers.DigitsAt(_query.AsSpan(phrase.End + 1));
        var end = phrase.End + 1 + digits;
        var ends = end == _query.Length || _query[end] is '^' || EndsWord(_query.AsSpan(end));
        if (digits == 0 || sign != '~' && !ends)
        {
            if (sign != '~')
                return phrase;

            _notices.Add("'~' says nothing without a number; write \"…\"~5 for at most five other words", phrase.End, 1);
            return phrase with { Length = phrase.Length + 1 };
        }

        var distance = Distance(_query.AsSpan(phrase.End + 1, digits), phrase.End + 1);
        var hasMark = sign == '~' && end < _query.Length && _query[end] == '>';
        return phrase with { Length = end + (hasMark ? 1 : 0) - phrase.Start, Distance = distance, InOrder = hasMark || sign == 'o' };
    }

    private int Distance(ReadOnlySpan<char> digits, int start)
    {
        var distance = Numbers.Whole(digits);
        if (distance > Numbers.MaxDistance)
            _notices.Add($"words can be at most {Numbers.MaxDistance} apart, which is taken", start, digits.Length);

        return Math.Min(distance, Numbers.MaxDistance);
    }

    private void ReadRegex(int length)
    {
        Add(new Lexeme(LexemeKind.Regex, _at, length) { TextStart = _at + 1, TextLength = length - 2 });
        if (BoostLength(Rest) is > 0 and var boost)
            AddBoost(_at, boost);
    }

    private void ReadWord()
    {
        var (start, end) = (_at, _at);
        while (end < _query.Length && !char.IsWhiteSpace(_query[end]) && _query[end] is not ('(' or ')') && !IsQuote(_query[end]))
            end += _query[end] == '\\' ? 2 : 1;

        end = Math.Min(end, _query.Length);
        var word = _query.AsSpan(start, end - start);
        if (!IsBehind(LexemeKind.Field) && Operators.Read(word, out var isNonsense) is { } read)
        {
            AddOperator(read with { Start = start }, isNonsense);
            return;
        }

        // A caret may stand in the name of a file.
        var boost = IsBehind(LexemeKind.Field) && _lexemes[^1].Field == Field.Path ? -1 : Numbers.BoostAt(word);
        Add(new Lexeme(LexemeKind.Word, start, boost < 0 ? word.Length : boost));
        if (boost >= 0)
            AddBoost(start + boost, word.Length - boost);
    }

    private void AddOperator(Lexeme lexeme, bool isNonsense)
    {
        if (isNonsense)
            _notices.Add($"what stands behind the slash is no number, and {lexeme.Distance} is taken; write NEAR/5", lexeme.Start, lexeme.Length);
        else if (lexeme.Distance > Numbers.MaxDistance)
            _notices.Add($"words can be at most {Numbers.MaxDistance} apart, which is taken", lexeme.Start, lexeme.Length);

        Add(lexeme with { Distance = Math.Min(lexeme.Distance, Numbers.MaxDistance) });
    }

    private void AddBoost(int start, int length)
    {
        var factor = Numbers.Decimal(_query.AsSpan(start + 1, length - 1));
        if (factor is null)
            _notices.Add("the boost is no number and is left out; write ^2 or ^0.5", start, length);
        else if (factor is < Numbers.MinFactor or > Numbers.MaxFactor)
            _notices.Add($"a boost is from {Numbers.MinFactor} to {Numbers.MaxFactor}; the nearest is taken", start, length);

        Add(new Lexeme(LexemeKind.Boost, start, length) { Factor = Math.Clamp(factor ?? 1, Numbers.MinFactor, Numbers.MaxFactor) });
    }
}
