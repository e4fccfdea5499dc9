namespace DocumentSearch.Extract.Formats.Office.Word;

/// <summary>Footnotes, endnotes or comments of a text document, each of which is given once: where the text first refers to it.</summary>
internal sealed class WordNotes
{
    private readonly List<(string Id, List<Piece> Pieces)> _notes = [];
    private readonly Dictionary<string, List<Piece>> _byId = new(StringComparer.Ordinal);

    /// <summary>Reads the notes of a part; without one there are none.</summary>
    /// <param name="context">What they refer to.</param>
    /// <param name="part">Name of the part.</param>
    internal static WordNotes Read(WordContext context, string? part)
    {
        var notes = new WordNotes();
        List<Piece>? open = null;
        using var xml = context.Package.Open(part);
        if (xml is null)
            return notes;

        var story = new WordStory(context, Relationships.Of(context.Package, part!), piece => open?.Add(piece));

        while (xml.Read())
        {
            if (xml is { Node: PartNode.Start, Name: "footnote" or "endnote" or "comment" })
                open = notes.Begin(xml);
            else
                story.Take(xml);
        }

        story.Finish();
        return notes;
    }

    /// <summary>A note that was not given before; none if there is no such note.</summary>
    internal IReadOnlyList<Piece> Give(string? id) => id is not null && _byId.Remove(id, out var pieces) ? pieces : [];

    /// <summary>All notes that were not given, as nothing refers to them.</summary>
    internal IEnumerable<Piece> GiveRest() => _notes.SelectMany(note => Give(note.Id));

    /// <summary>Begins a note; null for the lines that separate notes from text.</summary>
    private List<Piece>? Begin(PartReader xml)
    {
        if (xml.Attribute("id") is not { } id || xml.Attribute("type") is not (null or "normal"))
            return null;

        var pieces = new List<Piece>();
        if (_byId.TryAdd(id, pieces))
            _notes.Add((id, pieces));

        return pieces;
    }
}
