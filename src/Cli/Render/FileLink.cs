using System.Globalization;
using DocumentSearch.Search;

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

    /// <summary>The same with the place of a passage, if a file of its kind has such: a page of a PDF (RFC 8118, 3), or a line of what is text itself.</summary>
    /// <param name="path">The path of the file as it is shown.</param>
    /// <param name="hit">The document.</param>
    /// <param name="passage">Its passage.</param>
    public static string Of(string path, Hit hit, Passage passage) =>
        HasLines(hit) ? Of(path, passage.Line) : $"{Of(path)}{PageFragment(hit, passage)}";

    /// <summary>Whether lines of a document's text are those of the file that is opened to see it.</summary>
    public static bool HasLines(Hit hit) => !hit.IsDerived && hit.File == hit.Path;

    /// <summary>What leads to the page of a passage, <c>#page=12</c>; empty if the file has no such places.</summary>
    public static string PageFragment(Hit hit, Passage passage) =>
        hit is { IsDerived: true, Format: "pdf" } && hit.File == hit.Path && passage.Place is { Start: { Kind: PlaceKind.Page, Number: var page } }
            ? string.Create(CultureInfo.InvariantCulture, $"#page={page}")
            : "";

    private static string Encoded(string path) =>
        string.Join('/', path.Split('/', Path.DirectorySeparatorChar).Select(System.Uri.EscapeDataString));
}
