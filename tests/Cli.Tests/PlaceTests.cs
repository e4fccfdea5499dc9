using System.Text.Json;

namespace DocumentSearch.Cli.Tests;

/// <summary>Documents that are divided into pages, slides or sheets: where passages stand in them, and how they are shown.</summary>
public sealed class PlaceTests(PlaceTests.Documents documents) : IClassFixture<PlaceTests.Documents>
{
    [Fact]
    public void A_program_is_told_the_place_of_each_passage_and_highlight()
    {
        var hits = Answer.Read(For("walrus", "--json")).Hits.ToDictionary(h => h.GetProperty("path").GetString()!);
        Assert.All(hits.Values, h => Assert.True(h.GetProperty("derived").GetBoolean()));
        Assert.All(hits.Values.SelectMany(h => h.GetProperty("passages").EnumerateArray()), p => Assert.Equal(JsonValueKind.Null, p.GetProperty("startByte").ValueKind));
        Assert.Equal(["page 2 ii ", "page 3 1 "], Highlights("notes/report.pdf"));
        Assert.Equal(["slide 2 Herd \e[31m2024 "], Highlights("talk.pptx"));
        Assert.Equal(["sheet 1 Fauna 2024 A3", "sheet 2 Other AB9"], Highlights("book.xlsx"));
        Assert.Equal([null], Places(hits["box.zip!/letter.docx"]));

        IEnumerable<string?> Highlights(string path) => Places(hits[path]).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void A_line_for_programs_stays_one_and_names_the_place_before_the_text()
    {
        var lines = For("walrus").OutLines;
        Assert.Contains("notes/report.pdf:2:1:[page ii] A walrus sleeps on page two.", lines);
        Assert.Contains("talk.pptx:2:1:[slide 2 “Herd \uFFFD[31m2024”] The walrus herd", lines);
        Assert.Contains("book.xlsx:3:1:[Other!AA9:AB9] seal walrus, none", lines);
        Assert.Contains(lines, l => l.StartsWith("box.zip!/letter.docx:1:1:Dear walrus", StringComparison.Ordinal));
    }

    [Fact]
    public void A_link_leads_to_the_page()
    {
        Assert.Contains("[page ii](notes/report.pdf#page=2)", For("sleeps", "--format", "markdown").Out, StringComparison.Ordinal);
        Assert.Contains("""<a href="notes/report.pdf#page=2"><bdi>page ii</bdi></a>""", For("sleeps", "--format", "html").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("notes/report.pdf --page ii", "[page ii]|     2 > A walrus sleeps on page two.")]
    [InlineData("notes/report.pdf --page 2", "[page 2]|     6 > wakes on page four.")]
    [InlineData("notes/report.pdf --page 4", "[page 2]|     6 > wakes on page four.")]
    [InlineData("notes/report.pdf --page 1 -C 1", "[page ii]|     2   A walrus sleeps on page two.|[page 1]|     3 > Ice.|     4 > |     5 > A walrus|[page 2]|     6   wakes on page four.")]
    [InlineData("talk.pptx --slide 3", "[slide 3]|     3 > The end")]
    [InlineData("book.xlsx --sheet other", "[sheet Other]|     3 > seal\twalrus, none")]
    [InlineData("book.xlsx --sheet 'Fauna_2024'!B3 -C0", "     2 > walrus\t2")]
    [InlineData("book.xlsx --sheet 1", "[sheet 'Fauna 2024']|     1 > Animal\tTusks|     2 > walrus\t2")]
    [InlineData("box.zip!/letter.docx:2 -C0", "     2 > all is well.")]
    public void A_place_is_shown(string asked, string lines) =>
        Assert.Equal(lines.Split('|'), Show(asked).Exits(0).OutLines);

    [Theory]
    [InlineData("notes/report.pdf --page 99", "notes/report.pdf: there is no page 99; it has 4 pages, from i to 2")]
    [InlineData("talk.pptx --slide 9", "talk.pptx: there is no slide 9; it has slides 1 to 3")]
    [InlineData("talk.pptx --page 1", "talk.pptx: there is no page 1; it has slides 1 to 3")]
    [InlineData("book.xlsx --sheet Budget", "book.xlsx: there is no sheet Budget; it has the sheets 'Fauna 2024', Other")]
    [InlineData("book.xlsx --sheet Other!A7", "book.xlsx: there is nothing in row 7 of sheet Other")]
    [InlineData("box.zip!/letter.docx --page 1", "box.zip!/letter.docx: there is no page 1; it is not divided into pages, slides or sheets")]
    [InlineData("talk.pptx:2 --slide 2", "talk.pptx:2: names a place already; --page, --slide and --sheet go with a path alone")]
    [InlineData("talk.pptx --slide 2 --page 1", "only one of --page, --slide and --sheet can be given; see: search show --help")]
    [InlineData("box.zip!/other.docx", "box.zip!/other.docx: not in the index; search status --skipped lists files that were left out")]
    public void A_place_that_is_not_there_is_told(string asked, string problem) => Assert.Equal(problem, Show(asked).Complains());

    private static IEnumerable<string?> Places(JsonElement hit) => hit.GetProperty("passages").EnumerateArray()
        .SelectMany(p => p.GetProperty("highlights").EnumerateArray())
        .Select(h => h.GetProperty("place") is { ValueKind: JsonValueKind.Object } place
            ? $"{place.GetProperty("kind")} {place.GetProperty("number")} {place.GetProperty("label")} {place.GetProperty("cell")}"
            : null);

    private Ran For(string query, params string[] options) => documents.Sandbox.Search(["for", query, "--no-refresh", .. options]).Exits(0);

    private Ran Show(string asked) => documents.Sandbox.Search(["show", .. asked.Split(' ').Select(a => a.Replace('_', ' '))]);

    public sealed class Documents : IDisposable
    {
        public Documents() => GivenDocuments.Write(Sandbox.PathOf(".search"));

        internal Sandbox Sandbox { get; } = new();

        public void Dispose() => Sandbox.Dispose();
    }
}
