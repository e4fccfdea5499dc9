using System.CommandLine;
using DocumentSearch.Cli.Verbs;

namespace DocumentSearch.Cli;

/// <summary>The command's verbs and options; parser and help are made from them.</summary>
internal static class CommandLine
{
    public static ParserConfiguration ParserConfiguration { get; } = new() { ResponseFileTokenReplacer = null };

    public static InvocationConfiguration InvocationConfiguration { get; } = new()
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    public static RootCommand Build(Interrupt interrupt) => new(
        """
        Finds the right passages in a folder of documents.

        `search WORDS…` means `search for WORDS…`. The index is a folder named .search, kept beside the documents and found
        from inside them; it is made and kept up to date by itself.

        Exit status: 0 found or done, 1 nothing found, 2 error.
        """)
    {
        ForVerb.Command(interrupt),
        IndexVerb.Command(interrupt),
        WatchVerb.Command(interrupt),
        ShowVerb.Command(interrupt),
        ExtractVerb.Command(interrupt),
        SuggestVerb.Command(interrupt),
        WhyVerb.Command(interrupt),
        StatusVerb.Command(interrupt),
        CheckVerb.Command(interrupt),
        RemoveVerb.Command(interrupt),
        CompactVerb.Command(interrupt),
        BackupVerb.Command(interrupt),
        RestoreVerb.Command(interrupt),
        EvalVerb.Command(interrupt),
    };
}
