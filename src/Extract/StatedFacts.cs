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
        if (TextFileNames.Named(format) is not { } named || TextStructure.Of(named) is not { } structure)
            return new(null, DocumentProperties.None);

        structure.Begin(text[..Math.Min(text.Length, TextStructure.MaxStatingLength)]);
        return new(structure.Date, structure.Properties);
    }
}
