using System.CommandLine;
using System.Text.Json;
using DocumentSearch.Speed.Growth;
using DocumentSearch.Speed.Indexes;
using DocumentSearch.Speed.Instructions;
using DocumentSearch.Speed.Queries;
using DocumentSearch.Speed.Synthetic;
using DocumentSearch.Speed.Warm;

namespace DocumentSearch.Speed;

/// <summary>The command line.</summary>
internal static class Commands
{
    public static RootCommand Root() => new("Measures the engine by itself: its speed on large collections, beside Java Lucene.")
    {
        Synth(), Draw(), Index(), WarmCommand.Create(), GrowthCommand.Create(), InstructionsCommand.Create(),
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

    /// <summary>Names with commas between them.</summary>
    public static string[] List(string? names) => names?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Where the report goes.</summary>
    public static Option<string?> OutOption() => new("--out") { Description = "Folder for the report; else bench/runs/<date>-<machine>." };

    private static void Print(IndexingFigures figures) => Console.Out.WriteLine(JsonSerializer.Serialize(figures));

    private static Argument<string> PackedArgument() => new("PACKED") { Description = "A packed corpus, as synth writes it." };

    /// <summary>What random numbers begin with.</summary>
    /// <param name="description">What it changes.</param>
    public static Option<ulong> SeedOption(string description) => new("--seed") { Description = description, DefaultValueFactory = _ => 1 };

    /// <summary>The corpus that is learnt from.</summary>
    public static Option<string?> CorpusOption() => new("--corpus")
    {
        Description = "Archive (.tar.zst) or folder of Markdown files to learn from; else shared/corpus/win32-docs.tar.zst beside the repository or above.",
    };
}
