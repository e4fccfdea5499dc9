using System.CommandLine;

namespace DocumentSearch.Cli;

/// <summary>
/// Lets people type a query as it comes: <c>search WORDS…</c> without a verb, and <c>-word</c> to exclude a word. Options
/// that the verb knows are moved before a "--", everything else stays in its order behind it.
/// </summary>
internal static class WordsFirst
{
    private const string DefaultVerb = "for";

    private static readonly string[] VerbsWithWords = [DefaultVerb, "suggest", "why"];

    public static string[] Arrange(string[] args, RootCommand root)
    {
        if (args.Length == 0)
            return ["--help"];

        var verb = root.Subcommands.FirstOrDefault(c => c.Name == args[0]);
        if (verb is null)
        {
            if (IsRootOption(args[0]))
                return args;

            return ArrangeWords(args, root.Subcommands.First(c => c.Name == DefaultVerb));
        }

        return Array.IndexOf(VerbsWithWords, verb.Name) >= 0 ? ArrangeWords(args[1..], verb) : args;
    }

    private static bool IsRootOption(string arg) => arg is "--help" or "-h" or "-?" or "/?" or "/h" or "--version" || arg.StartsWith('[');

    private static string[] ArrangeWords(string[] args, Command verb)
    {
        List<string> options = [verb.Name], words = ["--"];
        for (var i = 0; i < args.Length; i++)
        {
            var arg = args[i];
            if (arg == "--")
            {
                words.AddRange(args[(i + 1)..]);
                break;
            }

            var name = IsGluedNumber(arg) ? arg[..2] : arg.Split('=', 2)[0];
            var option = verb.Options.FirstOrDefault(o => o.Name == name || o.Aliases.Contains(name));
            if (option is null && !IsHelp(arg) && !arg.StartsWith("--", StringComparison.Ordinal))
            {
                words.Add(arg);
                continue;
            }

            // An unknown --option is left for the parser to complain about: taken as a word it would be lost in silence.
            options.Add(arg);
            if (option is not null && option.Arity.MinimumNumberOfValues > 0 && name.Length == arg.Length && i + 1 < args.Length)
                options.Add(args[++i]);
        }

        return [.. options, .. words];
    }

    // -n3 asks for three hits; whoever wants to leave out the word n3 says NOT n3.
    private static bool IsGluedNumber(string arg) => arg is ['-', not '-', _, ..] && arg.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsHelp(string arg) => arg is "-h" or "-?" or "--help";
}
