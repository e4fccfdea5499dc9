using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>
/// The fonts and forms that content names. Nothing else of its resources is looked at, as nothing else is text and a fault in a colour
/// or a pattern would cost the page.
/// </summary>
/// <param name="store">Loads fonts.</param>
/// <param name="objects">The document's objects.</param>
internal sealed class PageResources(IResourceStore store, PdfObjects objects)
{
    private static readonly NameToken AnyFont = NameToken.Create("any font");

    private readonly Dictionary<DictionaryToken, FontReader?> _fonts = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<DictionaryToken> _open = new();

    /// <summary>Resources that count from now on, before those that counted so far.</summary>
    internal void Enter(DictionaryToken resources) => _open.Push(resources);

    /// <summary>Ends what the last <see cref="Enter"/> began.</summary>
    internal void Leave() => _open.Pop();

    /// <summary>A font by its name; null if there is none that can be read.</summary>
    internal FontReader? Font(NameToken name) => Font(objects.Dictionary(Find("Font", name)));

    /// <summary>The font that a graphics state names; null if it names none.</summary>
    internal (FontReader Font, float Size)? StateFont(NameToken state) =>
        objects.Array(objects.Dictionary(Find("ExtGState", state)), "Font") is [var font, var size]
        && objects.Resolve(size) is NumericToken points && Font(objects.Dictionary(font)) is { } reader
            ? (reader, (float)points.Data)
            : null;

    /// <summary>A form or picture by its name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="reference">Where it stands, the same for the same form.</param>
    internal StreamToken? XObject(NameToken name, out IndirectReference reference)
    {
        var token = Find("XObject", name);
        reference = token is IndirectReferenceToken indirect ? indirect.Data : default;
        return objects.Resolve(token) as StreamToken;
    }

    /// <summary>The properties of marked content by their name.</summary>
    internal DictionaryToken? Properties(NameToken name) => objects.Dictionary(Find("Properties", name));

    private IToken? Find(string kind, NameToken name)
    {
        foreach (var resources in _open)
        {
            if (objects.Dictionary(resources, kind) is { } entries && entries.Data.TryGetValue(name.Data, out var token))
                return token;
        }

        return null;
    }

    private FontReader? Font(DictionaryToken? description)
    {
        if (description is null)
            return null;

        if (!_fonts.TryGetValue(description, out var reader))
        {
            reader = FontDescriptions.For(description, objects).Select(Load).FirstOrDefault(r => r is not null);
            _fonts.Add(description, reader);
        }

        return reader;
    }

    private FontReader? Load(DictionaryToken description)
    {
        var resources = new DictionaryToken(new Dictionary<NameToken, IToken>
        {
            [NameToken.Font] = new DictionaryToken(new Dictionary<NameToken, IToken> { [AnyFont] = description }),
        });

        try
        {
            store.LoadResourceDictionary(resources);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException or ExtractLimitException))
        {
            return null;
        }

        var font = store.GetFont(AnyFont);
        store.UnloadResourceDictionary();
        return font is null ? null : new FontReader(font, EncodingText.Of(description, objects));
    }
}
