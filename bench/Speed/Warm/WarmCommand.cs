using System.CommandLine;
using DocumentSearch.Speed.Report;

namespace DocumentSearch.Speed.Warm;

/// <summary>The command that times queries.</summary>
internal static class WarmCommand
{
    public static Command Create()
    {
        var queries = new Argument<string>("QUERIES") { Description = "File of queries, as the command queries writes it." };
        var ours = new Option<string>("--ours") { Description = "Our index.", Required = true };
        var java = new Option<string?>("--java") { Description = "The index of Java Lucene; without it only ours is timed." };
        var classes = new Option<string?>("--classes") { Description = "Only these, separated by commas, such as high,or3." };
        var settings = new Option<string?>("--settings") { Description = "Only these of ours, separated by commas: plain,full." };
        var turns = new Option<int>("--turns") { Description = "How often each engine is asked each class, in turn.", DefaultValueFactory = _ => 5 };
        var rounds = new Option<int>("--rounds") { Description = "How often each query is asked in a turn.", DefaultValueFactory = _ => 5 };
        var warmUp = new Option<double>("--warm-up") { Description = "Seconds that each engine is asked each class before anything counts.", DefaultValueFactory = _ => 3 };
        var output = Commands.OutOption();
        var command = new Command("warm", "Times queries by class, ours and Java Lucene in turn.") { queries, ours, java, classes, settings, turns, rounds, warmUp, output };
        command.SetAction(parsed =>
        {
            var options = new WarmOptions(
                parsed.GetRequiredValue(queries),
                parsed.GetRequiredValue(ours),
                parsed.GetValue(java),
                Commands.List(parsed.GetValue(classes)),
                Commands.List(parsed.GetValue(settings)),
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
}
