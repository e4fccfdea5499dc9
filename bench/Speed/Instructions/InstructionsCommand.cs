using System.CommandLine;
using DocumentSearch.Speed.Report;

namespace DocumentSearch.Speed.Instructions;

/// <summary>The command that counts instructions.</summary>
internal static class InstructionsCommand
{
    public static Command Create()
    {
        var search = new Option<string>("--search") { Description = "The command, natively compiled.", Required = true };
        var index = new Option<string?>("--index") { Description = "An index to ask; else one of 20,000 synthetic documents is made." };
        var corpus = Commands.CorpusOption();
        var runs = new Option<int>("--runs") { Description = "How often each is counted.", DefaultValueFactory = _ => 2 };
        var before = new Option<string?>("--before") { Description = "An earlier report (instructions.json) to compare with." };
        var tolerance = new Option<double>("--tolerance") { Description = "Ends with exit code 1 if a query takes more instructions than before by so many percent.", DefaultValueFactory = _ => 2 };
        var output = Commands.OutOption();
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
}
