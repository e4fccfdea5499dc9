using System.Text;
using DocumentSearch.Testing;

namespace DocumentSearch.Search.Tests;

/// <summary>Documents so long that the index holds them in parts.</summary>
public sealed class LongDocumentTests : IDisposable
{
    private static readonly string Text = MakeText();

    private readonly IndexedFolder _folder = IndexedFolder.Of(("long.md", Text), ("short.md", "everywhere at the beginning"));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("everywhere", 2)]
    [InlineData("beginning", 2)]
    [InlineData("beginning end", 2)]
    [InlineData("end", 1)]
    [InlineData("+end +everywhere", 1)]
    [InlineData("\"the end\"", 1)]
    [InlineData("absent", 0)]
    public void A_long_document_counts_once(string query, int total)
    {
        var response = _folder.Search(query);
        Assert.Equal((total, total), (response.Total, response.Hits.Count));
    }

    [Theory]
    [InlineData("+beginning +end", 1)]
    [InlineData("everywhere -end", 1)]
    [InlineData("everywhere -beginning", 0)]
    [InlineData("+beginning -end", 1)]
    [InlineData("(beginning AND end) OR absent", 1)]
    [InlineData("(end AND absent) OR everywhere", 2)]
    public void What_is_required_or_excluded_may_stand_in_any_part(string query, int total) => Assert.Equal(total, _folder.Search(query).Total);

    [Fact]
    public void Passages_of_every_part_say_where_they_stand_in_the_whole()
    {
        var hit = _folder.Search(new SearchRequest("beginning everywhere end") { PassagesPerHit = 200 }).Hits.Single(h => h.Path == "long.md");
        Assert.InRange(hit.Passages.Max(p => p.Start), Text.Length - 100, Text.Length);
        foreach (var passage in hit.Passages)
        {
            var before = Text.AsSpan(0, passage.Start);
            Assert.Equal(Text[passage.Start..passage.End], passage.Text);
            Assert.Equal((before.Count('\n') + 1, passage.Start - before.LastIndexOf('\n')), (passage.Line, passage.Column));
            Assert.Equal(["Book"], passage.Headings.Take(1));
            Assert.All(IndexedFolder.Marked(passage), m => Assert.Contains(m, new[] { "beginning", "everywhere", "end" }));
        }
    }

    [Fact]
    public void Its_text_is_read_as_a_whole() => Assert.Equal(Text, _folder.Read("long.md"));

    private static string MakeText()
    {
        var text = new StringBuilder("# Book\r\n\r\nThis is the beginning.\r\n\r\n");
        for (var chapter = 1; text.Length < 5 << 21; chapter++)
        {
            text.Append("## Chapter ").Append(chapter).Append("\r\n\r\nIt is everywhere.\r\n\r\n");
            for (var i = 0; i < 500; i++)
                text.Append("Türkiye 😀 fills the chapter. ").Append(i % 7 == 6 ? "\r\n\r\n" : "");
            text.Append("\r\n\r\n");
        }

        return text.Append("This is the end.\r\n").ToString();
    }
}
