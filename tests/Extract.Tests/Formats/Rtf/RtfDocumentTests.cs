using System.Text;

namespace DocumentSearch.Extract.Tests.Formats.Rtf;

public sealed class RtfDocumentTests
{
    [Fact]
    public void Reads_paragraphs_and_passes_over_what_is_not_shown()
    {
        var document = Read(@"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\colortbl;\red0\green0\blue0;}{\*\generator Word;}\pard One {\b two}\par {\v hidden}Three\par}");

        Assert.Equal(["Paragraph: One two", "Paragraph: Three"], document.Outline());
        Assert.Equal("rtf", document.Format);
        Assert.True(document.IsDerived);
    }

    [Theory]
    [InlineData(@"\'e9t\'e9", "été")]
    [InlineData(@"\u233?t\u233?", "été")]
    [InlineData(@"{\f1\'e9\'f2\'ee}", "йто")]
    [InlineData(@"{\f2\'93\'fa\'96\'7b}", "日本")]
    [InlineData(@"\uc2\u26085\'93\'fa\u26412\'96\'7b", "日本")]
    [InlineData(@"\uc0\u55357\u56832", "😀")]
    [InlineData(@"{\upr{?}{\*\ud{\u1046?}}}", "Ж")]
    [InlineData(@"a\emdash b\~c\_d\-e", "a—b\u00A0c\u2011de")]
    [InlineData(@"{\f3 abg}", "αβγ")]
    [InlineData(@"{\f4 abc}x", "x")]
    public void Reads_characters_in_whatever_they_are_written(string rtf, string text)
    {
        const string fonts = @"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset128 C;}{\f3\fcharset2 Symbol;}{\f4\fcharset2 Wingdings;}}";
        Assert.Equal(text, Read(@"{\rtf1\ansi\ansicpg1252\deff0" + fonts + rtf + "}").Text);
    }

    [Fact]
    public void Replaces_a_lone_surrogate() => Assert.Equal("a\uFFFDb", Read(@"{\rtf1 a\u-10179?b}").Text);

    [Fact]
    public void Reads_tables_headings_and_lists()
    {
        var document = Read(
            @"{\rtf1{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2\sbasedon1 Chapter;}}\s1 Top\par\pard\s2 Below\par\pard"
            + @"\trowd\intbl a\par b\cell\intbl c\cell\row\pard{\listtext 1.\tab}\ls1 first\par{\listtext \u183 ?\tab}\ls1 second\par}");

        Assert.Equal(["Heading1: Top", "Heading1: Below", "TableRow: a|b\tc", "ListItem: 1. first", "ListItem: second"], document.Outline());
    }

    [Fact]
    public void Puts_notes_behind_their_paragraph_and_headers_last_and_once()
    {
        var document = Read(@"{\rtf1{\header Top\par}One{\footnote Note}\par Two{\field{\*\fldinst HYPERLINK ""http://x""}{\fldrslt  link}}\par\sect{\header Top\par}}");

        Assert.Equal(["Paragraph: One", "Paragraph: Note", "Paragraph: Two link", "Paragraph: Top"], document.Outline());
    }

    [Fact]
    public void Reads_what_the_document_says_of_itself()
    {
        var document = Read(@"{\rtf1{\info{\title On \u220?}{\author Jo}{\keywords a, b}{\subject S}{\creatim\yr2020\mo1\dy2}{\revtim\yr2021\mo3\dy4\hr5\min6}}x}");

        Assert.Equal("On Ü", document.Title);
        Assert.Equal(new DateTime(2021, 3, 4, 5, 6, 0, DateTimeKind.Utc), document.Date);
        Assert.Equal(new DocumentProperties { Author = "Jo", Keywords = "a, b", Description = "S" }, document.Properties);
    }

    [Fact]
    public void Passes_over_binary_data_and_pictures() => Assert.Equal("ab", Read("{\\rtf1 a{\\pict\\bin5 }}}}}}b{\\*\\unknown{x}}}").Text);

    [Fact]
    public void Says_that_the_end_is_missing() => Assert.Equal("its end is missing", Read(@"{\rtf1 a{\b b").Loss);

    [Fact]
    public void Says_that_there_is_no_text() =>
        Assert.Equal(new ExtractResult.Skipped(SkipReason.NoText, "it holds no text"), Extraction.Skip("a.rtf", Encoding.ASCII.GetBytes(@"{\rtf1{\pict 00}}")));

    [Fact]
    public void Reads_groups_however_deep_they_are() =>
        Assert.Equal("top", Read(@"{\rtf1 top" + new string('{', 100_000) + "deep" + new string('}', 100_000) + "}").Text);

    [Fact]
    public void Hands_over_an_embedded_package()
    {
        byte[] package = [2, 0, .. "n.txt\0C:\\n.txt\0"u8, 0, 0, 3, 0, 8, 0, 0, 0, .. "C:\\n.txt"u8, 5, 0, 0, 0, .. "hello"u8];
        byte[] ole = [1, 5, 0, 0, 2, 0, 0, 0, 8, 0, 0, 0, .. "Package\0"u8, 0, 0, 0, 0, 0, 0, 0, 0, (byte)package.Length, 0, 0, 0, .. package];
        var (_, embedded) = EmbeddedFiles.Run("a.rtf", Encoding.ASCII.GetBytes(@"{\rtf1 x{\object\objemb{\*\objdata " + Convert.ToHexString(ole) + "}}}"));

        Assert.Equal("hello", embedded["n.txt"].Result.Document().Text);
    }

    private static ExtractedText Read(string rtf)
    {
        var document = Extraction.Read("a.rtf", Encoding.Latin1.GetBytes(rtf));
        Extraction.AssertSound(document);
        return document;
    }
}
