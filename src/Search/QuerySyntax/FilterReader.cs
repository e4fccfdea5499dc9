using System.Buffers;
using System.Text;

namespace DocumentSearch.Search.QuerySyntax;

/// <summary>Reads the values of the fields that choose documents: path, extension, format, language, size and date.</summary>
internal sealed class FilterReader(string query, NoticeList notices)
{
    private static readonly SearchValues<char> TagCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>The node of a value, or null if it says nothing.</summary>
    public QueryNode? Read(Field field, in Lexeme lexeme)
    {
        var isQuoted = lexeme.Kind == LexemeKind.Phrase;
        var raw = isQuoted ? query.AsSpan(lexeme.TextStart, lexeme.TextLength) : query.AsSpan(lexeme.Start, lexeme.Length);
        var node = field switch
        {
            Field.Path => Path(raw),
            Field.Extension or Field.Format or Field.Language => Names(field, TypedText.Read(raw), isQuoted),
            Field.Size => SizeRange.Parse(TypedText.Read(raw).Text, out var isUpsideDown) is { } size ? Turned(size, isUpsideDown, lexeme) : null,
            _ => DatePeriod.Parse(TypedText.Read(raw).Text, out var isUpsideDown) is { } period
                ? Turned(new QueryNode.Date(field == Field.Modified, period), isUpsideDown, lexeme)
                : null,
        };
        if (node is null)
            notices.Add(Advice(field), lexeme.Start, lexeme.Length);

        return node is null ? null : node with { Start = lexeme.Start, Length = lexeme.Length };
    }

    private static string Advice(Field field) => field switch
    {
        Field.Path => $"a path that is empty or longer than {GlobMatcher.MaxLength} characters is left out; write path:docs or path:docs/*.md",
        Field.Extension => "an extension that no file name can have is left out; write ext:md or ext:md,txt, or path:*.m* with wildcards",
        Field.Format => "a format without a name is left out; write type:markdown",
        Field.Language => "a language that is no code is left out; write lang:de, lang:pt-br or lang:de,fr",
        Field.Size => "a size that cannot be read is left out; write size:500, size:>1MB or size:1kB..2MiB",
        _ => "a time that cannot be read is left out; write 2025, 2025-06, 2025-06-30, 2025-01..2025-06, >2025-06, 7d, lastweek or june",
    };

    private QueryNode Turned(QueryNode node, bool isUpsideDown, in Lexeme lexeme)
    {
        if (isUpsideDown)
            notices.Add("the range ends before it begins, and is turned round; write the lower end first", lexeme.Start, lexeme.Length);

        return node;
    }

    // Wildcards keep the backslash that makes them themselves, and so does the backslash.
    private static QueryNode.PathGlob? Path(ReadOnlySpan<char> raw)
    {
        var typed = TypedText.Read(raw);
        var glob = new StringBuilder(raw.Length);
        for (var i = 0; i < typed.Length; i++)
        {
            if (typed.Text[i] is '*' or '?' or '[' or '\\' && !typed.Is(i, typed.Text[i]))
                glob.Append('\\');

            glob.Append(typed.Text[i]);
        }

        return glob.Length is > 0 and <= GlobMatcher.MaxLength && typed.Text.AsSpan().ContainsAnyExcept('/', ' ') ? new QueryNode.PathGlob(glob.ToString()) : null;
    }

    private static QueryNode? Names(Field field, TypedText typed, bool isQuoted)
    {
        var names = new List<QueryNode>();
        for (int start = 0, end; start <= typed.Length; start = end + 1)
        {
            end = start;
            while (end < typed.Length && (isQuoted || !typed.Is(end, ',')))
                end++;

            if (start < end && Name(field, typed.Text[start..end]) is { } name)
                names.Add(name);
        }

        return names.Count switch
        {
            0 => null,
            1 => names[0],
            _ => new QueryNode.Group([], names, []),
        };
    }

    private static QueryNode? Name(Field field, string typed)
    {
        var name = typed.ToLowerInvariant().Trim();
        if (field == Field.Format)
            return name.Length > 0 ? new QueryNode.Format(name) : null;

        if (field == Field.Language)
            return LanguageName(name.Replace('_', '-'));

        // *.md and .md are md.
        if (name.StartsWith("*.", StringComparison.Ordinal))
            name = name[1..];

        name = name.TrimStart('.');
        return name.Length > 0 && !name.AsSpan().ContainsAny('*', '?', '/') ? new QueryNode.Extension(name) : null;
    }

    private static QueryNode.Language? LanguageName(string tag) =>
        tag.Length > 0 && tag[0] != '-' && tag[^1] != '-' && !tag.AsSpan().ContainsAnyExcept(TagCharacters) ? new QueryNode.Language(tag) : null;
}
