using System.CommandLine;
using System.CommandLine.Parsing;
using DocumentSearch.Cli.Render;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Cli.Verbs;

/// <summary><c>--format</c>: the form an answer is written in; <c>--json</c> is short for one of them.</summary>
internal sealed class FormatOption
{
    private const string Auto = "auto";
    private const string JsonName = "json";

    private static readonly string[] Names = [Auto, "text", JsonName, "markdown", "html"];

    public FormatOption()
    {
        Option.CompletionSources.Add(Names);
        Option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !Names.Contains(token.Value))
                result.AddError($"--format: '{token.Value}' is not auto, text, json, markdown or html");
        });
    }

    public Option<string> Option { get; } = new("--format")
    {
        Description = "auto (default: for people on a terminal, else text), text (a line for each passage), json, markdown or html",
        HelpName = "FORMAT",
    };

    public Option<bool> Json { get; } = new("--json") { Description = "--format json: one JSON object per line; the last one is the summary" };

    /// <summary>Complains of two forms.</summary>
    public void Check(CommandResult result)
    {
        if (result.GetValue(Json) && result.GetValue(Option) is { } name && name != JsonName)
            result.AddError($"--json is --format json; --format {name} cannot be given with it");
    }

    public IRenderer Renderer(ParseResult parsed, Output output, IndexLocation location) =>
        (parsed.GetValue(Json) ? JsonName : parsed.GetValue(Option) ?? Auto) switch
        {
            JsonName => new JsonRenderer(output),
            "markdown" => new MarkdownRenderer(output, location),
            "html" => new HtmlRenderer(output, location),
            Auto when output.IsTerminal => new TerminalRenderer(output, location),
            _ => new PipeRenderer(output, location),
        };
}
