using System.Buffers;
using System.Collections;

namespace DocumentSearch.Indexer.Source.Ignore;

internal enum GlobTokenKind : byte
{
    /// <summary>One byte.</summary>
    Literal,

    /// <summary>One byte of a set: <c>?</c> or brackets.</summary>
    Set,

    /// <summary>Any bytes but slashes.</summary>
    Star,

    /// <summary>Nothing, or whole folders with the slash behind the last: <c>**/</c>.</summary>
    Folders,

    /// <summary>At least one folder with the slash behind it: <c>**\/</c>, where git does not try nothing.</summary>
    SomeFolders,

    /// <summary>All that follows: <c>**</c> at the end.</summary>
    Rest,
}

internal readonly record struct GlobToken(GlobTokenKind Kind, byte Literal = 0, BitArray? Set = null)
{
    public bool Takes(byte b) => Set is null ? b == Literal : Set[b];
}

/// <summary>Reads glob patterns into tokens.</summary>
internal static class GlobSyntax
{
    private static readonly SearchValues<byte> Special = SearchValues.Create("*?[\\"u8);
    private static readonly GlobToken AnyByte = new(GlobTokenKind.Set, Set: new BitArray(256, true) { ['/'] = false });

    /// <summary>Whether a pattern has anything but bytes that stand for themselves.</summary>
    public static bool HasSpecial(ReadOnlySpan<byte> pattern) => pattern.ContainsAny(Special);

    /// <summary>The tokens of a pattern, or null if it is invalid and matches nothing.</summary>
    public static GlobToken[]? Read(ReadOnlySpan<byte> pattern, bool isPath)
    {
        var tokens = new List<GlobToken>(pattern.Length);
        var firstSpecial = pattern.IndexOfAny(Special);
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case (byte)'\\' when i + 1 == pattern.Length:
                    return null;
                case (byte)'\\':
                    tokens.Add(new GlobToken(GlobTokenKind.Literal, pattern[++i]));
                    break;
                case (byte)'?':
                    tokens.Add(AnyByte);
                    break;
                case (byte)'[':
                    if (ByteSet.Read(pattern, ref i) is not { } set)
                        return null;

                    set['/'] = false;
                    tokens.Add(new GlobToken(GlobTokenKind.Set, Set: set));
                    break;
                case (byte)'*':
                    // git compares what stands before the first special byte apart and matches the rest as a pattern of its own:
                    // so two stars may stand for folders there without a slash before them.
                    var canBeFolders = isPath && (i == firstSpecial || pattern[i - 1] == '/');
                    tokens.Add(ReadStars(pattern, ref i, canBeFolders));
                    break;
                default:
                    tokens.Add(new GlobToken(GlobTokenKind.Literal, pattern[i]));
                    break;
            }
        }

        return [.. tokens];
    }

    private static GlobToken ReadStars(ReadOnlySpan<byte> pattern, ref int i, bool canBeFolders)
    {
        var stars = pattern[i..].IndexOfAnyExcept((byte)'*');
        var rest = stars < 0 ? [] : pattern[(i + stars)..];
        var isDouble = canBeFolders && stars != 1;
        var (kind, slash) = rest switch
        {
            [] when isDouble && pattern.Length - i > 1 => (GlobTokenKind.Rest, 0),
            [(byte)'/', ..] when isDouble => (GlobTokenKind.Folders, 1),
            [(byte)'\\', (byte)'/', ..] when isDouble => (GlobTokenKind.SomeFolders, 2),
            _ => (GlobTokenKind.Star, 0),
        };
        i = pattern.Length - rest.Length + slash - 1;
        return new GlobToken(kind);
    }
}
