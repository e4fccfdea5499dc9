using System.Text;
using DocumentSearch.Extract.Detection;

namespace DocumentSearch.Extract.Tests.Detection;

public sealed class FormatDetectorTests
{
    [Theory]
    [InlineData("89504E470D0A1A0A0000000D", "PNG image")]
    [InlineData("FFD8FFE000104A464946", "JPEG image")]
    [InlineData("474946383961010001", "GIF image")]
    [InlineData("52494646240000005745425056503820", "WebP image")]
    [InlineData("524946462400000057415645666D7420", "WAV audio")]
    [InlineData("424D3600000000000000360000002800000001000000", "BMP image")]
    [InlineData("49492A0008000000", "TIFF image")]
    [InlineData("00000100010010100000", "icon")]
    [InlineData("7F454C460201010000", "ELF program")]
    [InlineData("4D5A90000300000004000000", "Windows program")]
    [InlineData("CFFAEDFE0700000103000000", "Mach-O program")]
    [InlineData("CAFEBABE00000002010000070000", "Mach-O program")]
    [InlineData("CAFEBABE00000034001D0A0006", "Java class")]
    [InlineData("0061736D01000000", "WebAssembly module")]
    [InlineData("53514C69746520666F726D6174203300", "SQLite database")]
    [InlineData("49443304000000000000", "MP3 audio")]
    [InlineData("000000186674797069736F6D", "MP4 media")]
    [InlineData("0000001C667479706865696300", "HEIF image")]
    [InlineData("4F676753000200000000", "Ogg media")]
    [InlineData("664C614300000022", "FLAC audio")]
    [InlineData("1A45DFA3A342868101", "Matroska video")]
    [InlineData("00010000000C008000030040", "TrueType font")]
    [InlineData("4F54544F000B0080", "OpenType font")]
    [InlineData("774F464632000100000000", "web font")]
    [InlineData("252150532D41646F62652D332E30", "PostScript document")]
    public void Binary_formats_are_known_by_their_first_bytes(string hex, string name) =>
        Assert.Equal(DocumentFormat.Unsupported(name), FormatDetector.Detect("without-extension", Convert.FromHexString(hex)));

    [Theory]
    [InlineData("504B0304140000000800", FormatKind.Zip, "zip")]
    [InlineData("1F8B0800000000000003", FormatKind.Archive, "gzip")]
    [InlineData("425A6839314159265359", FormatKind.Archive, "bzip2")]
    [InlineData("FD377A585A0000", FormatKind.Archive, "xz")]
    [InlineData("28B52FFD04580100", FormatKind.Archive, "zstd")]
    [InlineData("377ABCAF271C0004", FormatKind.Archive, "7z")]
    [InlineData("526172211A0701003392", FormatKind.Archive, "rar")]
    [InlineData("D0CF11E0A1B11AE10000", FormatKind.CompoundFile, "ole")]
    [InlineData("7B5C727466315C616E7369", FormatKind.Rtf, "rtf")]
    public void Formats_whose_text_a_parser_makes_are_known_by_their_first_bytes(string hex, FormatKind kind, string name) =>
        Assert.Equal(new DocumentFormat(kind, name), FormatDetector.Detect("without-extension", Convert.FromHexString(hex)));

    [Fact]
    public void A_tar_archive_is_known_by_its_header()
    {
        var header = new byte[512];
        "file.txt"u8.CopyTo(header);
        "ustar"u8.CopyTo(header.AsSpan(257));
        Assert.Equal("tar", FormatDetector.Detect("a", header).Name);
    }

    [Theory]
    [InlineData("PKWARE made it")]
    [InlineData("BM is an abbreviation of Brandmeister")]
    [InlineData("MZ were the initials of Mark Zbikowski")]
    [InlineData("Rar! cried the lion")]
    [InlineData("RIFF is a container")]
    [InlineData("ID3 is a decision tree algorithm")]
    [InlineData("GIF images move")]
    [InlineData("OTTO is a name that reads the same both ways")]
    [InlineData("wOFF is a strange word")]
    [InlineData("яблоко")]
    [InlineData("R")]
    public void Prose_that_begins_like_a_signature_is_text(string text) =>
        Assert.Equal(DocumentFormat.Text, FormatDetector.Detect("a.txt", Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("README", "text")]
    [InlineData("a.TXT", "text")]
    [InlineData("notes/a.md", "markdown")]
    [InlineData("a.markdown", "markdown")]
    [InlineData("Program.cs", "csharp")]
    [InlineData("x.test.ts", "typescript")]
    [InlineData("main.cpp", "cpp")]
    [InlineData("Makefile", "make")]
    [InlineData("src/CMakeLists.txt", "cmake")]
    [InlineData("index.html", "html")]
    [InlineData("package.json", "json")]
    [InlineData("no-extension", "text")]
    [InlineData("strange.extension", "text")]
    [InlineData("old.doc", "text")]
    [InlineData("", "text")]
    public void Text_is_told_apart_by_its_name(string path, string name) =>
        Assert.Equal(name, FormatDetector.Detect(path, "some words"u8).Name);

    [Fact]
    public void Every_language_reads_as_code()
    {
        foreach (var extension in "c cpp cs java js ts py rb go rs php swift kt scala sh ps1 sql lua r jl hs".Split(' '))
            Assert.Equal(FormatKind.SourceCode, FormatDetector.ByName("a." + extension)?.Kind);
    }

    [Fact]
    public void Binary_data_without_a_signature_is_named_by_its_extension()
    {
        byte[] content = [0xFF, 0xFB, 0x90, 0x64, 0, 0, 0, 1, 2, 3];
        Assert.Equal("MP3 audio", FormatDetector.Detect("a.mp3", content).Name);
        Assert.Equal(DocumentFormat.UnknownBinary, FormatDetector.Detect("a.xyz", content));
    }

    [Fact]
    public void Mail_is_read_by_a_parser() => Assert.Equal(FormatKind.Mail, FormatDetector.Detect("a.eml", "Subject: hello\n\nworld"u8).Kind);
}
