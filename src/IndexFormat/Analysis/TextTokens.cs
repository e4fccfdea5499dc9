using DocumentSearch.IndexFormat.Passages;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>
/// The tokens of one text, read once and then handed to Lucene's index writer for each field. Reusable: read the next text,
/// then hand the streams over again.
/// </summary>
/// <param name="analyzer">The analyzer whose cache it uses.</param>
public sealed class TextTokens(TextAnalyzer analyzer) : IDisposable
{
    private const int FirstEntries = 1 << 10;

    private readonly List<TokenPage> _pages = [];
    private readonly List<int> _sentenceEnds = [];
    private readonly List<StatedStart> _stated = [];
    private IReadOnlyList<Sentence> _sentences = [];
    private TextToken[] _entries = new TextToken[FirstEntries];
    private OffsetsByPosition? _offsets;
    private TextTokenStream? _body;
    private TextTokenStream? _forms;

    /// <summary>The tokens for <see cref="IndexFields.Body"/>.</summary>
    public TextTokenStream Body => _body ??= new TextTokenStream(this, isForms: false);

    /// <summary>The tokens for <see cref="IndexFields.Forms"/>.</summary>
    public TextTokenStream Forms => _forms ??= new TextTokenStream(this, isForms: true);

    /// <summary>One past the last position of each sentence, which begins where the one before it ends.</summary>
    public IReadOnlyList<int> SentenceEnds => _sentenceEnds;

    /// <summary>The positions that lie in headings.</summary>
    public HeadingPositions Headings => new([.. HeadingRanges()]);

    /// <summary>The stored form of where the words stand by their positions (<see cref="TokenOffsets"/>).</summary>
    public byte[] EncodeOffsets() => (_offsets ??= new OffsetsByPosition()).Encode(this);

    /// <summary>How many entries are of the text itself.</summary>
    internal int TextCount { get; private set; }

    /// <summary>Where the words begin that the document states behind its text.</summary>
    public IReadOnlyList<StatedStart> Stated => _stated;

    /// <summary>All tokens, in the order of their positions.</summary>
    public ReadOnlySpan<TextToken> Entries => _entries.AsSpan(0, Count);

    /// <summary>What the tokens refer to, stretch by stretch.</summary>
    public IReadOnlyList<TokenPage> Pages => _pages;

    internal int Count { get; private set; }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text; offsets count from its start.</param>
    /// <param name="stated">What the document states, which follows the text, each behind one character more.</param>
    /// <param name="sentences">The sentences of the text, whose positions are looked for.</param>
    public void Read(ReadOnlySpan<char> text, in StatedWords stated = default, IReadOnlyList<Sentence>? sentences = null)
    {
        Count = 0;
        _pages.Clear();
        _sentenceEnds.Clear();
        _sentences = sentences ?? [];
        _stated.Clear();
        Add(text, 0);
        TextCount = Count;
        var end = AddStated(stated.Title, IndexFields.TitlePosition, text.Length);
        end = AddStated(stated.Author, IndexFields.AuthorPosition, end);
        end = AddStated(stated.Keywords, IndexFields.KeywordsPosition, end);
        end = AddStated(stated.Description, IndexFields.DescriptionPosition, end);
        AddStated(stated.Links, IndexFields.LinksPosition, end);
        _pages.Add(new TokenPage(Count, analyzer.Cache.Terms, analyzer.Cache.Tokens, analyzer.Cache.Clears));
        FindSentences();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _body?.Dispose();
        _forms?.Dispose();
    }

    private int AddStated(string? words, int position, int end)
    {
        if (words is not { Length: > 0 })
            return end;

        var first = Count;
        Add(words, end + 1);
        if (Count > first)
            _stated.Add(new StatedStart(first, position));

        return end + 1 + words.Length;
    }

    private void Add(ReadOnlySpan<char> text, int offset)
    {
        var cache = analyzer.Cache;
        var scanner = new ChainScanner(text);
        while (scanner.MoveNext())
        {
            var (terms, tokens, clears) = (cache.Terms, cache.Tokens, cache.Clears);
            var (first, count) = cache.Find(text[scanner.Start..scanner.End]);
            if (cache.Clears != clears)
                _pages.Add(new TokenPage(Count, terms, tokens, clears));

            if (Count + count > _entries.Length)
                Array.Resize(ref _entries, Math.Max(_entries.Length * 2, Count + count));

            for (var i = 0; i < count; i++)
                _entries[Count++] = new TextToken(offset + scanner.Start, first + i);
        }
    }

    private void FindSentences()
    {
        var (entry, page, position) = (0, 0, -1);
        foreach (var sentence in _sentences)
        {
            for (; entry < TextCount; entry++)
            {
                while (entry == _pages[page].End)
                    page++;

                ref readonly var token = ref _pages[page].Tokens[_entries[entry].Token];
                if (_entries[entry].Start + token.Start >= sentence.End)
                    break;

                position += token.PositionIncrement;
            }

            _sentenceEnds.Add(position + 1);
        }
    }

    private IEnumerable<PositionRange> HeadingRanges()
    {
        for (var i = 0; i < _sentences.Count; i++)
        {
            var start = i == 0 ? 0 : _sentenceEnds[i - 1];
            if (_sentences[i].Kind == SentenceKind.Heading && _sentenceEnds[i] > start)
                yield return new PositionRange(start, _sentenceEnds[i]);
        }
    }
}
