using System.Globalization;

namespace DocumentSearch.Search;

/// <summary>Names a passage: its document and its range there. A document that is read anew has another name.</summary>
/// <param name="Document">The <see cref="Hit.Id"/>.</param>
/// <param name="Start">First character, a UTF-16 offset in the document's text.</param>
/// <param name="Length">Its length in UTF-16 units.</param>
public readonly record struct PassageId(string Document, int Start, int Length)
{
    /// <summary>Reads one, such as <c>1a@1200+240</c>; null if it is none.</summary>
    /// <param name="text">The text.</param>
    public static PassageId? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var plus = text.IndexOf('+', StringComparison.Ordinal);
        return at > 0 && plus > at && IsId(text.AsSpan(0, at))
            && int.TryParse(text.AsSpan(at + 1, plus - at - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && int.TryParse(text.AsSpan(plus + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? new PassageId(text[..at], start, length)
            : null;
    }

    /// <summary>The name, of letters, digits, <c>@</c> and <c>+</c>; empty where the document has none.</summary>
    public override string ToString() => Document.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Document}@{Start}+{Length}");

    private static bool IsId(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is not (>= '0' and <= '9' or >= 'a' and <= 'v'))
                return false;
        }

        return true;
    }
}
