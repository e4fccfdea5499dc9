using System.Globalization;
using System.Text;

namespace DocumentSearch.Search.QuerySyntax;

/// <summary>A piece of a query without its backslashes, which knows what stood behind one and means only itself.</summary>
internal readonly struct TypedText
{
    private readonly bool[] _isLiteral;

    private TypedText(string text, bool[] isLiteral) => (Text, _isLiteral) = (text, isLiteral);

    /// <summary>The text. White space that stood behind a backslash is a space in it.</summary>
    public string Text { get; }

    public int Length => Text.Length;

    public static TypedText Read(ReadOnlySpan<char> raw)
    {
        var text = new char[raw.Length];
        var isLiteral = new bool[raw.Length];
        var length = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            // A backslash at the end has nothing to stand before, and means itself; so does one within a word before a letter,
            // as in C:\Users, since letters need none there.
            isLiteral[length] = raw[i] == '\\';
            if (raw[i] == '\\' && i + 1 < raw.Length && (i == 0 || !char.IsLetterOrDigit(raw[i + 1])))
                i++;

            text[length++] = char.IsWhiteSpace(raw[i]) ? ' ' : raw[i];
        }

        return new TypedText(new string(text, 0, length), isLiteral[..length]);
    }

    /// <summary>Whether a character with a meaning of its own stands somewhere.</summary>
    public bool Is(int at, char c) => Text[at] == c && !_isLiteral[at];

    public TypedText this[Range range]
    {
        get
        {
            var (offset, length) = range.GetOffsetAndLength(Length);
            return new TypedText(Text.Substring(offset, length), _isLiteral[range]);
        }
    }

    /// <summary>Whether a text holds anything that documents are searched for.</summary>
    public static bool HasWord(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            // Pictures are words too, and stand among the symbols.
            if (Rune.IsLetter(rune) || Rune.IsNumber(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol)
                return true;
        }

        return false;
    }
}
