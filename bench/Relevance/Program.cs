using System.CommandLine;
using DocumentSearch.EndToEnd;
using DocumentSearch.Evaluate.Collections;
using DocumentSearch.Relevance;
using DocumentSearch.Relevance.Answers;
using DocumentSearch.Relevance.Warm;

var collections = new Option<string?>("--collections")
{
    Description = "Folder of test collections in BEIR form; else shared/relevance beside the repository or above.",
};
var only = new Option<string?>("--only") { Description = "Measure only these, separated by commas: ours,expand,java,xapian,sqlite,recoll; with --answers ours,java,xapian,sqlite." };
var output = new Option<string?>("--out") { Description = "Folder for the report; else bench/runs/<date>-<machine>." };
var warm = new Option<string?>("--warm") { Description = "Time the ranker against a bare BM25 on the index in this folder instead." };
var passages = new Option<string?>("--passages") { Description = "With --warm: time passages beside finding instead, for titles of the index in this folder." };
var answers = new Option<string?>("--answers") { Description = "Measure instead how often the first passage answers the questions of the set in this folder." };
var crowd = new Option<string?>("--crowd") { Description = "With --answers: folder of other documents that are indexed too." };
var runs = new Option<string?>("--run") { Description = "With --answers: folder for what is shown, a file of JSON lines for each engine and setting." };

var command = new RootCommand("Measures how well search and other engines answer the topics of test collections.") { collections, only, output, warm, passages, answers, crowd, runs };
command.SetAction(parsed =>
{
    try
    {
        if (parsed.GetValue(warm) is { } index)
        {
            Console.Out.Write(parsed.GetValue(passages) is { } words ? PassageRounds.Run(index, words) : WarmRounds.Run(index));
            return 0;
        }

        if (parsed.GetValue(answers) is { } questions)
        {
            AnswersBenchmark.Run(questions, parsed.GetValue(crowd), Keys(parsed.GetValue(only)), parsed.GetValue(output), parsed.GetValue(runs));
            return 0;
        }

        RelevanceBenchmark.Run(
            parsed.GetValue(collections),
            Keys(parsed.GetValue(only)),
            parsed.GetValue(output));
        return 0;
    }
    catch (Exception problem) when (problem is BenchmarkException or CollectionException)
    {
        Console.Error.WriteLine(problem.Message);
        return 2;
    }
});
return command.Parse(args).Invoke();

static IReadOnlyList<string> Keys(string? list) => list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
