using System.CommandLine;
using System.CommandLine.Parsing;

namespace DocumentSearch.Cli;

/// <summary>What is wrong with a command line, in one line.</summary>
internal static class UsageProblem
{
    /// <summary>The first problem, with where to read on; null if there is none.</summary>
    public static string? Of(ParseResult parsed)
    {
        var problem = parsed.Errors.Count > 0 ? parsed.Errors[0].Message.TrimEnd('.') : UnknownOption(parsed);
        return problem is null ? null : $"{problem}; see: {Name(parsed.CommandResult)} --help";
    }

    // An argument that takes any number of words would take a mistyped option for one more of them.
    private static string? UnknownOption(ParseResult parsed)
    {
        var unknown = parsed.Tokens
            .TakeWhile(t => t.Type != TokenType.DoubleDash)
            .FirstOrDefault(t => t.Type == TokenType.Argument && t.Value is ['-', not (>= '0' and <= '9'), ..]);
        return unknown is null ? null : $"unknown option {unknown.Value}";
    }

    private static string Name(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{Name(parent)} {command.Command.Name}" : command.Command.Name;
}
