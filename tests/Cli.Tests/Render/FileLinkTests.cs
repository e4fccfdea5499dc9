using CsCheck;
using DocumentSearch.Cli.Render;

namespace DocumentSearch.Cli.Tests.Render;

/// <summary>Links to files.</summary>
public sealed class FileLinkTests
{
    [Theory]
    [InlineData("notes/june.txt", "notes/june.txt")]
    [InlineData("../a b/c#d?e%f.txt", "../a%20b/c%23d%3Fe%25f.txt")]
    [InlineData("javascript:alert(1)", "javascript%3Aalert%281%29")]
    [InlineData("/home/me/海象.txt", "file:///home/me/%E6%B5%B7%E8%B1%A1.txt")]
    public void A_page_names_a_file_by_its_path(string path, string link) => Assert.Equal(link, FileLink.Of(path));

    [Fact]
    public void A_place_is_a_line() => Assert.Equal("notes/june.txt#L12345", FileLink.Of("notes/june.txt", 12345));

    [Fact]
    public void A_terminal_is_told_which_machine_the_file_is_on() => Assert.Equal("file://desk.example/a%20b", FileLink.Uri("/a b", "desk.example"));

    [Fact]
    public void A_link_leads_to_the_file_whatever_its_name() => Gen.Char[' ', '\uD7FF'].Array[1, 20].Select(c => new string(c)).Sample(name =>
    {
        var path = $"/base/{name.Replace('/', '_').Replace('\\', '_')}x";
        Assert.Equal(path, Uri.UnescapeDataString(new Uri(FileLink.Uri(path)).AbsolutePath));
    });
}
