using DocumentSearch.Extract.Detection;
using DocumentSearch.Extract.Formats;

namespace DocumentSearch.Extract;

/// <summary>What a document states in its text of itself.</summary>
/// <param name="Date">Its date, UTC; null if the text states none.</param>
/// <param name="Properties">What else it says.</param>
public readonly record struct StatedFacts(DateTime? Date, DocumentProperties Properties)
{
    /// <summary>Looks for it in a text that was read before.</summary>
    /// <param name="format">Name of its format.</param>
    /// <param name="text">The text, or its beginning.</param>
    public static StatedFacts In(string format, ReadOnlySpan<char> text)
    {
        if (format != DocumentFormat.Markdown.Name)
            return new(null, DocumentProperties.None);

        var frontMatter = FrontMatter.Find(text[..Math.Min(text.Length, FrontMatter.MaxStatingLength)]);
        return new(frontMatter.Date, frontMatter.Properties);
    }
}
