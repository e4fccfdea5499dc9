namespace DocumentSearch.Extract.Formats;

/// <summary>Reads plain text: paragraphs between blank lines, list items, and a first line that stands out as the title.</summary>
internal sealed class PlainText(bool hasTitle) : TextStructure
{
    private readonly PlainTextState _state = new();
    private PlainTextTitle _title;

    /// <inheritdoc/>
    internal override int Begin(ReadOnlySpan<char> text)
    {
        if (!hasTitle)
            return 0;

        _title = PlainTextTitle.Find(text);
        Title = _title.Length > 0 ? text[_title.Start.._title.End].ToString() : null;
        return _title.Next;
    }

    /// <inheritdoc/>
    private protected override Block[] Read(ReadOnlySpan<char> text, int length, bool isInLine, CancellationToken cancel)
    {
        var scanner = new PlainTextScanner(text, _state);
        scanner.Heading(_title);

        var lines = new LineReader(text[..length], _title.Next);
        _title = default;

        if (isInLine && lines.MoveNext())
            scanner.RestOfLine(lines.Start, lines.End);

        while (lines.MoveNext())
        {
            cancel.ThrowIfCancellationRequested();
            scanner.Line(lines.Start, lines.End);
        }

        return scanner.Finish();
    }
}
