using System.Text;
using DocumentSearch.Extract.Detection;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>
/// Reads a document that was opened: its pages first, then, as headings and the heads of pages are told by all of them, its text.
/// </summary>
internal sealed class PdfReading
{
    private readonly PdfDocument _document;
    private readonly PdfOptions _options;
    private readonly PdfObjects _objects;
    private readonly TextBuilder _text;
    private readonly Hyphens _hyphens = new();
    private readonly List<PageText> _pages = [];
    private int _unread;
    private int _incomplete;
    private bool _hasPictures;
    private bool _hasUnreadable;

    internal PdfReading(PdfDocument document, PdfOptions options)
    {
        (_document, _options) = (document, options);
        _objects = new PdfObjects(document.Structure.TokenScanner);
        _text = new TextBuilder(options.Task);
    }

    /// <summary>The document's text, or why it has none.</summary>
    internal ExtractResult Read(DocumentFormat format)
    {
        var catalog = _document.Structure.Catalog.CatalogDictionary;
        ReadPages();
        Write(new PageLabels(_objects, catalog), new Outline(_objects, catalog));

        foreach (var value in _options.Fields.Others(_objects, catalog))
            _text.Block(BlockKind.Paragraph, value);

        _options.Attachments.EmbedAll(_objects, catalog, _options);

        var facts = new DocumentFacts(_objects, catalog, _document.Information.DocumentInformationDictionary, _options.Filters);
        var text = _text.Finish(format.Name);

        return text.Blocks.Count == 0 ? NoText() : new ExtractResult.Ok(text with
        {
            Title = facts.Title,
            Date = facts.Date,
            Properties = facts.Properties,
            Loss = Loss(),
        });
    }

    private void ReadPages()
    {
        long length = 0;

        // what is beyond the bound would be left out
        for (var number = 1; number <= _document.NumberOfPages && length <= _options.Task.Limits.MaxText; number++)
        {
            _options.Task.Cancel.ThrowIfCancellationRequested();
            if (ReadPage(number) is not { } page)
            {
                _unread++;
                continue;
            }

            _incomplete += page.IsIncomplete ? 1 : 0;
            _hasPictures |= page.HasPictures;
            _hasUnreadable |= page.HasUnreadable;
            var text = new PageText(number, LineBuilder.Lines(page.Glyphs), page.Notes);
            length += text.Length;
            _pages.Add(text);
        }
    }

    private PageContent? ReadPage(int number)
    {
        try
        {
            return _document.GetPage<PageContent>(number);
        }
        // a page that fails costs that page
        catch (Exception fault) when (Cause(fault) is not (OperationCanceledException or OutOfMemoryException or ExtractLimitException))
        {
            return null;
        }
    }

    private void Write(PageLabels labels, Outline outline)
    {
        var repeated = Furniture.Repeated([.. _pages.Select(p => p.Lines.Count > 0 ? p.Lines[0] : [])]);
        var headings = new Headings(_pages.SelectMany(p => p.Lines).SelectMany(l => l).Where(l => !repeated.Contains(l)), outline);

        var blocks = _pages.ConvertAll(p => Blocks(p, repeated));

        foreach (var block in blocks.SelectMany(b => b))
            _hyphens.Note(block.Lines);

        foreach (var (page, content) in _pages.Zip(blocks))
        {
            _text.Place(PlaceKind.Page, page.Number, labels.Of(page.Number));
            Write(content, headings, page.Number);

            foreach (var (title, level) in outline.Untaken(number => number == page.Number))
                _text.Block(BlockKind.Heading, title, level);
            foreach (var note in page.Notes)
                _text.Block(BlockKind.Paragraph, note);
        }

        foreach (var (title, level) in outline.Untaken(number => !_pages.Exists(p => p.Number == number)))
            _text.Block(BlockKind.Heading, title, level);
    }

    /// <summary>The blocks of a page, where a paragraph may go on in the next column.</summary>
    private static List<TextBlock> Blocks(PageText page, HashSet<TextLine> repeated)
    {
        var blocks = new List<TextBlock>();

        foreach (var lines in page.Lines)
        {
            var first = blocks.Count;

            foreach (var column in ReadingOrder.Columns(lines.FindAll(l => !repeated.Contains(l))))
            {
                var next = ParagraphBuilder.Blocks(column);

                if (blocks.Count > first && ParagraphBuilder.GoesOn(blocks[^1], next[0]))
                {
                    blocks[^1].Lines.AddRange(next[0].Lines);
                    next.RemoveAt(0);
                }

                blocks.AddRange(next);
            }
        }

        return blocks;
    }

    private void Write(List<TextBlock> blocks, Headings headings, int page)
    {
        foreach (var block in blocks)
        {
            if (block.Kind == BlockKind.TableRow)
            {
                WriteRow(block);
                continue;
            }

            var text = Joined(block);
            var level = headings.LevelOf(block, text, page);
            _text.Block(level > 0 ? BlockKind.Heading : block.Kind, text, level);
        }
    }

    private void WriteRow(TextBlock row)
    {
        for (var i = 0; i < row.Lines.Count; i++)
        {
            if (i > 0)
                _text.Tab();

            _text.Write(row.Lines[i].Text);
        }

        _text.End(BlockKind.TableRow);
    }

    private string Joined(TextBlock block)
    {
        if (block.Lines.Count == 1)
            return block.Lines[0].Text;

        var text = new StringBuilder();

        for (var i = 0; i < block.Lines.Count; i++)
        {
            if (i + 1 == block.Lines.Count)
            {
                text.Append(block.Lines[i].Text);
                break;
            }

            var (line, hasSpace) = _hyphens.Join(block.Lines[i].Text, block.Lines[i + 1].Text);
            text.Append(line);
            if (hasSpace)
                text.Append(' ');
        }

        return text.ToString();
    }

    private ExtractResult.Skipped NoText()
    {
        if (_unread == _document.NumberOfPages)
            return new(SkipReason.Corrupt, _unread == 1 ? "its only page could not be read" : $"none of its {_unread} pages could be read");

        // text may stand in what was not read
        if (Loss() is { } loss)
            return new(SkipReason.Corrupt, $"no text was found, but {loss}");

        return new(SkipReason.NoText, _hasUnreadable ? "its fonts do not say which characters they show"
            : _hasPictures ? "no text layer: its pages are pictures"
            : "its pages are empty");
    }

    private string? Loss()
    {
        var pages = _document.NumberOfPages;
        var unread = _unread == 0 ? null : $"{_unread} of {pages} pages could not be read";
        var incomplete = _incomplete == 0 ? null : $"{_incomplete} of {pages} pages could be read in part only";
        return unread is null ? incomplete : incomplete is null ? unread : $"{unread}, {incomplete}";
    }

    // the library wraps what goes wrong in encrypted documents
    private static Exception Cause(Exception fault) => fault is PdfDocumentEncryptedException { InnerException: { } inner } ? inner : fault;

    private sealed record PageText(int Number, List<List<TextLine>> Lines, List<string> Notes)
    {
        public long Length => Lines.Sum(d => d.Sum(l => (long)l.Text.Length)) + Notes.Sum(n => (long)n.Length);
    }
}
