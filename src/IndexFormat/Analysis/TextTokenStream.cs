using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>Feeds the tokens of a text to Lucene's index writer. Reusable: set the next text, then hand it over again.</summary>
public sealed class TextTokenStream : TokenStream
{
    private readonly TextAnalyzer _analyzer;
    private readonly TermBytesAttribute _term = new();
    private readonly IOffsetAttribute _offset;
    private readonly IPositionIncrementAttribute _increment;
    private ReadOnlyMemory<char> _text;
    private ReadOnlyMemory<CachedToken> _tokens;
    private int _next;
    private int _chainStart;
    private int _chainEnd;

    /// <summary>Makes a stream.</summary>
    /// <param name="analyzer">The analyzer whose cache it uses.</param>
    public TextTokenStream(TextAnalyzer analyzer)
    {
        _analyzer = analyzer;
        AddAttributeImpl(_term);
        _offset = AddAttribute<IOffsetAttribute>();
        _increment = AddAttribute<IPositionIncrementAttribute>();
    }

    /// <summary>Sets the text to be read next.</summary>
    /// <param name="text">The text; offsets count from its start.</param>
    public void SetText(ReadOnlyMemory<char> text) => _text = text;

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        _tokens = default;
        _next = 0;
        _chainStart = _chainEnd = 0;
    }

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        while (_next == _tokens.Length)
        {
            var text = _text.Span;
            if (!ChainScanner.TryNext(text, _chainEnd, out _chainStart, out _chainEnd))
                return false;

            _tokens = _analyzer.TokensOf(text[_chainStart.._chainEnd]);
            _next = 0;
        }

        // Every attribute is set for every token, so clearing them first would be wasted work.
        ref readonly var token = ref _tokens.Span[_next++];
        _term.Set(_analyzer.Terms, token.TermOffset, token.TermLength);
        _offset.SetOffset(_chainStart + token.Start, _chainStart + token.End);
        _increment.PositionIncrement = token.PositionIncrement;
        return true;
    }

    /// <inheritdoc/>
    public override void End()
    {
        base.End();
        _offset.SetOffset(_text.Length, _text.Length);
    }
}
