using CsCheck;
using DocumentSearch.Cli.Render;
using DocumentSearch.Search;

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

    [Theory]
    [InlineData("a.pdf", "pdf", true, "a.pdf", "a.pdf#page=12")]
    [InlineData("a.docx", "docx", true, "a.docx", "a.docx")]
    [InlineData("a.txt", "text", false, "a.txt", "a.txt#L7")]
    [InlineData("box.zip!/a.pdf", "pdf", true, "box.zip", "box.zip")]
    [InlineData("box.zip!/a.txt", "text", false, "box.zip", "box.zip")]
    public void A_link_opens_the_file_at_what_it_has_of_places(string path, string format, bool isDerived, string file, string link)
    {
        var page = new DocumentPlace(PlaceKind.Page, 12, "x");
        var passage = new Passage(0, 1, "a", new SourceRange(new(7, 1, 0), new(7, 2, 1)) { Place = isDerived ? new PlaceRange(page, page) : null }, [], 1, []);
        var hit = new Hit(path, "A", 1, format, "utf-8", 1, DateTime.UnixEpoch, [passage]) { File = file, IsDerived = isDerived };
        Assert.Equal(link, FileLink.Of(file, hit, passage));
    }

    [Fact]
    public void A_terminal_is_told_which_machine_the_file_is_on() => Assert.Equal("file://desk.example/a%20b", FileLink.Uri("/a b", "desk.example"));

    [Fact]
    public void A_link_leads_to_the_file_whatever_its_name() => Gen.Char[' ', '\uD7FF'].Array[1, 20].Select(c => new string(c)).Sample(name =>
    {
        var path = $"/base/{name.Replace('/', '_').Replace('\\', '_')}x";
        Assert.Equal(path, Uri.UnescapeDataString(new Uri(FileLink.Uri(path)).AbsolutePath));
    });
}
