using System.Buffers;

namespace DocumentSearch.Extract.Formats.Rtf;

/// <summary>What <see cref="RtfReader"/> has come to.</summary>
internal enum RtfToken : byte
{
    /// <summary>The end of the file.</summary>
    End,

    /// <summary>A group begins.</summary>
    Open,

    /// <summary>A group ends.</summary>
    Close,

    /// <summary>A control word: <see cref="RtfReader.Word"/>, with <see cref="RtfReader.Parameter"/> if it has one.</summary>
    Word,

    /// <summary>A control symbol: <see cref="RtfReader.Symbol"/>.</summary>
    Symbol,

    /// <summary>Bytes of text in the current code page: <see cref="RtfReader.Text"/>.</summary>
    Text,
}

/// <summary>Cuts Rich Text Format into tokens. Binary data (<c>\bin</c>) is passed over.</summary>
/// <param name="content">The file.</param>
internal ref struct RtfReader(ReadOnlySpan<byte> content)
{
    private const int MaxWord = 32; // of a control word, as the specification has it

    private static readonly SearchValues<byte> Markup = SearchValues.Create("{}\\\r\n\0"u8);

    private readonly ReadOnlySpan<byte> _content = content;
    private readonly char[] _word = new char[MaxWord];
    private readonly byte[] _byte = new byte[1];
    private int _next;
    private int _wordLength;

    /// <summary>The control word, without its backslash.</summary>
    internal readonly ReadOnlySpan<char> Word => _word.AsSpan(0, _wordLength);

    /// <summary>The number behind the control word; null if there is none.</summary>
    internal int? Parameter { get; private set; }

    /// <summary>The character that a control symbol consists of.</summary>
    internal char Symbol { get; private set; }

    /// <summary>Bytes of text.</summary>
    internal ReadOnlySpan<byte> Text { get; private set; }

    /// <summary>Goes to the next token.</summary>
    internal RtfToken Read()
    {
        while (_next < _content.Length)
        {
            var c = _content[_next++];

            switch (c)
            {
                case (byte)'{':
                    return RtfToken.Open;
                case (byte)'}':
                    return RtfToken.Close;
                case (byte)'\r' or (byte)'\n' or 0:
                    continue;
                case (byte)'\\' when _next < _content.Length:
                    if (Control() is { } token)
                        return token;
                    continue;
                case (byte)'\\':
                    return RtfToken.End;
                default:
                    var rest = _content[(_next - 1)..];
                    var length = rest.IndexOfAny(Markup);
                    Text = length < 0 ? rest : rest[..length];
                    _next += Text.Length - 1;
                    return RtfToken.Text;
            }
        }

        return RtfToken.End;
    }

    private static int Hex(byte digit) => char.IsAsciiHexDigit((char)digit) ? Convert.ToInt32(((char)digit).ToString(), 16) : -1;

    /// <summary>Reads what a backslash begins; null if it says nothing.</summary>
    private RtfToken? Control()
    {
        if (char.IsAsciiLetter((char)_content[_next]))
            return ControlWord();

        var symbol = _content[_next++];

        // a line break behind a backslash ends the paragraph, as \par does
        if (symbol is (byte)'\r' or (byte)'\n')
        {
            "par".CopyTo(_word);
            (_wordLength, Parameter) = (3, null);
            return RtfToken.Word;
        }

        if (symbol == '\'' && _next + 1 < _content.Length && Hex(_content[_next]) is >= 0 and var high && Hex(_content[_next + 1]) is >= 0 and var low)
        {
            _byte[0] = (byte)(high << 4 | low);
            _next += 2;
            Text = _byte;
            return RtfToken.Text;
        }

        Symbol = (char)symbol;
        return RtfToken.Symbol;
    }

    private RtfToken? ControlWord()
    {
        _wordLength = 0;

        while (_next < _content.Length && char.IsAsciiLetter((char)_content[_next]))
        {
            if (_wordLength < MaxWord)
                _word[_wordLength++] = (char)_content[_next];
            _next++;
        }

        Parameter = Number();
        if (_next < _content.Length && _content[_next] == ' ')
            _next++;

        if (!Word.SequenceEqual("bin"))
            return RtfToken.Word;

        _next = (int)Math.Min(_content.Length, _next + (long)Math.Max(0, Parameter ?? 0));
        return null;
    }

    private int? Number()
    {
        var start = _next;
        var isNegative = start < _content.Length && _content[start] == '-';
        if (isNegative)
            _next++;

        var value = 0L;
        var first = _next;

        while (_next < _content.Length && char.IsAsciiDigit((char)_content[_next]))
            value = Math.Min(int.MaxValue, value * 10 + _content[_next++] - '0');

        if (_next > first)
            return (int)(isNegative ? -value : value);

        _next = start;
        return null;
    }
}
