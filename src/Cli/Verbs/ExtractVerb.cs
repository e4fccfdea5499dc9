using System.CommandLine;
using DocumentSearch.Cli.Render;
using DocumentSearch.Extract;
using DocumentSearch.Extract.Isolation;

namespace DocumentSearch.Cli.Verbs;

/// <summary><c>search extract FILE…</c>: what would be indexed of files.</summary>
internal static class ExtractVerb
{
    public static Command Command(Interrupt interrupt)
    {
        var files = new Argument<string[]>("FILE") { Description = "Files to read", Arity = ArgumentArity.OneOrMore };
        var text = new Option<bool>("--text") { Description = "The text alone, exactly as it is" };
        var json = new Option<bool>("--json") { Description = "One JSON object a document, a line each" };
        var color = ColorOption.Create();
        var command = new Command("extract", Examples.Extract) { files, text, json, color };
        command.Validators.Add(result =>
        {
            if (result.GetValue(text) && result.GetValue(json))
                result.AddError("--text and --json cannot both be given");
        });
        command.SetAction(parsed =>
        {
            using var output = new Output(ColorOption.Wanted(parsed.GetValue(color)));
            IExtractRenderer renderer = parsed.GetValue(json) ? new ExtractJson(output)
                : parsed.GetValue(text) ? new ExtractPlain(output)
                : new ExtractText(output);
            return Run(parsed.GetValue(files) ?? [], renderer, interrupt.Token);
        });
        return command;
    }

    private static string Why(Exception fault) =>
        fault is FileNotFoundException or DirectoryNotFoundException ? "no such file" : $"cannot be read: {fault.Message}";

    private static int Run(string[] files, IExtractRenderer renderer, CancellationToken cancel)
    {
        using IFileExtraction extraction = WriteOptions.Default.Worker is { } worker ? new WorkerExtraction(worker) : new InProcessExtraction();
        var reading = new FileReading(extraction, ExtractLimits.Default);
        var (hasText, hasFault) = (false, false);
        foreach (var file in files)
        {
            try
            {
                reading.Read(file, Take, cancel);
            }
            catch (TextReadException e)
            {
                renderer.Flush();
                Messages.Error($"{file}: {Why(e.InnerException ?? e)}");
                hasFault = true;
            }
        }

        return hasFault ? ExitCodes.Error : hasText ? ExitCodes.Found : ExitCodes.NothingFound;

        void Take(ReadDocument document)
        {
            hasText |= document.Result is ExtractResult.Ok { Document.Text.Length: > 0 };
            renderer.Render(document);
        }
    }
}
