using System.Diagnostics;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.IndexFormat.Passages;
using DocumentSearch.Testing;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Tests;

public sealed class SearcherTests
{
    [Fact]
    public void A_phrase_is_one_mark_and_only_where_it_stands()
    {
        using var folder = IndexedFolder.Of(("a.txt", "The prisoner exchange failed. No prisoner was seen, no exchange made. A prisoner\nexchange again."));
        var hit = Assert.Single(folder.Search("\"prisoner exchange\"").Hits);

        Assert.Equal(["prisoner exchange", "prisoner\nexchange"], hit.Passages.SelectMany(IndexedFolder.Marked));
        Assert.All(hit.Passages.SelectMany(p => p.Highlights), h => Assert.Equal((HighlightKind.Phrase, 0), (h.Kind, h.Term)));
        Assert.Empty(folder.Search("\"exchange prisoner\"").Hits);
    }

    [Fact]
    public void Without_passages_hits_are_the_same_ones_without_text()
    {
        using var folder = IndexedFolder.Of(("a.txt", "Walrus\n\nA walrus sleeps."), ("b.txt", "Walrus\n\nA walrus sleeps."), ("c.txt", "Another walrus."));
        var request = new SearchRequest("walrus");
        var expected = folder.Search(request).Hits.Select(h => (h.Path, h.Title, h.Score, h.Format, h.Encoding, h.Length, h.Modified, string.Join(' ', h.Duplicates)));
        var hits = folder.Search(request with { PassagesPerHit = 0 }).Hits;
        Assert.Equal(expected, hits.Select(h => (h.Path, h.Title, h.Score, h.Format, h.Encoding, h.Length, h.Modified, string.Join(' ', h.Duplicates))));
        Assert.All(hits, h => Assert.Empty(h.Passages));
        Assert.All(hits, h => Assert.Empty(h.TitleHighlights));
    }

    [Fact]
    public void A_phrase_across_paragraphs_is_shown_whole()
    {
        using var folder = IndexedFolder.Of(("a.txt", "It ends with a prisoner\n\nexchange begins the next one.\n\nLast."));
        Assert.Equal(["prisoner\n\nexchange"], folder.Marked("\"prisoner exchange\""));
    }

    [Fact]
    public void A_phrase_that_only_spans_two_sentences_is_shown_whole_beside_others()
    {
        using var folder = IndexedFolder.Of(("a.txt", $"One alpha. Beta comes. {string.Concat(Enumerable.Repeat("Filler stands here. ", 20))}\n\nBeta comes first."));
        var hit = Assert.Single(folder.Search("\"alpha beta\" comes").Hits);
        Assert.Contains("alpha. Beta", hit.Passages.SelectMany(IndexedFolder.Marked));
    }

