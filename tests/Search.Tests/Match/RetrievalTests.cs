using DocumentSearch.Testing;

namespace DocumentSearch.Search.Tests.Match;

public sealed class RetrievalTests
{
    [Fact]
    public void A_word_typed_twice_is_one_with_the_neighbours_of_both()
    {
        using var folder = IndexedFolder.Of(("a.txt", "the ceasefire held"), ("b.txt", "a fire, then a cease"));
        Assert.Equal(["a.txt", "b.txt"], folder.Paths("fire AND cease AND fire").Order(StringComparer.Ordinal));
        Assert.Equal(["a.txt", "b.txt"], folder.Paths("fire^2 AND cease AND fire").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_word_is_not_split_from_its_ending()
    {
        using var folder = IndexedFolder.Of(("a.txt", "to inject ion by ion"), ("b.txt", "bit map"));
        Assert.Equal(["inject"], folder.Marked("injection"));
        Assert.Equal(["bit map"], folder.Marked("bitmap"));
    }

    [Fact]
    public void Documents_with_all_words_are_counted_beside_any_filter()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple banana"), ("b.md", "apple banana"), ("c.cs", "apple banana"), ("d.md", "apple"));
        Assert.Equal(3, folder.Search("apple banana").TotalWithAll);
        Assert.Equal(2, folder.Search("apple banana -ext:cs").TotalWithAll);
        Assert.Equal(1, folder.Search("apple banana ext:md").TotalWithAll);
        Assert.Equal(2, folder.Search("apple banana ext:md,txt").TotalWithAll);
        Assert.Null(folder.Search("ext:md,txt").TotalWithAll);
    }

    [Fact]
    public void The_same_bytes_in_another_format_are_another_document()
    {
        // Read as plain text, it has a title, and another score: as a duplicate it would be known on some pages and not on others.
        const string Text = "Apple pie\n\nWith an apple.";
        using var folder = IndexedFolder.Of(("a.txt", Text), ("b.txt", Text), ("c.cs", Text));
        Assert.Equal(["a.txt", "c.cs"], folder.Search("apple").Hits.Select(h => h.Path).Order(StringComparer.Ordinal));
        Assert.Equal(["b.txt"], folder.Search("apple").Hits.SelectMany(h => h.Duplicates));
        Assert.Equal(3, folder.Search("apple").Total);
    }

    [Fact]
    public void Duplicates_are_told_on_every_page_whatever_their_scores()
    {
        using var folder = IndexedFolder.Of(("docs/a.txt", "apple banana"), ("b.txt", "apple banana"), ("c.txt", "banana banana cherry"));
        var request = new SearchRequest("(apple AND path:docs) OR banana");

        Assert.Equal(["b.txt"], folder.Search(request).Hits[0].Duplicates);
        Assert.Equal(["b.txt"], Assert.Single(folder.Search(request with { Top = 1 }).Hits).Duplicates);
    }

    [Fact]
    public void Many_identical_documents_leave_no_room_empty()
    {
        // More of them than wait for the end, all better than any other.
        var same = Enumerable.Range(0, 200).Select(i => ($"same{i:000}.txt", "apple apple apple"));
        var others = Enumerable.Range(0, 50).Select(i => ($"other{i:00}.txt", $"apple and word{i}"));
        using var folder = IndexedFolder.Of([.. same, .. others]);

        var hits = folder.Search(new SearchRequest("apple") { Top = 40 }).Hits;

        Assert.Equal(40, hits.Count);
        Assert.Equal(199, hits[0].Duplicates.Count);
        Assert.Equal(Enumerable.Range(0, 39).Select(i => $"other{i:00}.txt"), hits.Skip(1).Select(h => h.Path));
    }
}
