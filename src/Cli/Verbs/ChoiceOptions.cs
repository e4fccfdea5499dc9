using System.CommandLine;
using DocumentSearch.Indexer.Source;
using DocumentSearch.IndexFormat.Analysis;

namespace DocumentSearch.Cli.Verbs;

/// <summary>The options by which somebody chooses what is indexed; the index remembers them.</summary>
internal sealed class ChoiceOptions
{
    private readonly Option<string[]> _include = Patterns("--include", "Only files that match one of these patterns (*.md, /docs/**)");
    private readonly Option<string[]> _exclude = Patterns("--exclude", "Leave out files and folders that match (*.log, build/)");
    private readonly Option<string> _maxSize = SizeOption.Create("--max-size", "Skip larger files (default: 4GiB)");
    private readonly Option<string> _language = LanguageOption.Create();
    private readonly Option<bool> _defaults = new("--defaults") { Description = "Forget what was chosen before" };
    private readonly SwitchOption _hidden;
    private readonly SwitchOption _followLinks;
    private readonly SwitchOption _ignoreFiles;

    public ChoiceOptions(Command command)
    {
        command.Add(_include);
        command.Add(_exclude);
        command.Add(_maxSize);
        _hidden = SwitchOption.AddTo(command, "hidden", "Index files and folders whose name begins with a dot too");
        _followLinks = SwitchOption.AddTo(command, "follow-links", "Follow symbolic links that stay inside what is indexed");
        _ignoreFiles = SwitchOption.AddTo(command, "ignore-files", "Respect .gitignore, .ignore and .searchignore (the default)");
        command.Add(_language);
        command.Add(_defaults);
    }

    /// <summary>What is chosen from now on, given what was chosen before.</summary>
    public Func<SourceChoices, SourceChoices> Of(ParseResult parsed) => before =>
    {
        var choices = parsed.GetValue(_defaults) ? new SourceChoices() : before;
        return choices with
        {
            Language = parsed.GetValue(_language) is { } language ? Language.Find(language)!.Code : choices.Language,
            Include = List(parsed, _include, choices.Include),
            Exclude = List(parsed, _exclude, choices.Exclude),
            MaxFileBytes = parsed.GetValue(_maxSize) is { } size ? SizeOption.Parse(size)!.Value : choices.MaxFileBytes,
            Hidden = _hidden.Value(parsed, choices.Hidden),
            FollowLinks = _followLinks.Value(parsed, choices.FollowLinks),
            IgnoreFiles = _ignoreFiles.Value(parsed, choices.IgnoreFiles),
        };
    };

    // An empty pattern takes the place of all that were given before.
    private static IReadOnlyList<string> List(ParseResult parsed, Option<string[]> option, IReadOnlyList<string> before) =>
        parsed.GetValue(option) is { Length: > 0 } patterns ? [.. patterns.Where(p => p.Length > 0)] : before;

    private static Option<string[]> Patterns(string name, string description) =>
        new(name) { Description = description, HelpName = "GLOB", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };
}
