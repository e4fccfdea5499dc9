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
        var styles = ReadStyles(relationships);
        var notes = new StoryNotes(Notes("footnotes"), Notes("endnotes"), Notes("comments"));

        var title = ReadStory(package.MainPart, relationships, styles, notes, piece => piece.WriteTo(_text));

        foreach (var rest in (IEnumerable<Piece>[])[notes.Footnotes.GiveRest(), notes.Endnotes.GiveRest(), notes.Comments.GiveRest()])
        {
            foreach (var piece in rest)
                piece.WriteTo(_text);
        }

        ReadMargins(relationships, styles, notes);
        package.Embed(relationships);

        var core = CoreProperties.Of(package);
        return _text.Finish("docx") with { Title = core.Title ?? title, Date = core.Date, Properties = core.Properties };

        WordNotes Notes(string type) => WordNotes.Read(package, package.Related(relationships, type), styles);
    }

    private WordStyles ReadStyles(Relationships relationships)
    {
        using var xml = package.Open(package.Related(relationships, "styles"));
        return WordStyles.Read(xml);
    }

    private string? ReadStory(string part, Relationships relationships, WordStyles styles, StoryNotes notes, Action<Piece> take)
    {
        var story = new WordStory(package, relationships, styles, notes, take);
        using var xml = package.Open(part);

        while (!_text.IsFull && xml?.Read() == true)
            story.Take(xml);

        story.Finish();
        return story.Title;
    }

    /// <summary>Reads headers and footers, which are often the same for several sections and kinds of pages.</summary>
    private void ReadMargins(Relationships relationships, WordStyles styles, StoryNotes notes)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);

        foreach (var part in (string[])[.. relationships.Targets("header"), .. relationships.Targets("footer")])
        {
            var pieces = new List<Piece>();
            var own = Relationships.Of(package, part);
            ReadStory(part, own, styles, notes, pieces.Add);
            package.Embed(own);

            if (!known.Add(string.Join('\n', pieces.Select(piece => piece.Text))))
                continue;

            foreach (var piece in pieces)
                piece.WriteTo(_text);
        }
    }
}
