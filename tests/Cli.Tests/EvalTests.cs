using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DocumentSearch.Testing;

namespace DocumentSearch.Cli.Tests;

/// <summary>Judged questions are measured by the command.</summary>
[Trait("Category", "Native")]
public sealed class EvalTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    [Fact]
    public void A_collection_is_measured_and_leaves_nothing_behind()
    {
        MakeCollection();
        var temp = _sandbox.MakeFolder("tmp");
        var ran = SearchCommand.Run(_sandbox.Folder, ["eval", "set"], ("TMPDIR", temp)).Exits(0);
        Assert.Empty(ran.Error);
        Assert.Matches(
            """
            \Acollection /.*/set
            documents  4
            topics     3
            nDCG@10    0.6667
            MAP        0.6667
            P@10       0.0667
            R@100      0.6667
            MRR@10     0.6667
            time       indexed in \d\.\d s, asked in \d\.\d s \(\d+(\.\d)? ms a topic\)
            \z
            """.ReplaceLineEndings("\n"), ran.Out);
        Assert.Equal(3, Directory.GetFileSystemEntries(_sandbox.Folder, "*", SearchOption.AllDirectories).Count(File.Exists));
        Assert.Empty(Directory.GetFileSystemEntries(temp));
    }

    [Fact]
    public void Each_topic_is_told_for_people_and_programs()
    {
        MakeCollection();
        var json = Json(Eval("--per-topic", "--json").Exits(0));
        Assert.Equal(4, json.GetProperty("documents").GetInt32());
        Assert.Equal(2.0 / 3, json.GetProperty("ndcg10").GetDouble(), 12);
        Assert.Equal(["walrus=1", "title=1", "lost=0"], json.GetProperty("perTopic").EnumerateArray().Select(t => $"{t.GetProperty("topic")}={t.GetProperty("map")}"));
        Assert.Equal(
            ["topic\tnDCG@10\tMAP\tP@10\tR@100\tMRR@10", "walrus\t1.0000\t1.0000\t0.1000\t1.0000\t1.0000"], Eval("--per-topic").Exits(0).OutLines[..2]);
    }

    [Fact]
    public void Halves_are_two_parts_of_a_whole()
    {
        MakeCollection();
        var counts = new[] { "even", "odd" }.Select(half => Eval("--half", half, "--json"))
            .Sum(ran => ran.ExitCode == 0 ? Json(ran).GetProperty("topics").GetInt32() : 0);
        Assert.Equal(3, counts);
        Assert.Contains("'middle'", Eval("--half", "middle").Complains(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_has_identical_documents_one_behind_the_other()
    {
        MakeCollection();
        Eval("--run", "run.txt").Exits(0);
        var lines = File.ReadAllLines(_sandbox.PathOf("run.txt")).Select(l => l.Split(' ')).ToList();
        Assert.Equal(["walrus Q0 b 1", "walrus Q0 a 2", "title Q0 c 1"], lines.Select(l => string.Join(' ', l[..4])));
        Assert.Equal(lines[0][4], lines[1][4]);
        Assert.Matches(@"nDCG@10    0\.6667  0\.0000  p 1\.0000  0 better, 0 worse", Eval("--against", "run.txt").Exits(0).Out);
        Assert.Equal(1, Json(Eval("--against", "run.txt", "--json").Exits(0)).GetProperty("against").GetProperty("map").GetProperty("p").GetDouble());
    }

    [Fact]
    public void An_index_that_is_kept_is_used_again_until_the_documents_change()
    {
        MakeCollection();
        Assert.Contains("indexed in", Eval("--index", "kept").Exits(0).Out, StringComparison.Ordinal);
        Assert.Contains("indexed before", Eval("--index", "kept").Exits(0).Out, StringComparison.Ordinal);
        Assert.Contains("indexed in", Eval("--index", "kept", "--language", "German").Exits(0).Out, StringComparison.Ordinal);
        _sandbox.Write("set/corpus.jsonl", """{"_id": "a", "text": "A whale."}""");
        Assert.Contains("documents  1\n", Eval("--index", "kept").Exits(0).Out, StringComparison.Ordinal);

        // It follows no folders: bringing it up to date would empty it.
        const string Told = "this index holds a test collection and follows no folders; search it with --no-refresh";
        Assert.EndsWith(Told, _sandbox.Search("whale", "--index", "kept").Complains(), StringComparison.Ordinal);
        Assert.EndsWith(Told, _sandbox.Search("index", "set", "--index", "kept").Complains(), StringComparison.Ordinal);
        Assert.Equal("a:1:1:A whale.\n", _sandbox.Search("whale", "--index", "kept", "--no-refresh").Exits(0).Out);
        Assert.Equal("sound", _sandbox.Search("check", "--index", "kept").Exits(0).OutLines[^1]);
    }

    [Fact]
    public void An_index_of_folders_is_left_alone()
    {
        MakeCollection();
        _sandbox.Index("set");
        Assert.Equal($"{_sandbox.PathOf(".search")}: there is an index of folders here; name another place", Eval("--index", ".search").Complains());
        _sandbox.Search("walrus").Exits(0);
    }

    [Fact]
    public void What_cannot_be_used_is_told()
    {
        Assert.Equal("nowhere: no such folder", _sandbox.Search("eval", "nowhere").Complains());
        MakeCollection();
        _sandbox.Write("set/queries.jsonl", "{\"_id\": \"walrus\", \"text\": \"walrus ( \"}\nbroken\n");
        var ran = Eval().Exits(0);
        Assert.Equal(
            [
                $"warning: {_sandbox.PathOf("set/queries.jsonl")}:2: the line is no JSON object with an _id and a text; it is passed over",
                "warning: 1 topic had something left out or repaired; the first is walrus: ",
            ],
            ran.ErrorLines.Select((line, i) => i == 1 ? line[..74] : line));
    }

    [Fact]
    public void Interrupted_it_leaves_nothing_behind()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "sends signals");
        MakeCollection();
        var temp = _sandbox.MakeFolder("tmp");
        using (var corpus = new StreamWriter(_sandbox.PathOf("set/corpus.jsonl")))
        {
            for (var i = 0; i < 200_000; i++)
                corpus.Write(string.Create(CultureInfo.InvariantCulture, $"{{\"_id\": \"{i}\", \"text\": \"A walrus sleeps {i} times.\"}}\n"));
        }

        var process = SearchCommand.Start(_sandbox.Folder, [.. SearchCommand.Prefix, "eval", "set"], ("TMPDIR", temp));
        Assert.True(SpinWait.SpinUntil(() => process.HasExited || Directory.GetFiles(temp, "write.lock", SearchOption.AllDirectories).Length > 0, TimeSpan.FromMinutes(1)));
        Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        Assert.Equal("interrupted", SearchCommand.End(process).Complains(130));
        Assert.Empty(Directory.GetFileSystemEntries(temp, "search-*"));
    }

    [Fact]
    public void The_figures_are_those_of_an_independent_evaluator()
    {
        var evaluator = SharedData.Find("peers", "evaluate.py");
        var collection = SharedData.Find("relevance", "med");
        Assert.SkipWhen(evaluator is null || collection is null, SharedData.Absent);
        Assert.SkipUnless(HasPython(), "there is no python3");
        var json = Json(_sandbox.Search("eval", collection!, "--run", "run.txt", "--json").Exits(0));
        // The evaluator knows only the form of TREC.
        var qrels = File.ReadLines(Path.Combine(collection!, "qrels", "test.tsv")).Skip(1).Select(line => line.Split('\t'));
        File.WriteAllLines(_sandbox.PathOf("qrels.txt"), qrels.Select(q => $"{q[0]} 0 {q[1]} {q[2]}"));
        var told = SearchCommand.End(SearchCommand.Start(_sandbox.Folder, ["python3", evaluator!, "qrels.txt", "run.txt"])).Exits(0).Out.Trim().Split('\t')[1..];
        string[] fields = ["ndcg10", "map", "p10", "r100", "mrr10"];
        Assert.Equal<string>(told, [.. fields.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f}={json.GetProperty(f).GetDouble():0.0000}")), $"topics={json.GetProperty("topics")}"]);
    }

    public void Dispose() => _sandbox.Dispose();

    private static bool HasPython()
    {
        try
        {
            SearchCommand.End(SearchCommand.Start("/", ["python3", "--version"])).Exits(0);
            return true;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    // Of two identical documents only one is judged; one topic is not among those that are asked.
    private void MakeCollection()
    {
        _sandbox.Write("set/corpus.jsonl", """
            {"_id": "a", "text": "A walrus."}
            {"_id": "b", "text": "A walrus."}
            {"_id": "c", "title": "Ostriches", "text": "Large birds."}
            {"_id": "d", "title": "", "text": "Sea lions."}
            """);
        _sandbox.Write("set/queries.jsonl", """
            {"_id": "walrus", "text": "what is a walrus?"}
            {"_id": "title", "text": "ostrich"}
            {"_id": "unjudged", "text": "lions"}
            """);
        _sandbox.Write("set/qrels/test.tsv", "query-id\tcorpus-id\tscore\nwalrus\tb\t1\ntitle\tc\t1\nlost\td\t1\n");
    }

    private Ran Eval(params string[] options) => _sandbox.Search(["eval", "set", .. options]);

    private static JsonElement Json(Ran ran) => JsonDocument.Parse(Assert.Single(ran.OutLines)).RootElement;
}
