using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using DocumentSearch.Speed.Growth;
using DocumentSearch.Speed.Indexes;
using DocumentSearch.Speed.Instructions;
using DocumentSearch.Speed.Queries;
using DocumentSearch.Speed.Report;
using DocumentSearch.Speed.Synthetic;
using DocumentSearch.Speed.Warm;

namespace DocumentSearch.Speed;

/// <summary>The command line.</summary>
internal static class Commands
{
    public static RootCommand Root() => new("Measures the engine by itself: its speed on large collections, beside Java Lucene.")
    {
        Synth(), Draw(), Index(), Warm(), Grow(), Instructions(),
    };

    private static Command Synth()
    {
        var output = new Argument<string>("OUT") { Description = "The packed corpus to write." };
        var documents = new Option<long>("--documents") { Description = "Number of documents.", Required = true };
        var words = new Option<double>("--words") { Description = "Mean number of words of a document.", DefaultValueFactory = _ => 150 };
        var seed = SeedOption("Another one gives other documents.");
        var corpus = CorpusOption();
        var command = new Command("synth", "Writes synthetic documents, whose words follow each other as in a real corpus.") { output, documents, words, seed, corpus };
        command.SetAction(parsed => SyntheticCorpus.Write(
            SyntheticCorpus.Model(parsed.GetValue(corpus)),
            parsed.GetRequiredValue(output),
            parsed.GetValue(documents),
            parsed.GetValue(words),
            parsed.GetValue(seed)) > 0 ? 0 : 1);
        return command;
    }

    private static Command Draw()
    {
        var packed = PackedArgument();
        var output = new Argument<string>("OUT") { Description = "The file to write: class, tab, words in each line." };
        var count = new Option<int>("--queries") { Description = "Queries of each class.", DefaultValueFactory = _ => 50 };
        var seed = SeedOption("Another one gives other queries.");
        var command = new Command("queries", "Draws queries of each class from a packed corpus.") { packed, output, count, seed };
        command.SetAction(parsed =>
        {
            var dice = Dice.For(parsed.GetValue(seed), -1);
            ClassedQuery.Write(parsed.GetRequiredValue(output), new QueryDraw(TextSample.Of(parsed.GetRequiredValue(packed), dice), dice).Draw(Enum.GetValues<QueryClass>(), parsed.GetValue(count)));
            return 0;
        });
        return command;
    }

    private static Command Index()
    {
        var packed = PackedArgument();
        var ours = new Option<string?>("--ours") { Description = "Folder for our index." };
        var java = new Option<string?>("--java") { Description = "Folder for the index of Java Lucene." };
        var command = new Command("index", "Indexes a packed corpus, and prints what that took as a line of JSON for each engine.") { packed, ours, java };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(ours) is { } ourFolder)
                Print(OurIndex.Write(parsed.GetRequiredValue(packed), ourFolder));

            if (parsed.GetValue(java) is { } javaFolder)
                Print(JavaDriver.Provide().Index(parsed.GetRequiredValue(packed), javaFolder));