    [Fact]
    public void What_is_excluded_is_never_marked()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple and banana"), ("b.txt", "apple and cherry"));
        Assert.Equal(["b.txt"], folder.Paths("apple -banana"));
        Assert.Equal(["apple", "cherry"], folder.Marked("apple (cherry OR -banana) -banana"));
        Assert.Equal(["a.txt"], folder.Paths("+apple -(cherry OR date)"));
    }

    [Fact]
    public void A_required_word_must_be_there()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple apple apple"), ("b.txt", "apple and banana"), ("c.txt", "banana"));
        Assert.Equal(["b.txt", "c.txt"], folder.Paths("apple +banana"));
        Assert.Equal(["b.txt"], folder.Paths("apple AND banana"));
    }

    [Fact]
    public void A_skipped_file_is_no_hit_of_what_only_excludes()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"), ("b.txt", "banana"), ("empty.txt", ""));
        Assert.Equal(["a.txt"], folder.Paths("apple OR -banana"));
        Assert.Equal(["a.txt", "b.txt"], folder.Paths("apple OR -cherry").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("cease-fire")]
    [InlineData("ceasefire")]
    [InlineData("cease fire")]
    [InlineData("CEASE-FIRE")]
    [InlineData("'cease-fire'")]
    [InlineData("cease-fire's")]
    public void Compounds_are_found_however_they_are_written(string query)
    {
        using var folder = IndexedFolder.Of(("a.txt", "a cease-fire now"), ("b.txt", "a short ceasefire of days"), ("c.txt", "other words"));
        Assert.Equal(["a.txt", "b.txt"], folder.Paths(query).Order(StringComparer.Ordinal));
        Assert.Equal(["cease-fire", "ceasefire"], folder.Marked(query).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Long_phrases_are_shown_as_far_as_a_passage_reaches()
    {
        var words = string.Join(' ', Enumerable.Range(0, 100).Select(i => $"word{i}"));
        using var folder = IndexedFolder.Of(("a.txt", $"Before it. {words} and after."));
        var passage = Assert.Single(Assert.Single(folder.Search($"\"{words}\"").Hits).Passages);

        Assert.InRange(passage.Text.Length, 1, 300);
        Assert.StartsWith("word0 word1", passage.Text, StringComparison.Ordinal);
        Assert.Equal(passage.Text, Assert.Single(IndexedFolder.Marked(passage)));
    }

    [Fact]
    public void A_very_long_sentence_is_cut_around_its_matches()
    {
        var filler = string.Concat(Enumerable.Repeat("filler ", 60));
        using var folder = IndexedFolder.Of(("a.txt", $"{filler}apple {filler}cherry banana date {filler}"));
        var passage = Assert.Single(Assert.Single(folder.Search("apple banana cherry").Hits).Passages);

        Assert.Equal(["cherry", "banana"], IndexedFolder.Marked(passage));
        Assert.InRange(passage.Text.Length, 200, 300);
        Assert.StartsWith("filler", passage.Text, StringComparison.Ordinal);
        Assert.EndsWith("filler", passage.Text, StringComparison.Ordinal);
        Assert.InRange(passage.Highlights[0].Start - passage.Start, 80, 220);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Lines_and_columns_are_those_of_the_source(string newline)
    {
        using var folder = IndexedFolder.Of(("a.md", string.Join(newline, "# Title", "", "First line", "second 😀 apple. Banana here.", "", "cherry")));
        (string, int, int) Place(string query) => folder.Search(new SearchRequest(query) { PassageLength = 10 }).Hits[0].Passages[0] is var p ? (p.Text, p.Line, p.Column) : default;

        Assert.Equal(("Title", 1, 3), Place("title"));
        Assert.Equal(("Banana here.", 4, 18), Place("banana"));
        Assert.Equal(("cherry", 6, 1), Place("cherry"));
        Assert.Equal(["Title"], folder.Search("cherry").Hits[0].Passages[0].Headings);
    }

    [Fact]
    public void Hits_are_paged()
    {
        using var folder = IndexedFolder.Of([.. Enumerable.Range(0, 25).Select(i => ($"{i:00}.txt", $"{string.Concat(Enumerable.Repeat("apple ", 1 + i % 5))}w{i}"))]);
        var all = folder.Paths("apple");
        Assert.Equal(25, all.Length);
        for (var offset = 0; offset < 30; offset += 7)
        {
            var page = folder.Search(new SearchRequest("apple") { Top = 7, Offset = offset });
            Assert.Equal(all.Skip(offset).Take(7), page.Hits.Select(h => h.Path));
            Assert.Equal(25, page.Total);
        }

        Assert.Equal((0, 25), (folder.Search(new SearchRequest("apple") { Top = 0 }).Hits.Count, folder.Search(new SearchRequest("apple") { Top = 0 }).Total));
        Assert.Equal(24, folder.Search(new SearchRequest("apple") { Top = int.MaxValue, Offset = 1 }).Hits.Count);
    }

    [Fact]
    public void Equal_scores_are_ordered_by_path_however_the_index_came_to_be()
    {
        var names = Enumerable.Range(0, 30).Select(i => $"{i * 7 % 30:00}.txt").ToArray();
        using var atOnce = IndexedFolder.Of([.. names.Select(n => (n, $"an apple w{n[..2]}"))]);
        using var byAndBy = new IndexedFolder();
        foreach (var few in names.Chunk(4))
        {
            foreach (var name in few)
                byAndBy.Files.Write(name, $"an apple w{name[..2]}");
            byAndBy.Update();
        }

        Assert.Equal(names.Order(StringComparer.Ordinal), atOnce.Paths("apple"));
        Assert.Equal(atOnce.Paths("apple"), byAndBy.Paths("apple"));
        Assert.Equal(atOnce.Paths("apple").Take(3), byAndBy.Search(new SearchRequest("apple") { Top = 3 }).Hits.Select(h => h.Path));
    }

    [Fact]
    public void A_time_no_calendar_knows_does_not_fail_a_search()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only there can it be set");
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        using var touch = Process.Start("touch", ["-d", "@400000000000", folder.Files["a.txt"]]);
        touch.WaitForExit();
        folder.Update();

        var hit = Assert.Single(folder.Search("apple").Hits);
        Assert.SkipUnless(hit.Modified.Year == DateTime.MaxValue.Year, "this file system holds no such times");
    }

    [Fact]
    public void An_index_of_an_older_format_says_so()
    {
        using var folder = new TempFolder();
        var location = IndexLocation.At(folder[".search"]);
        folder.MakeFolder(".search/main");
        using (var directory = IndexDirectory.Open(location))
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, null)))
            writer.Commit();

        Assert.Equal(IndexErrorKind.OutdatedFormat, Assert.Throws<IndexException>(() => Searcher.Open(location)).Kind);
    }

    [Fact]
    public void A_searcher_may_be_used_by_several_threads_and_keeps_its_snapshot()
    {
        using var folder = IndexedFolder.Of([.. Enumerable.Range(0, 40).Select(i => ($"{i}.txt", $"apple {i} banana"))]);
        using var searcher = Searcher.Open(folder.Location);
        folder.Files.Write("new.txt", "apple");
        folder.Update();
        var expected = searcher.Search(new SearchRequest("apple banana 7"), CancellationToken.None).Hits.Select(h => (h.Path, h.Score)).ToList();
        Parallel.For(0, 100, _ => Assert.Equal(expected, searcher.Search(new SearchRequest("apple banana 7"), CancellationToken.None).Hits.Select(h => (h.Path, h.Score))));

        Assert.Equal(40, searcher.Search(new SearchRequest("apple"), CancellationToken.None).Total);
        Assert.Null(searcher.Read("new.txt"));
        Assert.Equal("apple 3 banana", searcher.Read("3.txt")!.Text);
    }

    [Theory]
    [InlineData(-1, 0, 240)]
    [InlineData(10, -1, 240)]
    [InlineData(10, 0, 0)]
    public void A_request_that_makes_no_sense_is_refused_where_it_is_made(int top, int offset, int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SearchRequest("apple") { Top = top, Offset = offset, PassageLength = length });

    [Fact]
    public void Words_excluded_one_by_one_do_not_exclude_what_they_are_together()
    {
        using var folder = IndexedFolder.Of(("a.txt", "war and ceasefire"), ("b.txt", "war and fire"), ("c.txt", "war and cease-fire"));

        Assert.Equal(["a.txt"], folder.Paths("war -cease -fire"));
        Assert.Equal(["b.txt"], folder.Paths("war -cease-fire"));
    }

    [Fact]
    public void Excluded_words_do_not_weigh_in_passages()
    {
        using var folder = IndexedFolder.Of(("a.txt", "One apple.\n\nTwo apples and a banana.\n\nNothing else."), ("b.txt", "apple cherry"));

        var alone = folder.Search("apple banana").Hits.Single(h => h.Path == "a.txt").Passages[0];
        var excluding = folder.Search("apple banana -cherry").Hits.Single().Passages[0];
        Assert.Equal((alone.Text, alone.Score), (excluding.Text, excluding.Score));
    }

    [Fact]
    public void A_damaged_passage_table_is_told_as_a_damaged_index()
    {
        using var folder = new TempFolder();
        var location = IndexLocation.At(folder[".search"]);
        folder.MakeFolder(".search/main");
        using (var directory = IndexDirectory.Open(location))
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, null) { Similarity = Scoring.Similarity }))
        {
            writer.AddDocument(DamagedDocument());
            writer.SetCommitData(new CommitStamp(FormatVersion.Current, AnalysisFingerprint.Current, [], 1).Write());
            writer.Commit();
        }

        using var searcher = Searcher.Open(location);
        Assert.Equal(
            IndexErrorKind.Corrupt,
            Assert.Throws<IndexException>(() => searcher.Search(new SearchRequest("apple"), CancellationToken.None)).Kind);
        Assert.Equal(IndexErrorKind.Corrupt, Assert.Throws<IndexException>(() => searcher.Read("a.txt")).Kind);
    }

    // A table whose only sentence reaches beyond the text.
    private static Document DamagedDocument()
    {
        var table = new PassageTable
        {
            PartStart = 0,
            StartLine = 1,
            StartColumn = 1,
            Headings = [],
            Sentences = [new Sentence(0, 500, SentenceKind.Prose, StartsBlock: true)],
        };
        return new Document
        {
            new StringField(IndexFields.Path, "a.txt", Field.Store.NO),
            new BinaryDocValuesField(IndexFields.Path, new BytesRef("a.txt")),
            new NumericDocValuesField(IndexFields.Length, 5),
            new NumericDocValuesField(IndexFields.Modified, 0),
            new NumericDocValuesField(IndexFields.Status, 0),
            new TextField(IndexFields.Body, Tokens("apple")),
            new StoredField(IndexFields.Text, "apple"u8.ToArray()),
            new StoredField(IndexFields.Passages, table.Encode()),
        };
    }

    private static TextTokenStream Tokens(string text)
    {
        var tokens = new TextTokens(new TextAnalyzer());
        tokens.Read(text);
        return tokens.Body;
    }
}
