namespace DocumentSearch.Cli.Render;

/// <summary>ANSI escape sequences (ECMA-48 SGR) for the parts of a result.</summary>
internal static class Style
{
    public const string Plain = "";
    public const string Reset = "\e[0m";
    public const string Title = "\e[1m";
    public const string Place = "\e[35m";
    public const string Dim = "\e[2m";
    public const string Highlight = "\e[1;31m";
}
