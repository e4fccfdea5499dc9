using System.CommandLine;
using System.Globalization;
using DocumentSearch.Cli.Render;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Verbs;

/// <summary><c>search show PLACE</c>: a document as it is indexed, whole or around a place in it.</summary>
internal static class ShowVerb
{
    private const int DefaultContext = 10;
    private const int MaxContext = 1_000_000;

    public static Command Command(Interrupt interrupt)
    {
        var place = new Argument<string>("PATH[:LINE]") { Description = "A document, and a line of it; or the id of a passage" };
        var index = IndexOption.Create();
        var context = CountOption.Create("--context", "-C", $"Lines before and after the place (default: {DefaultContext}; of a whole page, slide or sheet 0)", 0, MaxContext);
        var query = new Option<string>("--query", "-q") { Description = "Mark what this query looks for", HelpName = "WORDS" };
        var color = ColorOption.Create();
        var command = new Command("show", Examples.Show) { place, index, context, query, color };
        var places = new PlaceOptions(command);
        var options = new QueryOptions(command);
        command.SetAction(parsed =>
        {
            using var output = new Output(ColorOption.Wanted(parsed.GetValue(color)));
            var marking = parsed.GetValue(query) is { } asked ? options.Request(parsed, asked) : null;
            var within = places.Of(parsed);
            var lines = parsed.GetValue(context) ?? (within is { Cell: null } ? 0 : DefaultContext);
            return Run(parsed.GetValue(place)!, within, lines, marking, IndexOption.Locate(parsed.GetValue(index)), output, interrupt.Token);
        });
        return command;
    }

    private static int Run(
        string place, AskedPlace? within, int context, SearchRequest? marking, IndexLocation location, Output output, CancellationToken cancel)
    {
        using var searcher = Searcher.Open(location);
        var shown = new ShownPlace(searcher, location, marking, cancel);
        if ((within is null ? shown.Find(place) : shown.Find(place, within)) is not { } found)
            return Messages.Error(shown.Problem);

        var document = found.Document;
        var marks = document.Highlights.Select(static h => new TextRange(h.Start, h.End)).ToList();
        var lines = new NumberedLines(document.Text, document.LineEnd, firstNumber: 1, marks, document.Places);
        if (found.First > lines.LastNumber)
            return Messages.Error($"{document.Path}: there is no line {found.First.ToString(CultureInfo.InvariantCulture)}");

        if (marking is not null && document.Problem is { } problem)
            return Messages.QueryProblem(marking.Query, problem);

        foreach (var warning in document.Warnings)
            Messages.Warning(warning.Message);

        if (document.IsPartial)
            Messages.Warning(Messages.TimeOver);
        else if (marking is not null && document.Highlights.Count == 0)
            Messages.Notice($"{document.Path}: nothing in it matches: {marking.Query}");

        if (found.First == 0)
            lines.Write(output, 1, int.MaxValue, static _ => false);
        else
            lines.Write(output, found.First - context, found.Last + context, n => n >= found.First && n <= found.Last);

        return ExitCodes.Found;
    }
}
