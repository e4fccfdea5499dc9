namespace DocumentSearch.Extract.Formats.Office;

/// <summary>A block of text on its way into the text of a document.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Level">Depth of a heading, from 1; 0 for everything else.</param>
/// <param name="Text">Its text; a tab goes to the next cell or tab stop, a line feed to the next line.</param>
internal readonly record struct Piece(BlockKind Kind, int Level, string Text)
{
    /// <summary>A paragraph.</summary>
    internal static Piece Paragraph(string text) => new(BlockKind.Paragraph, 0, text);

    /// <summary>Adds it to a text.</summary>
    internal void WriteTo(TextBuilder builder)
    {
        Write(builder, Text);
        builder.End(Kind, Level);
    }

    /// <summary>Adds text with tabs and line feeds to the open block.</summary>
    internal static void Write(TextBuilder builder, ReadOnlySpan<char> text)
    {
        int mark;

        while ((mark = text.IndexOfAny('\t', '\n')) >= 0)
        {
            builder.Write(text[..mark]);

            if (text[mark] == '\t')
                builder.Tab();
            else
                builder.LineBreak();

            text = text[(mark + 1)..];
        }

        builder.Write(text);
    }
}
