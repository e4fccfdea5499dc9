using System.Runtime.InteropServices;
using System.Text;
using CsCheck;
using DocumentSearch.Extract.Detection;

namespace DocumentSearch.Extract.Tests.Detection;

public sealed class EncodingDetectorTests
{
    private const string English = "It was the best of times,\r\nit was the worst of times.\r\n";
    private const string Russian = "Все счастливые семьи похожи друг на друга,\r\nкаждая несчастливая семья несчастлива по-своему.\r\n";
    private const string Greek = "Η γρήγορη καφέ αλεπού πηδάει\r\nπάνω από το τεμπέλικο σκυλί.\r\n";
    private const string Hebrew = "זהו טקסט פשוט בעברית\r\nלבדיקת הקידוד של הקובץ.\r\n";
    private const string Arabic = "هذا نص عربي بسيط لاختبار\r\nالترميز في البرنامج.\r\n";
    private const string Hindi = "सभी मनुष्यों को गौरव और अधिकारों के मामले में\r\nजन्मजात स्वतन्त्रता और समानता प्राप्त है।\r\n";
    private const string Thai = "นี่คือข้อความภาษาไทยสำหรับทดสอบ\r\nการเข้ารหัสของแฟ้มข้อมูล\r\n";
    private const string Japanese = "これは日本語のテキストです。\r\n文字コードを判定します。\r\n";
    private const string Chinese = "这是一个简体中文文本，\r\n用来检测文件的编码。\r\n";
    private const string Traditional = "這是一個繁體中文文本，\r\n用來檢測檔案的編碼。\r\n";
    private const string Korean = "이것은 한국어 텍스트입니다.\r\n파일의 인코딩을 감지합니다.\r\n";
    private const string German = "Übergrößenträger möchten schöne Grüße aus München senden, sagte Jürgen zögernd.\r\n";
    private const string Polish = "Zażółć gęślą jaźń. W Szczebrzeszynie chrząszcz brzmi w trzcinie i Szczebrzeszyn z tego słynie.\r\n";
    private const string Turkish = "Türkiye'nin başkenti Ankara'dır ve en kalabalık şehri İstanbul'dur. Çiğköfte yapmayı öğrenmiş.\r\n";
    private const string Emoji = "Well done \U0001F389\U0001F389 said the note.\n";

    public static TheoryData<string> Texts => [English, Russian, Greek, Hebrew, Arabic, Hindi, Thai, Japanese, Chinese, Traditional, Korean, German, Emoji];

