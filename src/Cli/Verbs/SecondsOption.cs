using System.CommandLine;
using System.Globalization;

namespace DocumentSearch.Cli.Verbs;

/// <summary>An option that takes a time in seconds, whole or not, between bounds.</summary>
internal static class SecondsOption
{
    public static Option<double?> Create(string name, string description, double min, double max)
    {
        var option = new Option<double?>(name) { Description = description, HelpName = "SECONDS" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token]
                && (!double.TryParse(token.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) || n < min || n > max))
            {
                result.AddError($"{name}: '{token.Value}' is not a number of seconds from {min} to {max}");
            }
        });
        return option;
    }
}
