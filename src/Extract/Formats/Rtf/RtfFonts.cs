using System.Text;

namespace DocumentSearch.Extract.Formats.Rtf;

/// <summary>The fonts of a document, of which the code pages count that text in them is written in.</summary>
internal sealed class RtfFonts
{
    private const int SymbolCharset = 2;
    private const int MaxFonts = 1 << 16;

    private readonly Dictionary<int, Encoding?> _encodings = [];
    private readonly StringBuilder _name = new();
    private int _current;

    /// <summary>What text is written in whose font states no code page.</summary>
    internal Encoding Default { get; set; } = CodePage(1252)!;

    /// <summary>Begins to describe a font.</summary>
    internal void Begin(int number)
    {
        _current = number;
        _name.Clear();
    }

    /// <summary>The font that is described has a character set (<c>\fcharset</c>).</summary>
    internal void Charset(int charset)
    {
        if (charset == SymbolCharset)
            Set(SymbolFont.Dingbats);
        else if (CodePageOf(charset) is > 0 and var page)
            Set(CodePage(page));
    }

    /// <summary>The font that is described has a code page (<c>\cpg</c>).</summary>
    internal void Page(int page) => Set(CodePage(page));

    /// <summary>Part of the name of the font that is described.</summary>
    internal void Name(ReadOnlySpan<byte> text)
    {
        if (_name.Length < 100)
            _name.Append(Encoding.Latin1.GetString(text));

        // what text in these shows depends on the name alone
        if (_name.ToString().Trim().StartsWith("Symbol", StringComparison.Ordinal) && _encodings.GetValueOrDefault(_current) is SymbolFont)
            Set(SymbolFont.Greek);
    }

    /// <summary>What text in a font is written in.</summary>
    internal Encoding Of(int number) => _encodings.GetValueOrDefault(number) ?? Default;

    /// <summary>The encoding of a code page, or null if there is none of that number.</summary>
    internal static Encoding? CodePage(int page)
    {
        if (page == Encoding.UTF8.CodePage)
            return Encoding.UTF8;

        return page is > 0 and <= ushort.MaxValue ? CodePagesEncodingProvider.Instance.GetEncoding(page) : null;
    }

    private static int CodePageOf(int charset) => charset switch
    {
        0 => 1252,
        77 => 10000,
        78 => 10001,
        79 => 10003,
        80 => 10008,
        81 => 10002,
        83 => 10005,
        84 => 10004,
        85 => 10006,
        86 => 10081,
        87 => 10021,
        88 => 10029,
        89 => 10007,
        128 => 932,
        129 => 949,
        130 => 1361,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 or 179 or 180 => 1256,
        181 => 1255,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        254 => 437,
        255 => 850,
        _ => 0,
    };

    private void Set(Encoding? encoding)
    {
        if (_encodings.Count < MaxFonts)
            _encodings[_current] = encoding;
    }
}
