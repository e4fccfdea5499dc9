using System.CommandLine;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Cli.Verbs;

/// <summary>An option that takes a size: a number of bytes, or of kB, MB, GB (of 1000) or KiB, MiB, GiB (of 1024).</summary>
internal static class SizeOption
{
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

    /// <summary>The size in bytes, at least one; null if it is none.</summary>
    public static long? Parse(string text) => ByteSize.Parse(text) is >= 1 and var bytes ? bytes : null;
}
