namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>What stands on one page.</summary>
internal sealed class PageContent
{
    /// <summary>Its glyphs, in the order in which they are drawn.</summary>
    internal List<Glyph> Glyphs { get; } = [];

    /// <summary>Texts of its form fields, comments and other annotations, in their order.</summary>
    internal List<string> Notes { get; } = [];

    /// <summary>Whether pictures stand on it.</summary>
    internal bool HasPictures { get; set; }

    /// <summary>Whether glyphs stand on it whose fonts do not say what they read as.</summary>
    internal bool HasUnreadable { get; set; }

    /// <summary>Whether some of it was left out, since it is damaged or more than may be read of one page.</summary>
    internal bool IsIncomplete { get; set; }
}
