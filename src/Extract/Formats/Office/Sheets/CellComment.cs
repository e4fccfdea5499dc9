namespace DocumentSearch.Extract.Formats.Office.Sheets;

/// <summary>A comment on a cell.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Text">What it says.</param>
internal readonly record struct CellComment(CellReference Cell, string Text)
{
    /// <summary>Writes the comments on the cells of a sheet: threads of comments since 2018, and notes of old.</summary>
    /// <param name="package">The package.</param>
    /// <param name="relationships">The relationships of the sheet.</param>
    /// <param name="source">Reads notes.</param>
    /// <param name="sheet">Where they are written to.</param>
    internal static void ReadAll(OfficePackage package, Relationships relationships, ISheetSource source, SheetText sheet)
    {
        var threads = relationships.Targets("threadedComment").SelectMany(part => ReadThreads(package, part)).ToList();

        // beside each thread stands a note which says that there is one
        var cells = threads.Select(comment => comment.Cell).ToHashSet();
        var notes = relationships.Targets("comments").SelectMany(source.ReadNotes).Where(note => !cells.Contains(note.Cell));

        foreach (var comment in threads.Concat(notes))
            sheet.Block(Piece.Paragraph(comment.Text.ReplaceLineEndings("\n")), comment.Cell);
    }

    private static List<CellComment> ReadThreads(OfficePackage package, string part)
    {
        var comments = new List<CellComment>();
        var cell = default(CellReference);
        using var xml = package.Open(part);

        while (xml?.Read() == true)
        {
            if (xml is { Node: PartNode.Start, Name: "threadedComment" })
                cell = CellReference.Parse(xml.Attribute("ref"));
            else if (xml is { Node: PartNode.Start, Name: "text" })
                comments.Add(new(cell, xml.ReadText()));
        }

        return comments;
    }
}
