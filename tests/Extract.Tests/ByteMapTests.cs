using System.Text;
using CsCheck;
using DocumentSearch.Extract.Tests.Segments;

namespace DocumentSearch.Extract.Tests;

/// <summary>Every place of a text is known in the bytes of its file, whatever they are in and however they are damaged.</summary>
public sealed class ByteMapTests
{
    private static readonly string[] Charsets =
    [
        "utf-8", "utf-16", "utf-16BE", "utf-32", "utf-32BE", "windows-1252", "windows-1251", "koi8-r", "shift_jis", "gb18030", "big5", "euc-jp", "euc-kr", "iso-2022-jp", "iso-2022-kr",
    ];

    // In these it cannot be told which bytes damage takes.
    private static readonly string[] Irregular = ["shift_jis", "gb18030", "big5", "euc-jp", "ks_c_5601-1987", "iso-2022-jp", "iso-2022-kr"];

    private static readonly Gen<string> Piece = Gen.OneOf(
        "word ", "Two words. ", "\n", "\r\n", "Grüße ", "naïve café ", "Всё хорошо ", "日本語です。", "漢字", "ｶﾀｶﾅ", "한국어 ", "\U0001F389", "\U00020000 x", "\uFFFD", "丂丄", "é", "~\\|¥");

    private static readonly Gen<(byte[] Bytes, int Piece, bool IsDamaged)> Contents = Gen.Select(
        Piece.Array[1, 60], Gen.OneOf(Charsets), Gen.Bool, Gen.Int[0, 1000], Gen.Byte.Array[0, 4], Gen.Frequency((2, Gen.Const(0)), (1, Gen.Const(1))), Gen.Int[1, 40],
        static (pieces, charset, marked, at, wrong, damaged, read) =>
        {
            var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
            byte[] bytes = [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(string.Concat(pieces))];
            at %= bytes.Length + 1;
            return (damaged == 0 ? bytes : [.. bytes[..at], .. wrong, .. bytes[at..]], read, damaged > 0);
        });

    [Fact]
    public void Bytes_before_a_place_are_the_text_before_it() => Contents.Sample(
        content =>
        {
            if (Extraction.Run("a.txt", content.Bytes) is not ExtractResult.Ok { Document: var document })
                return;

            if (document.Bytes is not { } map)
            {
                Assert.True((content.IsDamaged || document.ReplacedSequences > 0) && Irregular.Contains(document.Encoding), document.Encoding);
                return;
            }

            var places = Places(document.Text, map);
            // The last escape sequence stands behind all characters.
            if (!document.Encoding.StartsWith("iso-2022", StringComparison.Ordinal))
                Assert.Equal(content.Bytes.Length - document.PreambleBytes, places[^1]);

            var replacing = new DecoderReplacementFallback("\uFFFD");
            var decoder = CodePagesEncodingProvider.Instance.GetEncoding(document.Encoding, EncoderFallback.ReplacementFallback, replacing) ?? Encoding.GetEncoding(document.Encoding);
            for (var i = 0; i <= document.Text.Length; i++)
            {
                if (i == document.Text.Length || !char.IsLowSurrogate(document.Text[i]))
                    Assert.Equal(document.Text[..i], decoder.GetString(content.Bytes, document.PreambleBytes, places[i]));
            }
        },
        iter: 6000);

    [Fact]
    public void Segments_have_the_map_of_the_whole() => Gen.Select(Contents, Gen.Int[2, 50]).Sample(
        (content, segment) =>
        {
            if (Extraction.Run("a.txt", content.Bytes) is not ExtractResult.Ok { Document: var whole })
                return;

            var start = 0;
            var places = whole.Bytes is null ? null : Places(whole.Text, whole.Bytes);
            foreach (var part in Segmented.Read("a.txt", content.Bytes, content.Piece, new(segment, 10, int.MaxValue)).Segments)
            {
                Assert.Equal(places?.Skip(start).Take(part.Text.Length + 1).Select(p => p - places[start]), part.Bytes is null ? null : Places(part.Text, part.Bytes));
                start += part.Text.Length;
            }
        },
        iter: 1000);

    [Fact]
    public void Where_nearly_nothing_is_regular_nothing_is_said_of_bytes()
    {
        byte[] Broken(int count) => [.. Enumerable.Repeat("Grüße für überübermütige "u8.ToArray(), count).SelectMany(b => b), .. Enumerable.Repeat<byte>(0xC3, count)];

        Assert.Equal(1000, Map(Broken(1000))?.Shifts.Count);
        Assert.Null(Map(Broken(ByteMap.MaxShifts + 1)));

        static ByteMap? Map(byte[] content) => ((ExtractResult.Ok)Extraction.Run("a.txt", content)).Document.Bytes;
    }

    [Fact]
    public void Text_that_is_given_is_no_stretch_of_bytes() => Assert.Null(TextExtraction.OfPlainText("a word", null, CancellationToken.None).Bytes);

    // The plainest way to read a map: one character after the other.
    private static int[] Places(string text, ByteMap map)
    {
        var places = new int[text.Length + 1];
        for (var i = 0; i < text.Length; i++)
            places[i + 1] = places[i] + map.Widths.Last(w => w.From <= text[i]).Bytes + map.Shifts.Where(s => s.Offset == i).Sum(s => s.Bytes);

        return places;
    }
}
