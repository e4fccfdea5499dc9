using DocumentSearch.Extract.Formats;

namespace DocumentSearch.Extract.Segments;

/// <summary>Reads a long text one segment after the other.</summary>
/// <param name="window">Its characters.</param>
/// <param name="structure">Finds its blocks.</param>
/// <param name="document">What is known of the whole; each segment says the same.</param>
/// <param name="longest">Longest segment in UTF-16 units.</param>
internal sealed class SegmentReader(TextWindow window, TextStructure structure, ExtractedText document, int longest)
{
    private ExtractedText _document = document;
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
        var length = window.IsLast && text.Length <= longest ? text.Length : SegmentCut.Find(text, longest);

        if (!_hasBegun)
            length = Math.Max(length, structure.Begin(text));

        _hasEnded = window.IsLast && length == text.Length;
        var blocks = structure.Read(text, length, cancel);

        if (!_hasBegun)
            _document = _document with { Title = structure.Title };

        _hasBegun = true;
        var segment = _document with { Text = text[..length].ToString(), Blocks = blocks };
        window.Advance(length);
        return segment;
    }
}
