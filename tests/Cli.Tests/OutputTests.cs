using System.Text.Json;

namespace DocumentSearch.Cli.Tests;

/// <summary>The forms in which answers are written.</summary>
public sealed class OutputTests : IDisposable
{
    private const char Escape = '\e';

    private readonly Sandbox _sandbox = Sandbox.WithSeeds();

    [Fact]
    public void A_pipe_gets_path_line_column_and_text_without_escapes()
    {
        var ran = _sandbox.Search("for", "prisoner exchange").Exits(0);
        Assert.DoesNotContain(Escape, ran.Out);
        Assert.StartsWith("seeds/000_509748ca02180c8d.txt:15:1:Medinsky also confirmed plans", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Color_is_what_is_asked_for()
    {
        string Out(string when, params (string, string)[] variables) =>
            SearchCommand.Run(_sandbox.Folder, ["for", "türkiye", "--color", when], variables).Exits(0).Out;

        Assert.DoesNotContain(Escape, Out("auto"));
        Assert.DoesNotContain(Escape, Out("never"));
        Assert.Contains("via \e[1;31mTürkiye\e[0m for", Out("always"), StringComparison.Ordinal);
        Assert.Contains("via \e[1;31mTürkiye\e[0m for", Out("always", ("NO_COLOR", "1"), ("TERM", "dumb")), StringComparison.Ordinal);
    }

    [Fact]
    public void Hits_and_passages_are_as_many_as_asked_for()
    {
        _sandbox.Write("seeds/new.txt", "One cease-fire.\n\nTwo cease-fires.\n");
        Assert.Equal(2, Read("cease-fire").Hits.Count);
        Assert.Single(Read("cease-fire", "--top", "1").Hits);
        Assert.Single(Read("cease-fire", "-n1").Hits);
        Assert.Equal(2, Read("cease-fire", "--passages", "1").Passages.Count());
        Assert.Single(Read("cease-fire", "-n", "1", "-p1").Passages);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(100)]
    [InlineData(2000)]
    public void Passages_are_as_long_as_asked_for(int length)
    {
        _sandbox.Write("seeds/long.txt", $"A title\n\n{string.Concat(Enumerable.Repeat("Some cease-fire was held here. Nobody says by whom it was. ", 100))}");
        var texts = Read("cease-fire held", "--passage-length", $"{length}").Passages.Select(p => p.GetProperty("text").GetString()!.Length).ToList();
        Assert.All(texts, t => Assert.InRange(t, 1, length * 5 / 4));
        Assert.InRange(texts.Max(), length * 3 / 4, length * 5 / 4);
        Assert.Equal(2, _sandbox.Search("for", "cease-fire", "--passage-length", "19").ExitCode);
    }

    [Fact]
    public void Lines_around_passages_are_told_from_them_as_by_grep()
    {
        _sandbox.Write("seeds/lines.txt", "A title\n\nOne of the lines.\n\nA walrus.\n\nThe next line.\n\nThe last line.\n");
        _sandbox.Write("seeds/more.txt", "Other\n\nNo walrus.\n");
        Assert.Equal(
            ["seeds/lines.txt-3-One of the lines.", "seeds/lines.txt:5:1:A walrus.", "seeds/lines.txt-7-The next line.", "--", "seeds/more.txt-1-Other", "seeds/more.txt:3:1:No walrus."],
            _sandbox.Search("for", "walrus", "-C2", "--passage-length", "20", "--sort", "path").Exits(0).OutLines);
    }

    [Fact]
    public void Json_records_say_what_was_found_and_where()
    {
        var answer = Read("\"prisoner exchange\" bodies");
        var hit = Assert.Single(answer.Hits);
        Assert.Equal(1, hit.GetProperty("rank").GetInt32());
        Assert.Equal("seeds/000_509748ca02180c8d.txt", hit.GetProperty("path").GetString());
        Assert.Equal("No cease-fire unless Ukraine pulls troops back: Russia", hit.GetProperty("title").GetString());
        Assert.Equal("text", hit.GetProperty("format").GetString());
        Assert.Equal("utf-8", hit.GetProperty("encoding").GetString());
        Assert.Equal(new FileInfo(_sandbox.PathOf("seeds/000_509748ca02180c8d.txt")).Length, hit.GetProperty("bytes").GetInt64());
        Assert.Equal(File.GetLastWriteTimeUtc(_sandbox.PathOf("seeds/000_509748ca02180c8d.txt")), hit.GetProperty("modified").GetDateTime());

        var passage = answer.Passages.First();
        var highlights = passage.GetProperty("highlights").EnumerateArray().ToList();
        Assert.Equal(
            [("prisoner exchange", "phrase", 0), ("bodies", "word", 1)],
            highlights.Select(h => (h.GetProperty("text").GetString()!, h.GetProperty("kind").GetString()!, h.GetProperty("term").GetInt32())));

        Assert.Equal(1, answer.Summary.GetProperty("schema").GetInt32());
        Assert.Equal("\"prisoner exchange\" bodies", answer.Summary.GetProperty("query").GetString());
        Assert.Equal(1, answer.Summary.GetProperty("total").GetInt32());
        Assert.Equal(JsonValueKind.Null, answer.Summary.GetProperty("behindReason").ValueKind);
    }

    [Fact]
    public void Json_of_what_is_asked_for_besides_has_the_fields_that_are_documented()
    {
        _sandbox.Write("seeds/notes.md", "---\ntitle: Bodies\ndate: 2025-06-02\n---\nBodies, bodies.\n");
        var answer = Read("bodies", "--explain", "--facets");
        var hit = answer.Hits.Single(h => h.GetProperty("path").GetString() == "seeds/notes.md");
        Assert.Equal(new DateTime(2025, 6, 2, 0, 0, 0, DateTimeKind.Utc), hit.GetProperty("stated").GetDateTime());
        Assert.Equal(["start", "end", "text", "kind", "term"], Names(Assert.Single(hit.GetProperty("titleHighlights").EnumerateArray())));
        var explanation = hit.GetProperty("explanation");
        Assert.Equal(["score", "length", "averageLength", "parts"], Names(explanation));
        Assert.All(explanation.GetProperty("parts").EnumerateArray(), part =>
        {
            Assert.Equal(["term", "other", "kind", "reason", "score", "occurrences", "documents", "allDocuments", "rarity", "burstiness", "factor"], Names(part));
            Assert.Equal("word", part.GetProperty("kind").GetString());
        });
        var facets = answer.Summary.GetProperty("facets");
        Assert.Equal(["types", "folders", "years"], Names(facets));
        Assert.All(facets.GetProperty("types").EnumerateArray(), type => Assert.Equal(["value", "count"], Names(type)));
    }

    [Theory]
    [InlineData("\"front line\"", "phrase")]
    [InlineData("\"line front\"~3", "near")]
    [InlineData("bodies NEAR/9 released", "near")]
    [InlineData("=Children", "exact")]
    [InlineData("memorand*", "prefix")]
    [InlineData("memo*dum", "wildcard")]
    [InlineData("memorandom~", "fuzzy")]
    [InlineData("/memo.*/", "regex")]
    public void Every_kind_of_match_has_a_name(string query, string kind) => Assert.All(
        Read(query).Passages.SelectMany(p => p.GetProperty("highlights").EnumerateArray()), h => Assert.Equal(kind, h.GetProperty("kind").GetString()));

    [Fact]
    public void Json_of_nothing_found_is_the_summary_alone()
    {
        var answer = Answer.Read(_sandbox.Search("for", "zzz", "--json").Exits(1));
        Assert.Empty(answer.Hits);
        Assert.Equal(0, answer.Summary.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("for")]
    [InlineData("index")]
    [InlineData("show")]
    [InlineData("suggest")]
    [InlineData("why")]
    [InlineData("status")]
    [InlineData("remove")]
    [InlineData("compact")]
    [InlineData("backup")]
    [InlineData("restore")]
    public void Help_of_every_verb_has_examples(string verb)
    {
        var help = _sandbox.Search(verb, "--help").Exits(0);
        Assert.Contains("Examples:", help.Out, StringComparison.Ordinal);
        Assert.Contains($"  search {verb}", help.Out, StringComparison.Ordinal);
        Assert.Empty(help.Error);
    }

    [Fact]
    public void Help_and_version_are_there_without_a_verb()
    {
        var help = _sandbox.Search("--help").Exits(0).Out;
        Assert.Equal(help, _sandbox.Search().Exits(0).Out);
        Assert.All(["for", "index", "show", "suggest", "why", "status"], verb => Assert.Contains($"  {verb}", help, StringComparison.Ordinal));
        Assert.Matches(@"^\d+\.\d+\.\d+", _sandbox.Search("--version").Exits(0).Out);
    }

    [Theory]
    [InlineData("unknown option --bogus; see: search for --help", "for", "--bogus", "x")]
    [InlineData("unknown option --bogus; see: search for --help", "x", "--bogus")]
    [InlineData("unknown option -q; see: search index --help", "index", "-q", "seeds")]
    [InlineData("Unrecognized command or argument '--bogus'; see: search status --help", "status", "--bogus")]
    [InlineData("--top: '0' is not a number from 1 to 10000; see: search for --help", "x", "--top", "0")]
    [InlineData("--top: '-5' is not a number from 1 to 10000; see: search for --help", "x", "-n", "-5")]
    [InlineData("--context: 'few' is not a number from 0 to 1000000; see: search show --help", "show", "x", "-C", "few")]
    [InlineData("--threads: '0' is not a number from 1 to 256; see: search index --help", "index", "--threads", "0")]
    [InlineData("--color: 'blue' is not auto, always or never; see: search for --help", "x", "--color", "blue")]
    [InlineData("--format: 'pdf' is not auto, text, json, markdown or html; see: search for --help", "x", "--format", "pdf")]
    [InlineData("--json is --format json; --format html cannot be given with it; see: search for --help", "x", "--json", "--format", "html")]
    [InlineData("--json is --format json; --format auto cannot be given with it; see: search for --help", "x", "--format=auto", "--json")]
    [InlineData("Required argument missing for option: '-n'; see: search for --help", "x", "-n")]
    [InlineData("Required argument 'PATH[:LINE]' missing for command: 'show'; see: search show --help", "show")]
    public void A_wrong_command_line_is_told_in_one_line(string message, params string[] args)
    {
        var ran = _sandbox.Search(args);
        Assert.Equal(message, ran.Complains());
        Assert.Empty(ran.Out);
        Assert.False(Directory.Exists(_sandbox.PathOf(".search")));
    }

    [Theory]
    [InlineData("the query is empty; type a word to look for", "for")]
    [InlineData("the query is empty; type a word to look for", "for", "")]
    [InlineData("the query is empty; type a word to look for", " ")]
    [InlineData("the query has no words; type a word to look for\n  + - ( )\n  ^^^^^^^", "for", "+ - ( )")]
    [InlineData("the query has no words; type a word to look for\n  AND OR\n  ^^^^^^", "AND", "OR")]
    [InlineData("the query only says what to leave out; add a word to look for\n  -zzz\n  ^^^^", "-zzz")]
    public void A_query_without_words_is_an_error(string message, params string[] args)
    {
        _sandbox.Index("seeds");
        var ran = _sandbox.Search(args).Exits(2);
        Assert.Equal(message + "\n", ran.Error);
        Assert.Empty(ran.Out);
    }

    public void Dispose() => _sandbox.Dispose();

    private static IEnumerable<string> Names(JsonElement record) => record.EnumerateObject().Select(p => p.Name);

    private Answer Read(string query, params string[] options) => Answer.Read(_sandbox.Search(["for", query, "--json", .. options]).Exits(0));
}
