using System.CommandLine;

namespace DocumentSearch.Cli.Verbs;

internal enum ColorWhen
{
    Auto,
    Always,
    Never,
}

/// <summary><c>--color</c>, with NO_COLOR (no-color.org) and TERM=dumb respected.</summary>
internal static class ColorOption
{
    private static readonly string[] Values = ["auto", "always", "never"];

    public static Option<string> Create()
    {
        var option = new Option<string>("--color") { Description = "auto (default), always or never", HelpName = "WHEN" };
        option.CompletionSources.Add(Values);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !Values.Contains(token.Value))
                result.AddError($"--color: '{token.Value}' is not auto, always or never");
        });
        return option;
    }

    public static ColorWhen Wanted(string? value) => value switch
    {
        "always" => ColorWhen.Always,
        "never" => ColorWhen.Never,
        _ when !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) => ColorWhen.Never,
        _ when Environment.GetEnvironmentVariable("TERM") is "dumb" => ColorWhen.Never,
        _ => ColorWhen.Auto,
    };
}
