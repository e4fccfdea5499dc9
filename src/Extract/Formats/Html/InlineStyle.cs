namespace DocumentSearch.Extract.Formats.Html;

/// <summary>Reads the <c>style</c> attribute of an element.</summary>
internal static class InlineStyle
{
    /// <summary>Whether it says that the element is not shown.</summary>
    internal static bool Hides(ReadOnlySpan<char> style)
    {
        foreach (var range in style.Split(';'))
        {
            var declaration = style[range];
            var colon = declaration.IndexOf(':');

            if (colon < 0)
                continue;

            var property = declaration[..colon].Trim();
            var value = declaration[(colon + 1)..].Trim();

            if (Is(property, "display") && Begins(value, "none") || Is(property, "visibility") && Begins(value, "hidden"))
                return true;
        }

        return false;
    }

    private static bool Is(ReadOnlySpan<char> property, ReadOnlySpan<char> name) => property.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool Begins(ReadOnlySpan<char> value, ReadOnlySpan<char> word) => value.StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
