using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>Feeds the tokens of a text to one field of Lucene's index writer.</summary>
public sealed class TextTokenStream : TokenStream
{
    private static readonly BytesRef[] Lengths = [.. Enumerable.Range(0, byte.MaxValue + 1).Select(length => new BytesRef([(byte)length]))];

    private readonly TextTokens _tokens;
    private readonly bool _isForms;
    private readonly TermBytesAttribute _term = new();
    private readonly IPositionIncrementAttribute _increment;
    private readonly IPayloadAttribute _payload;
    private int _next;
    private int _page;
    private int _stated;
    private int _position;

    internal TextTokenStream(TextTokens tokens, bool isForms)
    {
        (_tokens, _isForms) = (tokens, isForms);
        AddAttributeImpl(_term);
        _increment = AddAttribute<IPositionIncrementAttribute>();
        _payload = AddAttribute<IPayloadAttribute>();
    }

    /// <summary>What it reads.</summary>
    public TextTokens Tokens => _tokens;

    private bool IsStart => _stated < _tokens.Stated.Count && _next == _tokens.Stated[_stated].Entry;

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        _next = _page = _stated = 0;
        _position = -1;
    }

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        var entries = _tokens.Entries;
        if (_next == entries.Length)
            return false;

        while (_next == _tokens.Pages[_page].End)
            _page++;

        // Every attribute is set for every token, so clearing them first would be wasted work.
        var page = _tokens.Pages[_page];
        ref readonly var token = ref page.Tokens[entries[_next].Token];
        if (_isForms)
            _term.Set(page.Terms, token.FormOffset, token.FormLength);
        else
            _term.Set(page.Terms, token.TermOffset, token.TermLength);

        _payload.Payload = token.Length > 1 ? Lengths[token.Length] : null;
        _increment.PositionIncrement = IsStart ? _tokens.Stated[_stated++].Position - _position : token.PositionIncrement;
        _position += _increment.PositionIncrement;
        _next++;
        return true;
    }
}