            return 0;
        });
        return command;
    }

    private static Command Warm()
    {
        var queries = new Argument<string>("QUERIES") { Description = "File of queries, as the command queries writes it." };
        var ours = new Option<string>("--ours") { Description = "Our index.", Required = true };
        var java = new Option<string?>("--java") { Description = "The index of Java Lucene; without it only ours is timed." };
        var classes = new Option<string?>("--classes") { Description = "Only these, separated by commas, such as high,or3." };
        var settings = new Option<string?>("--settings") { Description = "Only these of ours, separated by commas: plain,full." };
        var turns = new Option<int>("--turns") { Description = "How often each engine is asked each class, in turn.", DefaultValueFactory = _ => 5 };
        var rounds = new Option<int>("--rounds") { Description = "How often each query is asked in a turn.", DefaultValueFactory = _ => 5 };
        var warmUp = new Option<double>("--warm-up") { Description = "Seconds that each engine is asked each class before anything counts.", DefaultValueFactory = _ => 3 };
        var output = OutOption();
        var command = new Command("warm", "Times queries by class, ours and Java Lucene in turn.") { queries, ours, java, classes, settings, turns, rounds, warmUp, output };
        command.SetAction(parsed =>
        {
            var options = new WarmOptions(
                parsed.GetRequiredValue(queries),
                parsed.GetRequiredValue(ours),
                parsed.GetValue(java),
                List(parsed.GetValue(classes)),
                List(parsed.GetValue(settings)),
                Math.Max(1, parsed.GetValue(turns)),
                Math.Max(1, parsed.GetValue(rounds)),
                parsed.GetValue(warmUp));
            var results = WarmRounds.Run(options);
            var head = ReportHead.Now();
            head.Keep(parsed.GetValue(output), "warm", WarmReport.Text(head, results, options), WarmReport.Raw(results, options));
            return 0;
        });
        return command;
    }

    private static Command Grow()
    {
        var documents = new Option<string>("--documents")
        {
            Description = "Numbers of documents, ascending, separated by commas.",
            DefaultValueFactory = _ => "10000,100000,1000000,10000000",
        };
        var words = new Option<double>("--words") { Description = "Mean number of words of a document.", DefaultValueFactory = _ => 20 };
        var seed = SeedOption("Another one gives other documents and queries.");
        var corpus = CorpusOption();
        var search = new Option<string?>("--search") { Description = "The command, natively compiled, to be started once a query; else that is left out." };
        var coldRuns = new Option<int>("--cold-runs") { Description = "How often each query is put to it.", DefaultValueFactory = _ => 5 };
        var chart = new Option<string?>("--chart") { Description = "File for the chart, an SVG; else it lies with the report." };
        var output = OutOption();
        var command = new Command("growth", "Measures indexing and queries with ever more documents.") { documents, words, seed, corpus, search, coldRuns, chart, output };
        command.SetAction(parsed =>
        {
            var options = new GrowthOptions(
                [.. List(parsed.GetValue(documents)).Select(static number => long.Parse(number, CultureInfo.InvariantCulture)).Order()],
                parsed.GetValue(words),
                parsed.GetValue(seed),
                parsed.GetValue(corpus),
                parsed.GetValue(search),
                parsed.GetValue(coldRuns));
            var points = GrowthRounds.Run(options);
            var head = ReportHead.Now();
            var folder = head.Keep(parsed.GetValue(output), "growth", GrowthReport.Text(head, points, options), GrowthReport.Raw(points, options));
            File.WriteAllText(parsed.GetValue(chart) ?? Path.Combine(folder, "growth.svg"), GrowthReport.Chart(points));
            return 0;
        });
        return command;
    }

    private static Command Instructions()
    {
        var search = new Option<string>("--search") { Description = "The command, natively compiled.", Required = true };
        var index = new Option<string?>("--index") { Description = "An index to ask; else one of 20,000 synthetic documents is made." };
        var corpus = CorpusOption();
        var runs = new Option<int>("--runs") { Description = "How often each is counted.", DefaultValueFactory = _ => 2 };
        var before = new Option<string?>("--before") { Description = "An earlier report (instructions.json) to compare with." };
        var tolerance = new Option<double>("--tolerance") { Description = "Ends with exit code 1 if a query takes more instructions than before by so many percent.", DefaultValueFactory = _ => 2 };
        var output = OutOption();
        var command = new Command("instructions", "Counts the instructions of a few queries, with valgrind.") { search, index, corpus, runs, before, tolerance, output };
        command.SetAction(parsed =>
        {
            var known = InstructionCheck.Before(parsed.GetValue(before));
            var counted = new InstructionCheck(
                Path.GetFullPath(parsed.GetRequiredValue(search)), parsed.GetValue(index), parsed.GetValue(corpus), Math.Max(1, parsed.GetValue(runs))).Count();
            var head = ReportHead.Now();
            head.Keep(parsed.GetValue(output), "instructions", head.Text("Instructions") + InstructionCheck.Text(counted, known), counted);
            var most = 1 + parsed.GetValue(tolerance) / 100;
            return counted.Any(one => known.TryGetValue(one.Name, out var least) && one.Least > least * most) ? 1 : 0;
        });
        return command;
    }

    private static string[] List(string? names) => names?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static Option<string?> OutOption() => new("--out") { Description = "Folder for the report; else bench/runs/<date>-<machine>." };

    private static void Print(IndexingFigures figures) => Console.Out.WriteLine(JsonSerializer.Serialize(figures));

    private static Argument<string> PackedArgument() => new("PACKED") { Description = "A packed corpus, as synth writes it." };

    private static Option<ulong> SeedOption(string description) => new("--seed") { Description = description, DefaultValueFactory = _ => 1 };

    private static Option<string?> CorpusOption() => new("--corpus")
    {
        Description = "Archive (.tar.zst) or folder of Markdown files to learn from; else shared/corpus/win32-docs.tar.zst beside the repository or above.",
    };
}
