using System.CommandLine;

namespace DocumentSearch.Cli.Verbs;

/// <summary>An option that takes a number between bounds; absent it is null, and what is done then is said in its description.</summary>
internal static class CountOption
{
    public static Option<int?> Create(string name, string? alias, string description, int min, int max)
    {
        var option = new Option<int?>(name, alias is null ? [] : [alias]) { Description = description, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var n) || n < min || n > max))
                result.AddError($"{name}: '{token.Value}' is not a number from {min} to {max}");
        });
        return option;
    }
}
