namespace DocumentSearch.Extract.Formats.Mail;

/// <summary>What a message begins with for its reader.</summary>
/// <param name="Subject">The subject; null if it has none.</param>
/// <param name="From">The sender, or several; null if none is stated.</param>
/// <param name="To">Those it is sent to.</param>
/// <param name="Copy">Those who get a copy.</param>
internal sealed record MessageHead(string? Subject, string? From, IReadOnlyList<string> To, IReadOnlyList<string> Copy)
{
    /// <summary>
    /// Writes the subject as the heading and a line for each side of the correspondence. No words stand there that are not the message's own,
    /// so that "from" and "to" find what they stand in; the date is a fact of the document and no text.
    /// </summary>
    internal void Write(TextBuilder text)
    {
        if (Subject is not null)
            text.Block(BlockKind.Heading, Subject, level: 1);

        if (From is not null)
            text.Write(From);

        Write(text, To);
        Write(text, Copy);
        text.End(BlockKind.Paragraph);
    }

    private static void Write(TextBuilder text, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return;

        text.LineBreak();
        text.Write("→ ");

        for (var i = 0; i < names.Count; i++)
        {
            text.Write(i == 0 ? "" : ", ");
            text.Write(names[i]);
        }
    }
}
