using System.CommandLine;
using System.Globalization;
using DocumentSearch.Cli.Render;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Verbs;

/// <summary><c>search show PATH[:LINE]</c>: a document as it is indexed, whole or around a line.</summary>
internal static class ShowVerb
{
    private const int DefaultContext = 10;
    private const int MaxContext = 1_000_000;

    public static Command Command()
    {
        var place = new Argument<string>("PATH[:LINE]") { Description = "A document, and a line of it" };
        var index = IndexOption.Create();
        var context = CountOption.Create("--context", "-C", $"Lines before and after LINE (default: {DefaultContext})", 0, MaxContext);
        var color = ColorOption.Create();
        var command = new Command("show", Examples.Show) { place, index, context, color };
        command.SetAction(parsed =>
        {
            using var output = new Output(ColorOption.Wanted(parsed.GetValue(color)));
            return Run(parsed.GetValue(place)!, parsed.GetValue(context) ?? DefaultContext, IndexOption.Locate(parsed.GetValue(index)), output);
        });
        return command;
    }

    private static int Run(string place, int context, IndexLocation location, Output output)
    {
        using var searcher = Searcher.Open(location);
        var (document, path, line) = Find(searcher, location, place);
        if (document is null)
            return Messages.Error($"{path}: not in the index; search status --skipped lists files that were left out");

        return DocumentLines.Write(output, document, line, context)
            ? ExitCodes.Found
            : Messages.Error($"{path}: there is no line {line.ToString(CultureInfo.InvariantCulture)}");
    }

    // People name a file from where they stand; the index from its base folder.
    private static DocumentText? Read(Searcher searcher, IndexLocation location, string path) =>
        path.Length == 0 ? null : searcher.Read(location.ToStored(Path.GetFullPath(path))) ?? searcher.Read(path);

    // A path, path:line or path:line:column, as results are printed; a name may itself end like a place.
    private static (DocumentText? Document, string Path, int Line) Find(Searcher searcher, IndexLocation location, string place)
    {
        var (path, line) = (place, 0);
        for (var numbers = 0; ; numbers++)
        {
            if (Read(searcher, location, path) is { } document)
                return (document, path, line);

            var (shorter, number) = SplitNumber(path);
            if (number == 0 || numbers == 2)
                return (null, path, 0);

            (path, line) = (shorter, number);
        }
    }

    private static (string Path, int Number) SplitNumber(string place)
    {
        var colon = place.LastIndexOf(':');
        return colon > 0 && int.TryParse(place.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (place[..colon], number)
            : (place, 0);
    }
}
