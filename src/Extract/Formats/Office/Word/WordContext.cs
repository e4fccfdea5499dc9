namespace DocumentSearch.Extract.Formats.Office.Word;

/// <summary>What the stories of a text document refer to.</summary>
/// <param name="Package">The package.</param>
/// <param name="Styles">The styles of paragraphs.</param>
/// <param name="Lists">The lists that count their items.</param>
/// <param name="Footnotes">Notes at the foot of the page.</param>
/// <param name="Endnotes">Notes at the end of the document.</param>
/// <param name="Comments">Notes in the margin.</param>
internal sealed record WordContext(
    OfficePackage Package, WordStyles Styles, ListNumbers Lists, WordNotes Footnotes, WordNotes Endnotes, WordNotes Comments)
{
    /// <summary>Reads what the main story of a package refers to.</summary>
    /// <param name="package">The package.</param>
    /// <param name="relationships">The relationships of its main part.</param>
    internal static WordContext Read(OfficePackage package, Relationships relationships)
    {
        using var styles = package.Open(package.Related(relationships, "styles"));
        using var lists = package.Open(package.Related(relationships, "numbering"));

        // notes refer to styles and lists as well, but to no further notes
        var context = new WordContext(package, WordStyles.Read(styles), ListNumbers.Read(lists), new(), new(), new());

        return context with
        {
            Footnotes = WordNotes.Read(context, package.Related(relationships, "footnotes")),
            Endnotes = WordNotes.Read(context, package.Related(relationships, "endnotes")),
            Comments = WordNotes.Read(context, package.Related(relationships, "comments")),
        };
    }
}
