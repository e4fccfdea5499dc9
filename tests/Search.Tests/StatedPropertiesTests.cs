using DocumentSearch.Search.QuerySyntax;
using DocumentSearch.Testing;

namespace DocumentSearch.Search.Tests;

/// <summary>Documents that say who wrote them, what they are about and in which language.</summary>
public sealed class StatedPropertiesTests
{
    private const string Stating = "---\nauthors: [Jane Otter, Li]\ntags: [zoo, sea lion]\nsummary: Of a walrus\nlang: pt-BR\n---\nWords.\n";

    [Fact]
    public void A_hit_says_what_its_document_states()
    {
        using var folder = IndexedFolder.Of(("a.md", Stating), ("b.md", "Words."));
        var hits = folder.Search("words").Hits.ToDictionary(h => h.Path);
        Assert.Equal(("Jane Otter; Li", "zoo, sea lion", "Of a walrus", "pt-br"), Said(hits["a.md"]));
        Assert.Equal((null, null, null, null), Said(hits["b.md"]));
        Assert.Equal("Jane Otter; Li", Assert.Single(folder.Search(new SearchRequest("author:li") { PassagesPerHit = 0 }).Hits).Author);
        Assert.Null(Assert.Single(folder.Search(new SearchRequest("author:li") { PassagesPerHit = 0, WithProperties = false }).Hits).Author);
    }

    [Fact]
    public void The_name_of_a_file_without_a_title_is_never_marked()
    {
        using var folder = IndexedFolder.Of(("jane-otter.md", Stating), ("titled.md", "---\ntitle: Jane\nauthor: Jane\n---\nWords.\n"));
        var hits = folder.Search("author:jane OR jane").Hits.ToDictionary(h => h.Path);
        Assert.Empty(hits["jane-otter.md"].TitleHighlights);
        Assert.Equal([(0, 4)], hits["titled.md"].TitleHighlights.Select(h => (h.Start, h.End)));
        Assert.Empty(Assert.Single(folder.Search("author:otter").Hits).Passages.SelectMany(p => p.Highlights));
    }

    [Fact]
    public void A_document_is_found_by_what_its_links_lead_to_and_says_so()
    {
        const string Text = "---\ntitle: Of seals\nauthor: Jane\n---\nSee [the guide](https://docs.rs/otter) or ![a picture](img/walrus.png).\n\n[x]: http://example.org/ice\n";
        using var folder = IndexedFolder.Of(("a.md", Text), ("b.md", "An otter. [y](z)"));
        foreach (var query in (string[])["docs.rs", "https://docs.rs/otter", "link:docs.rs", "url:https://docs.rs/otter", "links:(docs AND rs)", "link:\"docs rs otter\""])
            Assert.Equal(["https://docs.rs/otter"], Assert.Single(folder.Search(query).Hits).Links);

        Assert.Equal(["https://docs.rs/otter", "img/walrus.png"], Assert.Single(folder.Search("link:(otter OR walrus)").Hits).Links);
        Assert.Equal(["http://example.org/ice"], Assert.Single(folder.Search("link:ice").Hits).Links);
        Assert.Empty(folder.Search("link:guide").Hits);
        Assert.Empty(folder.Search("link:jane").Hits);
        Assert.Empty(folder.Search("\"ice docs\" \"jane https\"").Hits);
        Assert.Empty(Assert.Single(folder.Search("guide").Hits).Links);
        Assert.Equal("link:docs.rs", folder.Search("url:docs.rs").Understood);
        Assert.Single(folder.Search("\"see the guide or a picture\"").Hits);
    }

    [Fact]
    public void All_parts_of_a_long_document_have_them()
    {
        using var folder = IndexedFolder.Of(("long.md", Stating + string.Concat(Enumerable.Repeat("Filling it up. ", 150_000)) + "The end comes."));
        foreach (var query in (string[])["author:jane AND comes", "tag:\"sea lion\" +comes", "+comes lang:pt", "comes NOT author:smith"])
            Assert.Equal("Jane Otter; Li", Assert.Single(folder.Search(query).Hits).Author);

        Assert.Empty(folder.Search("comes -description:walrus").Hits);
    }

    [Fact]
    public void Words_of_different_fields_are_never_next_to_each_other()
    {
        using var folder = IndexedFolder.Of(("a.md", "---\ntitle: one\nauthor: two\ntags: three\nsummary: four\n---\nWords.\n"));
        foreach (var query in (string[])["\"one two\"", "\"two three\"", "author:\"one two\"", "subject:\"one four\"", "subject:(one NEAR/1000 four)"])
            Assert.Empty(folder.Search(query).Hits);

        Assert.Single(folder.Search("subject:(one AND four)").Hits);
    }

    [Fact]
    public void A_language_that_no_document_says_is_told()
    {
        using var folder = IndexedFolder.Of(("a.md", Stating), ("b.md", "---\nlang: de\n---\nWords.\n"));
        Assert.Equal("no document says it is in fr; there are: de, pt-br", Assert.Single(folder.Search("words lang:fr").Warnings).Message);
        Assert.Empty(folder.Search("words lang:pt").Warnings);
        Assert.Equal("lang:pt-br", folder.Search("language:PT_br").Understood);
        Assert.Contains("is no code", Assert.Single(QueryParser.Parse("words lang:日本").Notices).Message, StringComparison.Ordinal);
    }

    private static (string? Author, string? Keywords, string? Description, string? Language) Said(Hit hit) => (hit.Author, hit.Keywords, hit.Description, hit.Language);
}
