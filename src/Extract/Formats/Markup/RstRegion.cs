namespace DocumentSearch.Extract.Formats.Markup;

/// <summary>What the lines of reStructuredText at hand are.</summary>
internal enum RstRegion : byte
{
    /// <summary>Anything.</summary>
    Body,

    /// <summary>Code, as long as they are deeper than what announces it.</summary>
    Code,

    /// <summary>Not shown, as long as they are deeper than what begins it.</summary>
    Hidden,

    /// <summary>Options of a directive, as long as they look like that; then anything.</summary>
    Options,

    /// <summary>A table.</summary>
    Table,

    /// <summary>A session of an interpreter, up to a blank line.</summary>
    Doctest,
}
