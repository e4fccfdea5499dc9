namespace DocumentSearch.Indexer.Source.Ignore;

/// <summary>
/// A glob pattern as git reads it, byte by byte of UTF-8. It matches in steps of at most the length of the text times the length
/// of the pattern, whatever the pattern.
/// </summary>
internal sealed class Glob
{
    private readonly Form _form;
    private readonly byte[] _literal = [];
    private readonly GlobToken[] _tokens = [];

    /// <summary>Reads a pattern. One that git calls invalid, such as an unclosed bracket, matches nothing.</summary>
    /// <param name="pattern">The pattern in UTF-8.</param>
    /// <param name="isPath">Whether it is matched with a path, where <c>**</c> has its meaning, or with a name.</param>
    public Glob(ReadOnlySpan<byte> pattern, bool isPath)
    {
        if (!GlobSyntax.HasSpecial(pattern))
            (_form, _literal) = (Form.Exact, pattern.ToArray());
        else if (!isPath && pattern[0] == '*' && !GlobSyntax.HasSpecial(pattern[1..]))
            (_form, _literal) = (Form.Suffix, pattern[1..].ToArray());
        else if (GlobSyntax.Read(pattern, isPath) is { } tokens)
            (_form, _tokens) = (Form.Tokens, tokens);

        if (_literal.Length > 0)
            LastByte = _literal[^1];
        else if (_tokens.Length > 0 && _tokens[^1].Kind == GlobTokenKind.Literal)
            LastByte = _tokens[^1].Literal;
    }

    private enum Form : byte
    {
        Invalid,
        Exact,
        Suffix,
        Tokens,
    }

    /// <summary>The byte with which all that matches ends; null if that is not one byte.</summary>
    public byte? LastByte { get; }

    /// <summary>Whether the whole text matches.</summary>
    public bool Matches(ReadOnlySpan<byte> text) => _form switch
    {
        Form.Exact => text.SequenceEqual(_literal),
        Form.Suffix => text.EndsWith(_literal),
        Form.Tokens => Matches(text, out _),
        _ => false,
    };

    /// <summary>Matches token by token, and counts how many were compared.</summary>
    internal bool Matches(ReadOnlySpan<byte> text, out int steps)
    {
        // Where to go on if a token does not match. Only the last star and the last folders need be tried again: what an earlier
        // one could take over, the later one has less of.
        var (star, starText, folders, foldersText) = (-1, 0, -1, 0);
        var (at, next) = (0, 0);
        for (steps = 1; ; steps++)
        {
            if (next == _tokens.Length)
            {
                if (at == text.Length)
                    return true;
            }
            else
            {
                ref readonly var token = ref _tokens[next];
                switch (token.Kind)
                {
                    case GlobTokenKind.Rest:
                        return true;
                    case GlobTokenKind.Star:
                        (star, starText) = (++next, at);
                        continue;
                    case GlobTokenKind.Folders:
                        (folders, foldersText, star) = (++next, at, -1);
                        continue;
                    case GlobTokenKind.SomeFolders:
                        (folders, foldersText, star) = (++next, at, -1);
                        break;
                    default:
                        if (at < text.Length && token.Takes(text[at]))
                        {
                            at++;
                            next++;
                            continue;
                        }

                        break;
                }
            }

            if (star >= 0 && starText < text.Length && text[starText] != '/')
            {
                (at, next) = (++starText, star);
                continue;
            }

            var slash = folders < 0 ? -1 : text[foldersText..].IndexOf((byte)'/');
            if (slash < 0)
                return false;

            foldersText += slash + 1;
            (at, next, star) = (foldersText, folders, -1);
        }
    }
}
