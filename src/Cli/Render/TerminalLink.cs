using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace DocumentSearch.Cli.Render;

/// <summary>
/// Links to places in files that a terminal understands (OSC 8): a file URI with the name of this machine, so that a terminal
/// that shows another one does not open a file of its own, and the line as its fragment, a bare number, as kitty and ripgrep
/// have agreed on. The terminal of VS Code takes a column too, but takes a host for a network share.
/// </summary>
internal static partial class TerminalLink
{
    private const int MaxHostName = 256;

    private static readonly bool IsEditor = Environment.GetEnvironmentVariable("TERM_PROGRAM") is "vscode";
    private static readonly string Host = IsEditor ? "" : HostName();

    /// <summary>Text as a link to a place.</summary>
    /// <param name="text">What is shown.</param>
    /// <param name="path">A full path.</param>
    /// <param name="line">A line, from 1; 0 for the file as a whole.</param>
    /// <param name="column">A column, from 1.</param>
    public static string Of(string text, string path, int line = 0, int column = 1)
    {
        var place = line == 0 ? "" : IsEditor
            ? string.Create(CultureInfo.InvariantCulture, $"#{line},{column}")
            : string.Create(CultureInfo.InvariantCulture, $"#{line}");
        return $"\e]8;;{FileLink.Uri(path, Host)}{place}\e\\{text}\e]8;;\e\\";
    }

    // The whole name: that of .NET ends at the first dot, and terminals compare.
    private static string HostName()
    {
        if (OperatingSystem.IsWindows())
            return Environment.MachineName;

        Span<byte> name = stackalloc byte[MaxHostName];
        return GetHostName(name, (nuint)name.Length) == 0 && name.IndexOf((byte)0) is var end and > 0
            ? Encoding.UTF8.GetString(name[..end])
            : Environment.MachineName;
    }

    [LibraryImport("libc", EntryPoint = "gethostname")]
    private static partial int GetHostName(Span<byte> name, nuint length);
}
