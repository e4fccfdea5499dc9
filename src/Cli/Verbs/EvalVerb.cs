using System.CommandLine;
using DocumentSearch.Cli.Render;
using DocumentSearch.Evaluate;
using DocumentSearch.Evaluate.Collections;
using DocumentSearch.Evaluate.Measure;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Verbs;

/// <summary><c>search eval DATASET</c>: how well judged questions are answered.</summary>
internal static class EvalVerb
{
    private const string RunName = "search";

    public static Command Command(Interrupt interrupt)
    {
        var dataset = new Argument<string>("DATASET") { Description = "Folder of a test collection" };
        var documents = new Option<string>("--documents") { Description = "Its documents (default: corpus.jsonl, documents/ or docs/)", HelpName = "PATH" };
        var topics = new Option<string>("--topics") { Description = "Its topics (default: queries.jsonl or topics*)", HelpName = "FILE" };
        var qrels = new Option<string>("--qrels") { Description = "Its judgments (default: qrels/test.tsv or qrels*)", HelpName = "FILE" };
        var half = new Option<string>("--half") { Description = "Only the topics whose number has an even, or odd, CRC-32", HelpName = "HALF" };
        half.AcceptOnlyFromAmong("even", "odd");
        var expand = new Option<bool>("--expand") { Description = "Ask as search for --expand does" };
        var index = new Option<string>("--index") { Description = "Keep the index here, and use it again (default: a temporary one)", HelpName = "DIR" };
        var language = LanguageOption.Create();
        var run = new Option<string>("--run") { Description = "Write what was found, as a TREC run", HelpName = "FILE" };
        var against = new Option<string>("--against") { Description = "Compare with an earlier run, and say whether that may be chance", HelpName = "FILE" };
        var perTopic = new Option<bool>("--per-topic") { Description = "The measures of each topic too" };
        var json = new Option<bool>("--json") { Description = "One JSON object" };
        var threads = ThreadsOption.Create();
        var command = new Command("eval", Examples.Eval) { dataset, documents, topics, qrels, half, expand, index, language, run, against, perTopic, json, threads };
        command.SetAction(parsed =>
        {
            // From here on a signal ends the work, and what is temporary is deleted.
            var cancel = interrupt.Token;
            try
            {
                var files = CollectionFiles.Find(
                    parsed.GetValue(dataset)!, parsed.GetValue(documents), parsed.GetValue(topics), parsed.GetValue(qrels));
                var collection = TestCollection.Open(files, Messages.Warning);
                var options = new EvaluationOptions
                {
                    Half = parsed.GetValue(half) switch { "even" => TopicHalf.Even, "odd" => TopicHalf.Odd, _ => null },
                    Request = new SearchRequest("") { Expand = parsed.GetValue(expand) },
                    Language = (Language.Find(parsed.GetValue(language) ?? "") ?? Language.Default).Code,
                };
                var earlier = parsed.GetValue(against) is { } baseline ? Run.Read(baseline, Messages.Warning) : null;
                using var place = EvaluationIndex.At(parsed.GetValue(index));
                var indexing = ThreadsOption.Options(parsed.GetValue(threads));
                var evaluation = Evaluation.Run(collection, place.Location, indexing, options, Messages.Warning, cancel);
                if (parsed.GetValue(run) is { } file)
                    evaluation.Answers.Run.Save(file, RunName);

                using var output = new Output(ColorWhen.Never);
                var report = new EvaluationReport(output, collection, evaluation, earlier);
                report.Write(parsed.GetValue(perTopic), parsed.GetValue(json));
                return ExitCodes.Found;
            }
            catch (CollectionException e)
            {
                return Messages.Error(e.Message);
            }
        });
        return command;
    }

    /// <summary>The index of a test collection: one that is kept, or one that is gone when it was asked.</summary>
    private sealed class EvaluationIndex : IDisposable
    {
        private readonly string? _temporary;

        private EvaluationIndex(IndexLocation location, string? temporary) => (Location, _temporary) = (location, temporary);

        public IndexLocation Location { get; }

        public static EvaluationIndex At(string? kept)
        {
            if (kept is not null)
                return new EvaluationIndex(IndexLocation.At(kept), null);

            var folder = Directory.CreateTempSubdirectory("search-eval-").FullName;
            return new EvaluationIndex(IndexLocation.At(Path.Combine(folder, IndexLocation.FolderName)), folder);
        }

        public void Dispose()
        {
            if (_temporary is not null)
                Directory.Delete(_temporary, recursive: true);
        }
    }
}
