using System.Text;

namespace DocumentSearch.Extract.Detection;

/// <summary>The character encoding of one file.</summary>
/// <param name="Name">Lowercase name that <see cref="Encoding.GetEncoding(string)"/> knows.</param>
/// <param name="Decoder">Decodes it, with U+FFFD for what is not valid.</param>
/// <param name="PreambleBytes">Length of the byte order mark that begins the file; 0 if there is none.</param>
internal sealed record TextEncoding(string Name, Encoding Decoder, int PreambleBytes = 0)
{
    private static readonly ByteMap OneByte = new() { Widths = [new('\0', 1)] };
    private static readonly ByteMap TwoBytes = new() { Widths = [new('\0', 2)] };
    private static readonly ByteMap FourBytes = new() { Widths = [new('\0', 4), new('\uD800', 2), new('\uE000', 4)] };
    private static readonly ByteMap OneToThreeBytes = new() { Widths = [new('\0', 1), new('\x80', 2), new('\u0800', 3), new('\uD800', 2), new('\uE000', 3)] };
    private static readonly ByteMap OneOrTwoBytes = new() { Widths = [new('\0', 1), new('\x80', 2)] };
    private static readonly ByteMap ShiftJisBytes = new() { Widths = [new('\0', 1), new('\x80', 2), new('\uFF61', 1), new('\uFFA0', 2)] };

    internal static readonly TextEncoding Utf8 = new("utf-8", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    internal static readonly TextEncoding Utf16Le = new("utf-16le", new UnicodeEncoding(bigEndian: false, byteOrderMark: false));
    internal static readonly TextEncoding Utf16Be = new("utf-16be", new UnicodeEncoding(bigEndian: true, byteOrderMark: false));
    internal static readonly TextEncoding Utf32Le = new("utf-32le", new UTF32Encoding(bigEndian: false, byteOrderMark: false));
    internal static readonly TextEncoding Utf32Be = new("utf-32be", new UTF32Encoding(bigEndian: true, byteOrderMark: false));
    internal static readonly TextEncoding Windows1252 = new("windows-1252", CodePage("windows-1252")!);

    /// <summary>How valid text stands in its bytes; of encodings that are not <see cref="IsRegular"/>, mostly.</summary>
    internal ByteMap Bytes => Name switch
    {
        "utf-8" => OneToThreeBytes,
        "utf-16le" or "utf-16be" => TwoBytes,
        "utf-32le" or "utf-32be" => FourBytes,
        "shift_jis" => ShiftJisBytes,
        _ => Decoder.IsSingleByte ? OneByte : OneOrTwoBytes,
    };

    /// <summary>Whether all characters of valid text take what is usual for them.</summary>
    internal bool IsRegular => Decoder.IsSingleByte || Name.StartsWith("utf-", StringComparison.Ordinal);

    /// <summary>Whether bytes below 128 that are no part of another character stand for ASCII, whatever is before them.</summary>
    internal bool IsAsciiPlain => !Name.StartsWith("utf-", StringComparison.Ordinal) && !Name.StartsWith("iso-2022", StringComparison.Ordinal);

    /// <summary>A legacy encoding by any of its registered names, or null if there is none of that name.</summary>
    internal static TextEncoding? Legacy(string charset)
    {
        var name = Superset(charset.ToLowerInvariant());
        return CodePage(name) is { } decoder ? new(name, decoder) : null;
    }

    private static Encoding? CodePage(string name) =>
        CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"));

    /// <summary>
    /// What files that claim an encoding are really written in, where practice went beyond the standard
    /// (as browsers do: https://encoding.spec.whatwg.org/#names-and-labels).
    /// </summary>
    private static string Superset(string charset) => charset switch
    {
        "ascii" or "us-ascii" or "iso-8859-1" or "latin1" or "latin-1" or "iso_8859-1" or "l1" or "cp1252" => "windows-1252",
        "iso-8859-9" or "latin5" => "windows-1254",
        "iso-8859-11" or "tis-620" => "windows-874",
        "gb2312" or "gbk" or "x-gbk" or "cp936" or "hz-gb-2312" => "gb18030",
        "big5-hkscs" or "cp950" => "big5",
        "euc-kr" or "uhc" or "cp949" => "ks_c_5601-1987",
        "sjis" or "shift-jis" or "cp932" or "windows-31j" or "ms_kanji" => "shift_jis",
        "koi8r" => "koi8-r",
        "maccyrillic" => "x-mac-cyrillic",
        _ when charset.StartsWith("cp125", StringComparison.Ordinal) => "windows-" + charset[2..],
        _ => charset,
    };
}
