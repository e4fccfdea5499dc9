namespace DocumentSearch.Extract.Formats;

/// <summary>Reads Markdown, whose structure is found by a scan that goes over each line once, whatever its nesting.</summary>
internal sealed class Markdown : TextStructure
{
    private readonly MarkdownState _state = new();
    private readonly LinkDefinitions _definitions = new();
    private readonly LinkAddresses _addresses = new();
    private readonly HiddenMarkup _hidden = new();
    private FrontMatter _frontMatter;
    private bool _hasBegun;

    /// <inheritdoc/>
    internal override IReadOnlyList<Stretch> Unseen => _hidden.Stretches;

    /// <inheritdoc/>
    internal override int Begin(ReadOnlySpan<char> text)
    {
        _frontMatter = FrontMatter.Find(text);
        (Title, Date, Properties) = (_frontMatter.Title, _frontMatter.Date, _frontMatter.Properties);
        return _frontMatter.Next;
    }

    /// <inheritdoc/>
    private protected override Block[] Read(ReadOnlySpan<char> text, int length, bool isInLine, CancellationToken cancel)
    {
        _definitions.Add(text);
        _hidden.BeginText();
        var scanner = new MarkdownScanner(text, _state, new MarkdownSpans(text, _definitions, _addresses, _hidden));
        scanner.Add(_frontMatter);

        var lines = new LineReader(text[..length], _frontMatter.Next);
        _frontMatter = default;

        if (isInLine && lines.MoveNext())
            scanner.RestOfLine(lines.Start, lines.End);

        while (lines.MoveNext())
        {
            cancel.ThrowIfCancellationRequested();
            scanner.Line(lines.Start, lines.End);
        }

        var blocks = scanner.Finish(length);

        if (!_hasBegun)
        {
            Title ??= TitleOf(text, blocks);
            Properties = Properties with { Links = _addresses.All };
            // what later segments lead to stays in their text
            _addresses.Close();
        }

        _hasBegun = true;
        return blocks;
    }

    /// <summary>The first heading that says anything.</summary>
    private static string? TitleOf(ReadOnlySpan<char> text, Block[] blocks)
    {
        foreach (var block in blocks)
        {
            if (block.Kind == BlockKind.Heading && MarkdownInline.PlainText(text[block.Start..block.End]) is { Length: > 0 } title)
                return title;
        }

        return null;
    }
}
