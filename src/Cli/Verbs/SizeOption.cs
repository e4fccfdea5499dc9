using System.CommandLine;
using System.Globalization;

namespace DocumentSearch.Cli.Verbs;

/// <summary>An option that takes a size: a number of bytes, or of kB, MB, GB (of 1000) or KiB, MiB, GiB (of 1024).</summary>
internal static class SizeOption
{
    private static readonly (string Unit, long Bytes)[] Units =
    [
        ("kib", 1L << 10), ("mib", 1L << 20), ("gib", 1L << 30), ("tib", 1L << 40),
        ("kb", 1000), ("mb", 1000_000), ("gb", 1000_000_000), ("tb", 1000_000_000_000),
        ("k", 1000), ("m", 1000_000), ("g", 1000_000_000), ("t", 1000_000_000_000),
        ("b", 1), ("", 1),
    ];

    public static Option<string> Create(string name, string description)
    {
        var option = new Option<string>(name) { Description = description, HelpName = "SIZE" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && Parse(token.Value) is null)
                result.AddError($"{name}: '{token.Value}' is not a size, such as 500kB, 10MB or 2GiB");
        });
        return option;
    }

    /// <summary>The size in bytes, or null if it is none.</summary>
    public static long? Parse(string text)
    {
        var (unit, bytes) = Units.First(u => text.EndsWith(u.Unit, StringComparison.OrdinalIgnoreCase));
        var isNumber = decimal.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        return isNumber && number * bytes is >= 1 and <= long.MaxValue ? (long)(number * bytes) : null;
    }
}
