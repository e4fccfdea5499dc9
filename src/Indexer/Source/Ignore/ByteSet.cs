using System.Collections;

namespace DocumentSearch.Indexer.Source.Ignore;

/// <summary>Reads the brackets of a glob: <c>[abc]</c>, <c>[a-z]</c>, <c>[!a]</c> or <c>[^a]</c>, <c>[[:alpha:]]</c>.</summary>
internal static class ByteSet
{
    /// <summary>Reads a set of bytes.</summary>
    /// <param name="pattern">The glob.</param>
    /// <param name="at">Where its opening bracket stands; afterwards, where the closing one stands.</param>
    /// <returns>256 bits, set for the bytes of the set; null if it is invalid.</returns>
    public static BitArray? Read(ReadOnlySpan<byte> pattern, ref int at)
    {
        var set = new BitArray(256);
        var isNegated = at + 1 < pattern.Length && pattern[at + 1] is (byte)'!' or (byte)'^';
        var first = at + (isNegated ? 2 : 1);
        byte low = 0;
        for (at = first; at < pattern.Length; at++)
        {
            var b = pattern[at];
            var next = at + 1 < pattern.Length ? pattern[at + 1] : 0;
            if (b == ']' && at > first)
                return isNegated ? set.Not() : set;

            if (b == '-' && low != 0 && next is not (0 or ']'))
            {
                at++;
                if (!IsByte(pattern, ref at))
                    return null;

                for (int member = low; member <= pattern[at]; member++)
                    set[member] = true;

                low = 0;
            }
            else if (b == '[' && next == ':' && ClassLength(pattern[(at + 2)..]) is >= 0 and var length)
            {
                if (!AddClass(pattern.Slice(at + 2, length), set))
                    return null;

                at += length + 3;
                low = 0;
            }
            else
            {
                if (!IsByte(pattern, ref at))
                    return null;

                low = pattern[at];
                set[low] = true;
            }
        }

        return null;
    }

    // Whether a byte stands here, which is the next one if this is a backslash.
    private static bool IsByte(ReadOnlySpan<byte> pattern, ref int at) => pattern[at] != '\\' || ++at < pattern.Length;

    // A class ends with ":]", and has no bracket before that; otherwise "[:" are two bytes of the set.
    private static int ClassLength(ReadOnlySpan<byte> rest) =>
        rest.IndexOf((byte)']') is > 0 and var end && rest[end - 1] == ':' ? end - 1 : -1;

    // Classes are of ASCII, and white space is what git takes for it.
    private static bool AddClass(ReadOnlySpan<byte> name, BitArray set)
    {
        Func<char, bool>? isMember = name switch
        {
            _ when name.SequenceEqual("alnum"u8) => char.IsAsciiLetterOrDigit,
            _ when name.SequenceEqual("alpha"u8) => char.IsAsciiLetter,
            _ when name.SequenceEqual("blank"u8) => static c => c is ' ' or '\t',
            _ when name.SequenceEqual("cntrl"u8) => static c => c is < ' ' or '\x7F',
            _ when name.SequenceEqual("digit"u8) => char.IsAsciiDigit,
            _ when name.SequenceEqual("graph"u8) => static c => c is > ' ' and < '\x7F',
            _ when name.SequenceEqual("lower"u8) => char.IsAsciiLetterLower,
            _ when name.SequenceEqual("print"u8) => static c => c is >= ' ' and < '\x7F',
            _ when name.SequenceEqual("punct"u8) => static c => c is > ' ' and < '\x7F' && !char.IsAsciiLetterOrDigit(c),
            _ when name.SequenceEqual("space"u8) => static c => c is ' ' or '\t' or '\n' or '\r',
            _ when name.SequenceEqual("upper"u8) => char.IsAsciiLetterUpper,
            _ when name.SequenceEqual("xdigit"u8) => char.IsAsciiHexDigit,
            _ => null,
        };
        if (isMember is null)
            return false;

        for (var c = '\0'; c < 128; c++)
            set[c] |= isMember(c);

        return true;
    }
}
