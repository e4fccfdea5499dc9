using DocumentSearch.Extract.Detection;
using DocumentSearch.Extract.Formats;

namespace DocumentSearch.Extract;

/// <summary>The date that a document states in its text.</summary>
public static class StatedDate
{
    /// <summary>Looks for the date in a text that was read before.</summary>
    /// <param name="format">Name of its format.</param>
    /// <param name="text">The text, or its beginning.</param>
    /// <returns>The date, UTC; null if the text states none.</returns>
    public static DateTime? In(string format, ReadOnlySpan<char> text) =>
        format == DocumentFormat.Markdown.Name ? FrontMatter.Find(text[..Math.Min(text.Length, FrontMatter.MaxDatedLength)]).Date : null;
}
