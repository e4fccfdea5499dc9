using DocumentSearch.Extract.Formats;

namespace DocumentSearch.Extract.Segments;

/// <summary>Reads a long text one segment after the other.</summary>
/// <param name="window">Its characters.</param>
/// <param name="structure">Finds its blocks.</param>
/// <param name="document">What is known of the whole; each segment says the same.</param>
/// <param name="sizes">How long a segment may be.</param>
internal sealed class SegmentReader(TextWindow window, TextStructure structure, ExtractedText document, SegmentSizes sizes)
{
    private const int Shortest = 2;

    private ExtractedText _document = document;
    private int _offset;
    private bool _hasBegun;
    private bool _hasEnded;

    /// <summary>The next segment, or null if there is none. A text without characters has one segment nevertheless.</summary>
    internal ExtractedText? Next(CancellationToken cancel)
    {
        if (_hasEnded)
            return null;

        cancel.ThrowIfCancellationRequested();
        window.Fill();
        var text = window.Text;
        var longest = Longest(text);
        var length = window.IsLast && text.Length <= longest ? text.Length : SegmentCut.Find(text, longest);

        if (!_hasBegun)
            length = Math.Max(length, structure.Begin(text));

        _hasEnded = window.IsLast && length == text.Length;
        var blocks = structure.Read(text, length, cancel);

        if (!_hasBegun)
            _document = _document with { Title = structure.Title, Date = structure.Date, Properties = structure.Properties };

        _hasBegun = true;
        var segment = _document with { Text = text[..length].ToString(), Blocks = blocks, Bytes = _document.Bytes?.Of(_offset, length) };
        _offset += length;
        window.Advance(length);
        return segment.Without(structure.Unseen);
    }

    /// <summary>The greatest length of the segment that begins a text, so that neither it nor its lines are too many.</summary>
    private int Longest(ReadOnlySpan<char> text)
    {
        var limit = Math.Min(text.Length, sizes.Segment);
        var end = 0;
        for (var line = 0; line < sizes.Lines; line++)
        {
            var lineBreak = text[end..limit].IndexOfAny('\r', '\n');
            if (lineBreak < 0)
                return sizes.Segment;

            end += lineBreak + 1;
            if (text[end - 1] == '\r' && end < limit && text[end] == '\n')
                end++;
        }

        return Math.Max(end, Shortest);
    }
}
