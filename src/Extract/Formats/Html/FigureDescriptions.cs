using System.Text;

namespace DocumentSearch.Extract.Formats.Html;

/// <summary>What the pictures of a figure are described by, held until it is known whether its caption says the same, as it often does.</summary>
internal sealed class FigureDescriptions
{
    private readonly StringBuilder _caption = new();
    private readonly List<string> _held = [];

    /// <summary>Adds text of the caption.</summary>
    internal void AddCaption(ReadOnlySpan<char> words) => _caption.Append(words);

    /// <summary>Holds the description of a picture, if it says anything.</summary>
    internal void Hold(string? description)
    {
        if (!string.IsNullOrWhiteSpace(description))
            _held.Add(description);
    }

    /// <summary>Ends the figure.</summary>
    /// <returns>The descriptions that its caption does not repeat.</returns>
    internal string[] Take()
    {
        var caption = Words(_caption.ToString());
        string[] others = [.. _held.Where(description => Words(description) != caption)];
        _caption.Clear();
        _held.Clear();
        return others;
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
