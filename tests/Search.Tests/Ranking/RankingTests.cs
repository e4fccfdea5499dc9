using DocumentSearch.Testing;

namespace DocumentSearch.Search.Tests.Ranking;

/// <summary>What puts one document above another that holds the same words.</summary>
public sealed class RankingTests
{
    private static readonly string Filler = string.Concat(Enumerable.Range(0, 120).Select(i => $"filler{i} "));

    [Theory]
    [InlineData("title", "# Walrus\n\nOf a zoo and of the sea.\n", "# Zoo\n\nOf a walrus and of the sea.\n", "walrus", ScoreReason.Title)]
    [InlineData("heading", "Text.\n\n## Walrus\n\nOf the sea.\n", "Text.\n\n## Sea\n\nOf the walrus.\n", "walrus", ScoreReason.Heading)]
    [InlineData("author", "---\nx: jane\nauthor: zoo walrus\n---\nText.\n", "---\nx: jane walrus\nother: zoo walrus\n---\nText.\n", "walrus", ScoreReason.Author)]
    [InlineData("keywords", "---\nx: jane\ntags: zoo walrus\n---\nText.\n", "---\nx: jane walrus\ntogs: zoo walrus\n---\nText.\n", "walrus", ScoreReason.Keywords)]
    [InlineData("description", "---\nx: jane\nsummary: zoo walrus\n---\nText.\n", "---\nx: jane walrus one\nsummery: zoo walrus\n---\nText.\n", "walrus", ScoreReason.Description)]
    [InlineData("order", "the grey walrus of zoo one\n", "the walrus of grey zoo one\n", "grey walrus", ScoreReason.Order)]
    public void It_counts_more_there(string name, string better, string other, string query, ScoreReason reason)
    {
        using var folder = IndexedFolder.Of(("1.md", other), ("2.md", better));
        var hits = folder.Search(new SearchRequest(query) { Explain = true }).Hits;
        Assert.True(hits[0].Path == "2.md", name);
        Assert.Contains(hits[0].Report!.Parts, p => p.Reason == reason);
        Assert.DoesNotContain(hits[1].Report!.Parts, p => p.Reason == reason);
        Assert.All(hits, h => Assert.Equal(h.Score, h.Report!.Parts.Sum(p => p.Score), 4));
    }

    [Fact]
    public void Words_that_stand_together_count_more_than_words_apart()
    {
        using var folder = IndexedFolder.Of(("1.txt", $"walrus {Filler} zoo"), ("2.txt", $"walrus of the zoo {Filler}"));
        Assert.Equal(["2.txt", "1.txt"], folder.Paths("walrus zoo"));
    }

    [Fact]
    public void A_word_of_the_path_counts()
    {
        using var folder = IndexedFolder.Of(("a/one.txt", "a walrus sleeps 1"), ("b/walruses/two.txt", "a walrus sleeps 2"), ("c/xwalrus.txt", "a walrus sleeps 3"));
        var hits = folder.Search(new SearchRequest("walrus") { Explain = true }).Hits;
        Assert.Equal("b/walruses/two.txt", hits[0].Path);
        Assert.Equal([true, false, false], hits.Select(h => h.Report!.Parts.Any(p => p.Reason == ScoreReason.Name)));
    }

    [Fact]
    public void A_word_that_clusters_weighs_more_than_one_as_rare_that_is_spread()
    {
        var documents = Enumerable.Range(0, 40).Select(i => ($"{i:00}.txt", i switch
        {
            0 => "walrus walrus walrus walrus and one more",
            1 => "walrus walrus walrus walrus and two more",
            2 => "consider these of the first",
            3 => "consider these of the second",
            _ => $"something else {i}",
        })).ToArray();
        using var folder = IndexedFolder.Of(documents);
        folder.Files.Write("both.txt", "a walrus to consider");
        folder.Update();
        var parts = folder.Search(new SearchRequest("walrus consider") { Explain = true }).Hits.Single(h => h.Path == "both.txt").Report!.Parts
            .Where(p => p.Reason == ScoreReason.Word).ToDictionary(p => p.Term);
        Assert.Equal(parts["walrus"].Rarity, parts["consider"].Rarity);
        Assert.True(parts["walrus"].Burstiness > 1.5);
        Assert.InRange(parts["consider"].Burstiness, 0.8, 1);
        Assert.True(parts["walrus"].Score > parts["consider"].Score);
    }

    [Fact]
    public void Of_more_words_than_are_looked_at_parts_of_compounds_stay_parts()
    {
        using var folder = IndexedFolder.Of(("a.md", "# Fire\n\nwalrus"));
        var words = string.Join(' ', Enumerable.Range(0, 80).Select(i => $"absent{i}"));
        var parts = Assert.Single(folder.Search(new SearchRequest($"walrus cease-fire {words}") { Explain = true }).Hits).Report!.Parts;
        Assert.Contains(parts, p => p.Reason == ScoreReason.Part);
        Assert.DoesNotContain(parts, p => p.Reason == ScoreReason.Title);
    }

    [Fact]
    public void Parts_of_a_compound_help_hits_but_make_none()
    {
        using var folder = IndexedFolder.Of(
            ("1.txt", "the zoo of one"), ("2.txt", "the zoo of fire"), ("3.txt", "the zoo has a cease-fire"), ("4.txt", "nothing but fire"));
        var hits = folder.Search(new SearchRequest("cease-fire zoo") { Explain = true }).Hits;
        Assert.Equal(["3.txt", "2.txt", "1.txt"], hits.Select(h => h.Path));
        var part = Assert.Single(hits[1].Report!.Parts, p => p.Reason == ScoreReason.Part);
        Assert.Equal(("cease-fire", "fire", 1), (part.Term, part.Other, (int)part.Occurrences));
        Assert.DoesNotContain(hits[0].Report!.Parts, p => p.Reason == ScoreReason.Part);
    }
}
