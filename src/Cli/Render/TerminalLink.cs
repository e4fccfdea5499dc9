using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using DocumentSearch.Search;

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

    /// <summary>Text as a link to a file.</summary>
    /// <param name="text">What is shown.</param>
    /// <param name="path">A full path.</param>
    /// <param name="fragment">What leads to a place in it; empty for the file as a whole.</param>
    public static string Of(string text, string path, string fragment = "") => $"\e]8;;{FileLink.Uri(path, Host)}{fragment}\e\\{text}\e]8;;\e\\";

    /// <summary>Text as a link to a passage.</summary>
    /// <param name="text">What is shown.</param>
    /// <param name="path">The full path of the file.</param>
    /// <param name="hit">The document.</param>
    /// <param name="passage">Its passage.</param>
    public static string Of(string text, string path, Hit hit, Passage passage)
    {
        if (!FileLink.HasLines(hit))
            return Of(text, path, FileLink.PageFragment(hit, passage));

        return Of(text, path, IsEditor
            ? string.Create(CultureInfo.InvariantCulture, $"#{passage.Line},{passage.Column}")
            : string.Create(CultureInfo.InvariantCulture, $"#{passage.Line}"));
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
