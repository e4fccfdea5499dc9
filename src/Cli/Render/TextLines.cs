namespace DocumentSearch.Cli.Render;

/// <summary>The lines of a text, made harmless to a terminal.</summary>
internal static class TextLines
{
    public static void Write(Output output, ReadOnlySpan<char> text)
    {
        // As places in a file are counted: CR ends lines where there is no LF.
        var lineEnd = text.Contains('\r') && !text.Contains('\n') ? '\r' : '\n';
        while (text.Length > 0)
        {
            var end = text.IndexOf(lineEnd) is var at and >= 0 ? at : text.Length;
            output.Line(ShownText.KeepSpacing(text[..end].TrimEnd('\r')));
            text = text[Math.Min(end + 1, text.Length)..];
        }
    }
}
