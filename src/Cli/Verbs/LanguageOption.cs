using System.CommandLine;
using DocumentSearch.IndexFormat.Analysis;

namespace DocumentSearch.Cli.Verbs;

/// <summary><c>--language</c>: an ISO 639-1 code or an English name.</summary>
internal static class LanguageOption
{
    private const string Name = "--language";

    public static Option<string> Create()
    {
        var option = new Option<string>(Name) { Description = "Language whose word forms find each other, such as de or German (default: en)", HelpName = "LANGUAGE" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && Language.Find(token.Value) is null)
                result.AddError($"{Name}: '{token.Value}' is not a language known here; known are {string.Join(", ", Language.All.Select(l => l.Code))}");
        });
        return option;
    }
}
