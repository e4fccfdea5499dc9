using System.Numerics;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>Reads the pages of a document.</summary>
internal sealed class PageReader : IPageFactory<PageContent>
{
    private static readonly (float Width, float Height) Letter = (612, 792); // points, where a page does not say

    private readonly PdfOptions _options;
    private readonly PdfObjects _objects;
    private readonly PageResources _resources;
    private readonly ContentReader _content;
    private readonly PageNotes _notes;

    /// <summary>As the library makes it, which names the parameters.</summary>
    public PageReader(
        IPdfTokenScanner scanner,
        IResourceStore resources,
        ILookupFilterProvider filters,
        IPageContentParser parser,
        ParsingOptions options)
    {
        _options = (PdfOptions)options;
        _objects = new PdfObjects(scanner);
        _resources = new PageResources(resources, _objects);
        _content = new ContentReader(_resources, _objects, _options.Filters, _options.Budget, _options.Task.Cancel);
        _notes = new PageNotes(_objects, _options, _content);
    }

    /// <inheritdoc/>
    public PageContent Create(int number, DictionaryToken dictionary, PageTreeMembers pageTreeMembers, NamedDestinations namedDestinations)
    {
        var page = new PageContent();
        var entered = 0;
        _options.Budget.BeginPage();

        try
        {
            foreach (var inherited in pageTreeMembers.ParentResources)
                entered += Enter(inherited);
            if (_objects.Dictionary(dictionary, "Resources") is { } own)
                entered += Enter(own);

            var (transform, size) = Frame(dictionary, pageTreeMembers);
            _content.Read(Content(dictionary, page), page, transform);
            _notes.Read(dictionary, page, transform);
            page.Glyphs.RemoveAll(g => !IsWithin(size, g));
        }
        finally
        {
            for (; entered > 0; entered--)
                _resources.Leave();
        }

        return page;
    }

    private int Enter(DictionaryToken resources)
    {
        _resources.Enter(resources);
        return 1;
    }

    /// <summary>The content streams of a page, one after the other.</summary>
    private ReadOnlyMemory<byte> Content(DictionaryToken page, PageContent target)
    {
        var contents = _objects.Entry(page, "Contents");
        if (_objects.TryStream(contents, out var single))
            return Unpack(single, target);

        using var joined = new MemoryStream();

        foreach (var part in (contents as ArrayToken)?.Data ?? [])
        {
            if (!_objects.TryStream(part, out var stream))
            {
                target.IsIncomplete = true;
                continue;
            }

            var bytes = Unpack(stream, target);
            if (joined.Length + bytes.Length > _options.Budget.BytesLeft)
            {
                target.IsIncomplete = true;
                break;
            }

            joined.Write(bytes.Span);
            joined.WriteByte((byte)'\n');
        }

        return joined.GetBuffer().AsMemory(0, (int)joined.Length);
    }

    private ReadOnlyMemory<byte> Unpack(StreamToken stream, PageContent target)
    {
        try
        {
            return _content.Unpack(stream, target);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException or ExtractLimitException))
        {
            target.IsIncomplete = true;
            return default;
        }
    }

    /// <summary>Brings a page's units to points from its lower left corner as it is shown, and says how large it is.</summary>
    private (Matrix3x2 Transform, Vector2 Size) Frame(DictionaryToken page, PageTreeMembers inherited)
    {
        var (left, bottom, width, height) = Box(page, "CropBox") ?? Box(page, "MediaBox")
            ?? (inherited.MediaBox is { Bounds: var box }
                ? ((float)box.Left, (float)box.Bottom, (float)box.Width, (float)box.Height)
                : (0, 0, Letter.Width, Letter.Height));
        var turn = (_objects.Integer(page, "Rotate") ?? inherited.Rotation) % 360;
        var moved = Matrix3x2.CreateTranslation(-left, -bottom);

        return (turn < 0 ? turn + 360 : turn) switch
        {
            90 => (moved * new Matrix3x2(0, -1, 1, 0, 0, width), new Vector2(height, width)),
            180 => (moved * new Matrix3x2(-1, 0, 0, -1, width, height), new Vector2(width, height)),
            270 => (moved * new Matrix3x2(0, 1, -1, 0, height, 0), new Vector2(height, width)),
            _ => (moved, new Vector2(width, height)),
        };
    }

    private (float Left, float Bottom, float Width, float Height)? Box(DictionaryToken page, string key)
    {
        var box = _objects.Rectangle(page, key);
        return box is { Width: > 0, Height: > 0 } ? box : null;
    }

    private static bool IsWithin(Vector2 size, Glyph glyph) =>
        Math.Max(glyph.Start.X, glyph.End.X) >= 0
        && Math.Min(glyph.Start.X, glyph.End.X) <= size.X
        && Math.Max(glyph.Start.Y, glyph.End.Y) + glyph.Size >= 0
        && Math.Min(glyph.Start.Y, glyph.End.Y) - glyph.Size <= size.Y;
}
