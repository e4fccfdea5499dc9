using System.CommandLine;
using System.Text.Json;
using DocumentSearch.Cli.Render;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search;
using DocumentSearch.Search.Json;

namespace DocumentSearch.Cli.Verbs;

/// <summary><c>search suggest PREFIX</c>: words of the documents that begin so.</summary>
internal static class SuggestVerb
{
    private const int DefaultTop = 10;
    private const int MaxTop = 1000;

    public static Command Command(Interrupt interrupt)
    {
        var beginning = new Argument<string[]>("PREFIX") { Description = "The beginning of a word, behind any others", Arity = ArgumentArity.OneOrMore };
        var index = IndexOption.Create();
        var top = CountOption.Create("--top", "-n", $"Words to show (default: {DefaultTop})", 1, MaxTop);
        var json = new Option<bool>("--json") { Description = "One JSON object per line" };
        var command = new Command("suggest", Examples.Suggest) { beginning, index, top, json };
        command.SetAction(parsed =>
        {
            using var output = new Output(ColorWhen.Never);
            return Run(
                string.Join(' ', parsed.GetValue(beginning) ?? []), parsed.GetValue(top) ?? DefaultTop, parsed.GetValue(json),
                IndexOption.Locate(parsed.GetValue(index)), output, interrupt);
        });
        return command;
    }

    private static int Run(string beginning, int top, bool json, IndexLocation location, Output output, Interrupt interrupt)
    {
        using var searcher = Searcher.Open(location);
        var suggestions = searcher.Suggest(beginning, top, interrupt.Token);
        foreach (var suggestion in suggestions)
        {
            output.Line(json
                ? JsonSerializer.Serialize(SuggestionRecord.Of(suggestion), ResultJson.Readable.SuggestionRecord)
                : ShownText.Line(suggestion.Text));
        }

        return suggestions.Count > 0 ? ExitCodes.Found : ExitCodes.NothingFound;
    }
}
