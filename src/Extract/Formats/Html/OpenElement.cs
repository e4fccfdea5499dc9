namespace DocumentSearch.Extract.Formats.Html;

/// <summary>An element that was begun and not ended yet, with what holds for the text in it.</summary>
/// <param name="Name">Its name in lower case.</param>
/// <param name="Traits">What it means itself.</param>
internal readonly record struct OpenElement(string Name, HtmlTraits Traits)
{
    /// <summary>Of <see cref="HtmlTraits"/> those that its text has from it and from all that it stands in.</summary>
    internal HtmlTraits Inherited { get; init; }

    /// <summary>What its text is.</summary>
    internal BlockKind Kind { get; init; }

    /// <summary>Depth of a heading, from 1; 0 for everything else.</summary>
    internal int Level { get; init; }

    /// <summary>Index of the next outer element of its name; -1 if there is none.</summary>
    internal int SameName { get; init; }

    /// <summary>Index of the innermost element, itself or one around it, that ends the scope of end tags; -1 if there is none.</summary>
    internal int Boundary { get; init; }

    /// <summary>The same for the parts of tables.</summary>
    internal int Table { get; init; }

    /// <summary>The same for parts of the line, which never end a block.</summary>
    internal int Block { get; init; }

    /// <summary>Index of the innermost list; -1 if there is none.</summary>
    internal int List { get; init; }
}
