namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>How much content is read at most, since forms may draw forms that draw forms, each many times.</summary>
internal sealed class ContentBudget
{
    /// <summary>How deep forms are read within each other.</summary>
    internal const int MaxDepth = 24;

    private const int MaxPageBytes = 32 << 20;
    private const int MaxPageForms = 20_000;
    private const int MaxPageGlyphs = 500_000;
    private const long MaxBytes = 256L << 20;

    private long _bytesLeft = MaxBytes;
    private int _pageBytesLeft;
    private int _formsLeft;
    private int _glyphsLeft;

    /// <summary>Bytes of content that may still be read of the page.</summary>
    internal int BytesLeft => (int)Math.Min(_pageBytesLeft, _bytesLeft);

    /// <summary>Begins the next page.</summary>
    internal void BeginPage() => (_pageBytesLeft, _formsLeft, _glyphsLeft) = (MaxPageBytes, MaxPageForms, MaxPageGlyphs);

    /// <summary>Counts content.</summary>
    internal void Count(int bytes) => (_pageBytesLeft, _bytesLeft) = (_pageBytesLeft - bytes, _bytesLeft - bytes);

    /// <summary>Whether one more form may be drawn.</summary>
    internal bool TakeForm() => BytesLeft > 0 && _formsLeft-- > 0;

    /// <summary>Whether one more glyph may be drawn.</summary>
    internal bool TakeGlyph() => _glyphsLeft-- > 0;
}
