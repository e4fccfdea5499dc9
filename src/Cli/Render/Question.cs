namespace DocumentSearch.Cli.Render;

/// <summary>A question to whoever sits at the terminal, to be answered with yes or anything else.</summary>
internal static class Question
{
    /// <summary>Whether somebody sees a question and can answer it.</summary>
    public static bool CanBeAsked => !Console.IsInputRedirected && !Console.IsErrorRedirected;

    public static bool Ask(string question)
    {
        Console.Error.Write($"{ShownText.KeepSpacing(question)} [y/N] ");
        // Console.In would first switch the terminal's modes.
        using var input = new StreamReader(Console.OpenStandardInput());
        var answer = input.ReadLine();
        if (answer is null)
            Console.Error.WriteLine();

        return answer?.Trim().ToUpperInvariant() is "Y" or "YES";
    }
}
