namespace DocumentSearch.Search;

/// <summary>The text of one document as it is indexed.</summary>
/// <param name="Path">Its stored name.</param>
/// <param name="Title">Its title; the file's name if it states none.</param>
/// <param name="Text">All of its text.</param>
public sealed record DocumentText(string Path, string Title, string Text);
