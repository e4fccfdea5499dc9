using DocumentSearch.Testing;

namespace DocumentSearch.Search.Tests.Passages;

/// <summary>Which passages are shown, and what they hold.</summary>
public sealed class PassageTests
{
    private const string Filler = "Nothing of that kind is said here, nor was it asked for by anybody. ";

    [Fact]
    public void The_sentence_with_most_of_the_question_is_shown_first() => Assert.Contains(
        "Walruses sleep on ice.",
        FirstOf("when do walruses sleep on ice", "# Walruses\n\nWalruses are large. Walruses eat.\n\n" + Filler + "\n\nWalruses sleep on ice. They dive.\n\nIce melts."),
        StringComparison.Ordinal);

    [Fact]
    public void What_the_whole_document_is_about_does_not_tell_its_passages_apart()
    {
        var about = string.Concat(Enumerable.Repeat("The walrus is here, and a walrus there.\n\n", 20));
        Assert.StartsWith("Tusks", FirstOf("walrus tusks", $"# Title\n\n{about}Tusks grow.\n\n{about}"), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_the_sentence_before_count_for_a_sentence()
    {
        var text = $"# Title\n\n{Filler}\n\nThe treaty of Ghent was long. It was signed in winter.\n\n{Filler}\n\nA letter was signed.\n\n{Filler}";
        Assert.Equal("The treaty of Ghent was long. It was signed in winter.", FirstOf("Ghent signed", text));
    }

    [Fact]
    public void Of_sentences_that_hold_as_much_one_that_says_something_comes_first() => Assert.Equal(
        "A walrus sleeps on ice and dives for clams.",
        FirstOf("walrus", $"# Title\n\nSee walrus.\n\n{Filler}\n\nA walrus sleeps on ice and dives for clams.\n\n{Filler}\n\nThe walrus was hunted for its tusks until there were few."));

    [Fact]
    public void Words_like_those_asked_for_help_to_choose_but_are_not_marked()
    {
        var text = $"# Title\n\nIts capital was founded late.\n\n{Filler}\n\nIts founder was a Norwegian prince.\n\n{Filler}\n\nIts founders were many.";
        using var folder = IndexedFolder.Of(("a.md", text), ("b.md", "Norway"));
        var hit = folder.Search("founder Norwegians' prin").Hits[0];
        Assert.StartsWith("Its founder was a Norwegian", hit.Passages[0].Text, StringComparison.Ordinal);
        Assert.Equal(["founder", "Norwegian"], IndexedFolder.Marked(hit.Passages[0]));
    }

    [Theory]
    [InlineData("# Walrus tusks\n\nThey grow.\n\nMore.", "Walrus tusks\n\nThey grow.")]
    [InlineData("# A\n\n- one\n- walrus tusks\n- three\n\nMore.", "one\n- walrus tusks\n- three")]
    [InlineData("# A\n\nThey have:\n\n- walrus tusks\n\nMore.", "They have:\n\n- walrus tusks")]
    [InlineData("# A\n\nSome have none.\n\nwalrus tusks\n\nMore.", "walrus tusks")]
    [InlineData("# A\n\n```\nx = 1\nwalrus(tusks)\ny = 2\n```\n\nMore.", "x = 1\nwalrus(tusks)\ny = 2")]
    public void Items_lines_and_headings_are_shown_with_what_belongs_to_them(string text, string expected)
    {
        using var folder = IndexedFolder.Of(("a.md", text));
        Assert.Equal(expected, folder.Search("walrus tusks").Hits[0].Passages[0].Text.Trim('#', ' ', '\n'));
    }

    [Fact]
    public void Of_a_sentence_too_long_its_end_is_shown_if_that_holds_as_much()
    {
        var tail = string.Join(' ', Enumerable.Repeat("and so on", 40));
        Assert.EndsWith("a walrus has tusks.", FirstOf("walrus tusks", $"# A\n\nIt is said that {tail} a walrus has tusks."), StringComparison.Ordinal);
        Assert.StartsWith("A walrus has tusks", FirstOf("walrus tusks", $"# A\n\nA walrus has tusks {tail}."), StringComparison.Ordinal);
        Assert.Contains("a walrus has tusks", FirstOf("walrus tusks", $"# A\n\nWhat {tail} a walrus has tusks {tail}."), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_next_passage_is_chosen_for_what_it_adds()
    {
        var text = string.Join("\n\n", "# A", "Walrus, walrus.", "Walrus, walrus too.", Filler, "Narwhal.", Filler);
        using var folder = IndexedFolder.Of(("a.md", text));
        var hit = folder.Search(new SearchRequest("walrus narwhal") { PassagesPerHit = 2, PassageLength = 20 }).Hits[0];
        Assert.Contains("Narwhal.", hit.Passages.Select(p => p.Text));
    }

    [Fact]
    public void Short_passages_with_a_sentence_between_them_are_one()
    {
        using var folder = IndexedFolder.Of(("a.md", "# A\n\nA walrus. Then. A narwhal.\n\n" + Filler));
        var hit = folder.Search(new SearchRequest("walrus narwhal") { PassageLength = 24 }).Hits[0];
        Assert.Equal("A walrus. Then. A narwhal.", Assert.Single(hit.Passages).Text);
    }

    [Fact]
    public void Of_a_long_sentence_only_what_is_shown_counts_as_shown()
    {
        var tail = string.Join(' ', Enumerable.Repeat("and so on", 40));
        var text = $"# A\n\nA walrus has tusks {tail} said narwhal.\n\nOne narwhal.";
        using var folder = IndexedFolder.Of(("a.md", text));
        var hit = folder.Search("walrus tusks narwhal").Hits[0];
        Assert.DoesNotContain("narwhal", hit.Passages[0].Text, StringComparison.Ordinal);
        Assert.Equal("One narwhal.", hit.Passages[1].Text);
    }

    [Fact]
    public void As_many_passages_as_are_asked_for_are_shown_in_time()
    {
        using var folder = IndexedFolder.Of(("a.md", "# A\n\n" + string.Concat(Enumerable.Range(0, 6000).Select(i => $"Walrus {i} is here.\n\n"))));
        var hit = folder.Search(new SearchRequest("walrus") { PassagesPerHit = 10_000 }).Hits[0];
        Assert.Equal(6000, hit.Passages.Count);
        Assert.Equal(6000, hit.Passages.Select(p => p.Start).Distinct().Count());
    }

    [Fact]
    public void More_words_than_are_told_apart_are_found_and_marked()
    {
        var words = Enumerable.Range(0, 100).Select(i => $"w{i}x").ToList();
        using var folder = IndexedFolder.Of(("a.md", "# A\n\n" + string.Join(' ', words)));
        var passages = folder.Search(new SearchRequest(string.Join(' ', words)) { PassageLength = 10_000 }).Hits[0].Passages;
        Assert.Equal(words, IndexedFolder.Marked(Assert.Single(passages)));
    }

    [Fact]
    public void In_long_documents_words_that_stand_together_count_more()
    {
        var filler = string.Concat(Enumerable.Repeat(Filler, 100));
        using var folder = IndexedFolder.Of(
            ("apart.txt", $"Title\n\nThe walrus. The walrus. {filler}\n\nThe tusks. The tusks. {filler}"),
            ("together.txt", $"Title\n\nThe house. {filler}\n\nThe tusks of a walrus. {filler} A house."));
        var request = new SearchRequest("walrus tusks") { Explain = true };
        var hits = folder.Search(request).Hits;
        Assert.Equal("together.txt", hits[0].Path);
        Assert.Contains(hits[0].Report!.Parts, p => p.Reason == ScoreReason.Sentence);
    }

    private static string FirstOf(string query, string text)
    {
        using var folder = IndexedFolder.Of(("a.md", text));
        return folder.Search(new SearchRequest(query)).Hits[0].Passages[0].Text;
    }
}
