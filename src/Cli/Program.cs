using DocumentSearch.Cli.Render;
using DocumentSearch.Extract.Isolation;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Cli;

internal static class Program
{
    private static int Main(string[] args)
    {
        if (args is [WorkerCommand.Argument])
            return ExtractionWorker.Run();

        try
        {
            using var interrupt = new Interrupt();
            var root = CommandLine.Build(interrupt);
            var parsed = root.Parse(WordsFirst.Arrange(args, root), CommandLine.ParserConfiguration);
            return UsageProblem.Of(parsed) is { } problem
                ? Messages.Error(problem)
                : parsed.Invoke(CommandLine.InvocationConfiguration);
        }
        catch (IndexException e)
        {
            return Messages.Error(e.Message);
        }
        catch (OperationCanceledException)
        {
            Messages.Notice("interrupted");
            return ExitCodes.Interrupted;
        }
        catch (Exception e)
        {
            return Messages.Error($"this should not have happened: {e.GetType().Name}: {e.Message}");
        }
    }
}
