using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.IndexFormat.Passages;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace DocumentSearch.IndexFormat;

/// <summary>
/// The tokens of a part of a document: those of its text and of what the document states (<see cref="TextTokens"/>), and behind them those of the
/// addresses of its links. Reusable: read the next part, then hand the streams over again.
/// </summary>
/// <param name="analyzer">The analyzer whose cache it uses.</param>
public sealed class DocumentTokens(TextAnalyzer analyzer) : IDisposable
{
    private readonly TextTokens _text = new(analyzer);
    private readonly TextTokens _links = new(analyzer);
    private BehindText? _body;
    private BehindText? _forms;

    /// <summary>The tokens for <see cref="IndexFields.Body"/>.</summary>
    public TokenStream Body => _links.Count == 0 ? _text.Body : _body ??= new BehindText(_text.Body, _links.Body, _text);

    /// <summary>The tokens for <see cref="IndexFields.Forms"/>.</summary>
    public TokenStream Forms => _links.Count == 0 ? _text.Forms : _forms ??= new BehindText(_text.Forms, _links.Forms, _text);

    /// <inheritdoc cref="TextTokens.SentenceEnds"/>
    public IReadOnlyList<int> SentenceEnds => _text.SentenceEnds;

    /// <inheritdoc cref="TextTokens.Headings"/>
    public HeadingPositions Headings => _text.Headings;

    /// <summary>Reads a part.</summary>
    /// <param name="text">Its text; offsets count from its start.</param>
    /// <param name="stated">What the document states, which follows the text, each behind one character more.</param>
    /// <param name="sentences">The sentences of the text, whose positions are looked for.</param>
    public void Read(ReadOnlySpan<char> text, in StatedWords stated = default, IReadOnlyList<Sentence>? sentences = null)
    {
        _text.Read(text, stated, sentences);
        _links.Read(stated.Links);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _body?.Dispose();
        _forms?.Dispose();
        _text.Dispose();
        _links.Dispose();
    }

    /// <summary>A stream of tokens with another one behind it, whose first token has the first position of links.</summary>
    private sealed class BehindText : TokenFilter
    {
        private readonly TextTokenStream _links;
        private readonly TextTokens _text;
        private readonly IOffsetAttribute _offset;
        private readonly IPositionIncrementAttribute _increment;
        private int _position;
        private bool _isBehind;

        public BehindText(TextTokenStream text, TextTokenStream links, TextTokens tokens)
            : base(text)
        {
            (_links, _text) = (links, tokens);
            _offset = AddAttribute<IOffsetAttribute>();
            _increment = AddAttribute<IPositionIncrementAttribute>();
        }

        private int Start => _text.EndOffset + 1;

        public override void Reset()
        {
            base.Reset();
            _links.Reset();
            (_position, _isBehind) = (-1, false);
        }

        public override bool IncrementToken()
        {
            if (!_isBehind && m_input.IncrementToken())
            {
                _position += _increment.PositionIncrement;
                return true;
            }

            if (!_links.IncrementToken())
                return false;

            _links.CopyTo(this);
            _offset.SetOffset(Start + _offset.StartOffset, Start + _offset.EndOffset);
            if (!_isBehind)
                _increment.PositionIncrement = IndexFields.LinksPosition - _position;

            _isBehind = true;
            return true;
        }

        public override void End()
        {
            base.End();
            _links.End();
            _links.CopyTo(this);
            _offset.SetOffset(Start + _offset.StartOffset, Start + _offset.EndOffset);
        }
    }
}
