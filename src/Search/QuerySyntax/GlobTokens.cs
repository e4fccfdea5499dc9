using System.Text;

namespace DocumentSearch.Search.QuerySyntax;

internal enum GlobTokenKind : byte
{
    /// <summary>One character.</summary>
    Rune,

    /// <summary>One character of a set, or any, but no slash.</summary>
    Set,

    /// <summary>Any characters but slashes: <c>*</c>.</summary>
    Star,

    /// <summary>Any characters: <c>**</c>.</summary>
    Any,

    /// <summary>Nothing, at the beginning of a folder: what <c>**/</c> takes follows it, and may be left out.</summary>
    Folders,
}

/// <param name="Kind">What it takes.</param>
/// <param name="First">The character in upper case.</param>
/// <param name="Set">First and last characters of the ranges of a set, in upper case; null if it is any.</param>
/// <param name="IsNegated">Whether it takes those that are not in the set.</param>
internal readonly record struct GlobToken(GlobTokenKind Kind, Rune First = default, (Rune First, Rune Last)[]? Set = null, bool IsNegated = false)
{
    public bool Takes(Rune rune) => Kind switch
    {
        GlobTokenKind.Rune => Rune.ToUpperInvariant(rune) == First,
        GlobTokenKind.Set => rune.Value != '/' && (Set is null || Contains(Rune.ToUpperInvariant(rune)) != IsNegated),
        GlobTokenKind.Star => rune.Value != '/',
        _ => Kind == GlobTokenKind.Any,
    };

    private bool Contains(Rune upper)
    {
        foreach (var (first, last) in Set!)
        {
            if (first <= upper && upper <= last)
                return true;
        }

        return false;
    }
}

/// <summary>Reads a glob. What makes no sense in it, such as a bracket never closed, means itself.</summary>
internal static class GlobTokens
{
    public static GlobToken[] Read(ReadOnlySpan<char> glob)
    {
        var tokens = new List<GlobToken>();
        var runes = Runes(glob);
        for (var i = 0; i < runes.Count; i++)
        {
            var isLast = i + 1 == runes.Count;
            switch (runes[i].Value)
            {
                case '\\' when !isLast:
                    tokens.Add(Literal(runes[++i]));
                    break;
                case '?':
                    tokens.Add(new GlobToken(GlobTokenKind.Set));
                    break;
                case '*':
                    var start = i;
                    while (i + 1 < runes.Count && runes[i + 1].Value == '*')
                        i++;

                    var beginsFolder = start == 0 || runes[start - 1].Value == '/';
                    var isBeforeSlash = i + 1 < runes.Count && runes[i + 1].Value == '/';
                    if (i > start && beginsFolder && isBeforeSlash)
                        tokens.Add(new GlobToken(GlobTokenKind.Folders));

                    tokens.Add(new GlobToken(i == start ? GlobTokenKind.Star : GlobTokenKind.Any));
                    break;
                case '[' when ReadSet(runes, ref i) is { } set:
                    tokens.Add(set);
                    break;
                default:
                    tokens.Add(Literal(runes[i]));
                    break;
            }
        }

        // What ends in a slash is all that is below it.
        if (runes is [.., { Value: '/' }])
            tokens.Add(new GlobToken(GlobTokenKind.Any));

        return [.. tokens];
    }

    private static List<Rune> Runes(ReadOnlySpan<char> text)
    {
        var runes = new List<Rune>(text.Length);
        foreach (var rune in text.EnumerateRunes())
            runes.Add(rune);

        return runes;
    }

    private static GlobToken Literal(Rune rune) => new(GlobTokenKind.Rune, Rune.ToUpperInvariant(rune));

    // [abc], [a-z], [!a], [^a]; a bracket right at the beginning belongs to the set.
    private static GlobToken? ReadSet(List<Rune> runes, ref int i)
    {
        var at = i + 1;
        var isNegated = at < runes.Count && runes[at].Value is '!' or '^';
        if (isNegated)
            at++;

        var set = new List<(Rune First, Rune Last)>();
        var first = at;
        for (; at < runes.Count && (runes[at].Value != ']' || at == first); at++)
        {
            if (runes[at].Value == '/')
                return null;

            var from = runes[at];
            var isRange = at + 2 < runes.Count && runes[at + 1].Value == '-' && runes[at + 2].Value is not (']' or '/');
            var to = isRange ? runes[at += 2] : from;
            set.Add((Rune.ToUpperInvariant(from), Rune.ToUpperInvariant(to)));
        }

        if (at >= runes.Count)
            return null;

        i = at;
        return new GlobToken(GlobTokenKind.Set, Set: [.. set], IsNegated: isNegated);
    }
}
