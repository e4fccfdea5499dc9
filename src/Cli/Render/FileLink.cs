using System.Globalization;

namespace DocumentSearch.Cli.Render;

/// <summary>Links to files, percent-encoded (RFC 3986), so that nothing in a name can end them or make something else of them.</summary>
internal static class FileLink
{
    /// <summary>A file URI (RFC 8089).</summary>
    /// <param name="path">A full path.</param>
    /// <param name="host">The machine it is on; empty for the one that follows the link.</param>
    public static string Uri(string path, string host = "") => $"file://{System.Uri.EscapeDataString(host)}{(path.StartsWith('/') ? "" : "/")}{Encoded(path)}";

    /// <summary>What a page names a file by: relative if the path is, else a file URI.</summary>
    /// <param name="path">A path as it is shown.</param>
    public static string Of(string path) => Path.IsPathRooted(path) ? Uri(path) : Encoded(path);

    /// <summary>The same with a line, in the way of pages that show source: <c>#L12</c>.</summary>
    /// <param name="path">A path as it is shown.</param>
    /// <param name="line">A line, from 1.</param>
    public static string Of(string path, int line) => string.Create(CultureInfo.InvariantCulture, $"{Of(path)}#L{line}");

    private static string Encoded(string path) =>
        string.Join('/', path.Split('/', Path.DirectorySeparatorChar).Select(System.Uri.EscapeDataString));
}
