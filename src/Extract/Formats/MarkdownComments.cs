namespace DocumentSearch.Extract.Formats;

/// <summary>Finds the comments of HTML that begin a line of Markdown.</summary>
internal ref struct MarkdownComments(ReadOnlySpan<char> text)
{
    private const string Begin = "<!--";
    private const string End = "-->";

    private readonly ReadOnlySpan<char> _text = text;
    private bool _neverEnd = false;

    /// <summary>Where the comment ends that begins at a place, which may be in a later line; -1 if none does, or if it does not end.</summary>
    internal int EndOf(int at)
    {
        if (_neverEnd || !_text[at..].StartsWith(Begin, StringComparison.Ordinal))
            return -1;

        var length = _text[at..].IndexOf(End);

        if (length >= 0)
            return at + length + End.Length;

        // said once, or many unclosed comments would each search to the end
        _neverEnd = true;
        return -1;
    }
}