    public static TheoryData<string, string> LegacyTexts => new()
    {
        { "windows-1251", Russian },
        { "koi8-r", Russian },
        { "ibm866", Russian },
        { "x-mac-cyrillic", Russian },
        { "windows-1252", German },
        { "windows-1252", "“Smart quotes” and it’s – well – fine, isn’t it?\r\n" },
        { "windows-1252", "A single café." },
        { "windows-1252", "It’s what you’d call “l’été”…" },
        { "iso-8859-2", Polish },
        { "windows-1254", Turkish },
        { "iso-8859-7", Greek },
        { "windows-1255", Hebrew },
        { "windows-1256", Arabic },
        { "windows-874", Thai },
        { "shift_jis", Japanese },
        { "shift_jis", "日本語" },
        { "shift_jis", "Filed under 東京都 since 1999" },
        { "euc-jp", Japanese },
        { "iso-2022-jp", Japanese },
        { "gb18030", Chinese },
        { "big5", Traditional },
        { "euc-kr", Korean },
        { "iso-2022-kr", Korean },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Byte_order_marks_are_believed_and_left_out(string text)
    {
        foreach (var encoding in Wide(byteOrderMark: true).Append(new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        {
            byte[] content = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
            var document = Extraction.Read("a.txt", content);

            Assert.Equal(text, document.Text);
            Assert.Equal(encoding.CodePage, Encoding.GetEncoding(document.Encoding).CodePage);
            Assert.Equal(encoding.GetPreamble().Length, document.PreambleBytes);
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Utf16_and_utf32_are_known_without_a_byte_order_mark(string text)
    {
        foreach (var encoding in Wide(byteOrderMark: false))
        {
            var document = Extraction.Read("a.txt", encoding.GetBytes(text));

            Assert.Equal(text, document.Text);
            Assert.Equal(encoding.CodePage, Encoding.GetEncoding(document.Encoding).CodePage);
            Assert.Equal((0, 0), (document.PreambleBytes, document.ReplacedSequences));
        }
    }

    [Theory]
    [InlineData("Hi")]
    [InlineData("Привет")]
    [InlineData("Hello,world")]
    public void A_word_is_enough_to_know_utf16(string word)
    {
        Assert.Equal(word, Extraction.Read("a.txt", Encoding.Unicode.GetBytes(word)).Text);
        Assert.Equal(word, Extraction.Read("a.txt", Encoding.BigEndianUnicode.GetBytes(word)).Text);
    }

    [Theory]
    [MemberData(nameof(LegacyTexts))]
    public void Legacy_encodings_are_guessed(string charset, string text)
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(charset)!.GetBytes(text);
        var document = Extraction.Read("a.txt", bytes);

        Assert.Equal(text, document.Text);
        Assert.Equal(0, document.ReplacedSequences);
    }

    [Fact]
    public void Letters_after_a_long_ascii_beginning_are_seen()
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding("windows-1251")!.GetBytes(new string('x', 1 << 20) + "\n" + Russian);
        Assert.EndsWith(Russian, Extraction.Read("a.txt", bytes).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("page.html", """<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1250">""")]
    [InlineData("page.html", "<meta charset='windows-1250'>")]
    [InlineData("data.xml", """<?xml version="1.0" encoding="windows-1250"?>""")]
    [InlineData("a.py", "#!/usr/bin/python\n# -*- coding: cp1250 -*-\n")]
    [InlineData("a.rb", "# vim: set fileencoding=windows-1250 :\n")]
    public void A_declared_encoding_comes_before_a_guess(string path, string head)
    {
        // too little for statistics, and in windows-1252 it would read "èlovìk"
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding("windows-1250")!.GetBytes(head + "člověk");
        Assert.EndsWith("člověk", Extraction.Read(path, bytes).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_false_declaration_does_not_spoil_utf8() =>
        Assert.Equal("utf-8", Extraction.Read("a.html", "<meta charset=iso-8859-1>Grüße").Encoding);

    [Fact]
    public void A_few_broken_bytes_leave_utf8_what_it_is()
    {
        byte[] content = [.. Encoding.UTF8.GetBytes(Russian), 0xFF, .. Encoding.UTF8.GetBytes("\uFFFD " + Russian), 0xE9];
        var document = Extraction.Read("a.txt", content);

        Assert.Equal("utf-8", document.Encoding);
        Assert.Equal(Russian + "\uFFFD\uFFFD " + Russian + "\uFFFD", document.Text);
        Assert.Equal(2, document.ReplacedSequences);
    }

    [Theory]
    [InlineData("FF", 1)]
    [InlineData("81338122", 2)]
    [InlineData("8430418141", 1)] // behind these two the decoder still holds a byte, which the next ones go with
    [InlineData("8130FF8141", 2)]
    public void Broken_bytes_of_gb18030_are_counted_as_they_are_replaced(string broken, int places)
    {
        var chinese = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes(Chinese);
        byte[] content = [.. "# coding: gb18030\n"u8, .. chinese, .. Convert.FromHexString(broken), .. chinese];
        var document = Extraction.Read("a.py", content);

        Assert.Equal(("gb18030", places), (document.Encoding, document.Text.Count(static c => c == '\uFFFD')));
        Assert.Equal(places, document.ReplacedSequences);
    }

    [Fact]
    public void A_sequence_cut_off_at_the_end_leaves_utf8_what_it_is()
    {
        var bytes = Encoding.UTF8.GetBytes(Russian.TrimEnd() + "ё");
        var document = Extraction.Read("a.txt", bytes.AsMemory(..^1));

        Assert.Equal(("utf-8", 1), (document.Encoding, document.ReplacedSequences));
    }

    [Fact]
    public void A_stray_control_character_does_not_make_text_binary() =>
        Assert.Equal("utf-8", Extraction.Read("a.txt", new string('x', 500) + "\0" + German).Encoding);

    [Fact]
    public void Random_bytes_are_no_text() => Gen.Byte.Array[200, 4000].Sample(bytes =>
        EncodingDetector.Detect(bytes) is null or { PreambleBytes: > 0 });

    [Fact]
    public void Small_integers_are_no_text() =>
        Gen.Int[-1000, 1000].Array[50, 500].Sample(numbers =>
            EncodingDetector.Detect(MemoryMarshal.AsBytes<int>(numbers)) is null or { PreambleBytes: > 0 });

    [Fact]
    public void Valid_utf8_is_always_read_as_it_stands() =>
        Gen.String[Gen.Char['\u0020', '\uD7FF'], 1, 200].Sample(text =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            return Extraction.Read("a.txt", bytes) is { Encoding: "utf-8" } document && Encoding.UTF8.GetBytes(document.Text).AsSpan().SequenceEqual(bytes);
        });

    private static IEnumerable<Encoding> Wide(bool byteOrderMark) =>
    [
        new UnicodeEncoding(bigEndian: false, byteOrderMark),
        new UnicodeEncoding(bigEndian: true, byteOrderMark),
        new UTF32Encoding(bigEndian: false, byteOrderMark),
        new UTF32Encoding(bigEndian: true, byteOrderMark),
    ];
}
