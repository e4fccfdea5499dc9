namespace DocumentSearch.Extract.Formats.Office.Word;

/// <summary>Reads a text document: its body with the notes it refers to, then what stands at the edges of its pages.</summary>
/// <param name="package">The package.</param>
internal sealed class WordDocument(OfficePackage package)
{
    private readonly TextBuilder _text = new(package.Task);

    /// <summary>The text of the document.</summary>
    internal ExtractedText Read()
    {
        var relationships = Relationships.Of(package, package.MainPart);
        var context = WordContext.Read(package, relationships);

        var title = ReadStory(context, package.MainPart, relationships, piece => piece.WriteTo(_text));
        Write([.. context.Footnotes.GiveRest(), .. context.Endnotes.GiveRest(), .. context.Comments.GiveRest()]);
        ReadMargins(context, [.. relationships.Targets("header"), .. relationships.Targets("footer")]);
        package.Embed(relationships);

        var core = CoreProperties.Of(package);
        return _text.Finish("docx") with { Title = core.Title ?? title, Date = core.Date, Properties = core.Properties };
    }

    /// <summary>Reads a story.</summary>
    /// <returns>The first paragraph in the style of titles; null if there is none.</returns>
    private string? ReadStory(WordContext context, string part, Relationships relationships, Action<Piece> take)
    {
        var story = new WordStory(context, relationships, take);
        using var xml = package.Open(part);

        while (!_text.IsFull && xml?.Read() == true)
            story.Take(xml);

        story.Finish();
        return story.Title;
    }

    /// <summary>Reads headers and footers, which are often the same for several sections and kinds of pages.</summary>
    private void ReadMargins(WordContext context, string[] parts)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);

        foreach (var part in parts)
        {
            var pieces = new List<Piece>();
            var relationships = Relationships.Of(package, part);
            ReadStory(context, part, relationships, pieces.Add);
            package.Embed(relationships);

            if (known.Add(string.Join('\n', pieces.Select(piece => piece.Text))))
                Write(pieces);
        }
    }

    private void Write(IReadOnlyList<Piece> pieces)
    {
        foreach (var piece in pieces)
            piece.WriteTo(_text);
    }
}
