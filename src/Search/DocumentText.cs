namespace DocumentSearch.Search;

/// <summary>The text of one document as it is indexed.</summary>
/// <param name="Path">Its stored name.</param>
/// <param name="Title">Its title; the file's name if it states none.</param>
/// <param name="Text">All of its text.</param>
public sealed record DocumentText(string Path, string Title, string Text)
{
    /// <summary>Names the document until it is read anew.</summary>
    public string Id { get; init; } = "";

    /// <summary>What ends its lines: LF, with or without CR before it; or CR, if it has no LF.</summary>
    public char LineEnd { get; init; } = '\n';

    /// <summary>What is marked in it, in ascending order, never overlapping.</summary>
    public IReadOnlyList<Highlight> Highlights { get; init; } = [];
}
