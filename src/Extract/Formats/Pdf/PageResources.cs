using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokens;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>
/// The fonts and forms that content names. Colours, patterns and shadings are left out, as nothing of them is text and a fault in one
/// would cost the page.
/// </summary>
/// <param name="store">Loads fonts.</param>
/// <param name="objects">The document's objects.</param>
internal sealed class PageResources(IResourceStore store, PdfObjects objects)
{
    private static readonly NameToken Substitute = NameToken.Create("substitute of a font");

    private readonly Dictionary<DictionaryToken, FontReader?> _substitutes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<IFont, FontReader> _fonts = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<DictionaryToken, DictionaryToken> _kept = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<DictionaryToken> _open = new();

    /// <summary>Resources that count from now on, before those that counted so far.</summary>
    internal void Enter(DictionaryToken resources)
    {
        if (!_kept.TryGetValue(resources, out var kept))
        {
            kept = Kept(resources);
            _kept.Add(resources, kept);
        }

        store.LoadResourceDictionary(kept);
        _open.Push(kept);
    }

    /// <summary>Ends what the last <see cref="Enter"/> began.</summary>
    internal void Leave()
    {
        store.UnloadResourceDictionary();
        _open.Pop();
    }

    /// <summary>A font by its name; null if there is none that can be read.</summary>
    internal FontReader? Font(NameToken name)
    {
        if (store.GetFont(name) is { } font)
            return Reader(font);

        var description = _open.Select(r => objects.Dictionary(objects.Dictionary(r, "Font"), name.Data)).FirstOrDefault(d => d is not null);
        if (description is null)
            return null;

        if (!_substitutes.TryGetValue(description, out var reader))
        {
            reader = FontSubstitutes.For(description, objects).Select(Load).FirstOrDefault(r => r is not null);
            _substitutes.Add(description, reader);
        }

        return reader;
    }

    /// <summary>The font that a graphics state names; null if it names none.</summary>
    internal (FontReader Font, float Size)? StateFont(NameToken state)
    {
        var dictionary = store.GetExtendedGraphicsStateDictionary(state);

        return objects.Array(dictionary, "Font") is [IndirectReferenceToken font, NumericToken size] && Reader(store.GetFontDirectly(font)) is { } reader
            ? (reader, (float)size.Data)
            : null;
    }

    /// <summary>A form or picture by its name.</summary>
    internal StreamToken? XObject(NameToken name, out IndirectReference reference)
    {
        reference = default;
        return store.TryGetXObjectReference(name, out reference) && store.TryGetXObject(name, out var stream) ? stream : null;
    }

    /// <summary>The properties of marked content by their name.</summary>
    internal DictionaryToken? Properties(NameToken name) => store.GetMarkedContentPropertiesDictionary(name);

    private FontReader? Load(DictionaryToken font)
    {
        try
        {
            store.LoadResourceDictionary(Resources("Font", new Dictionary<NameToken, IToken> { [Substitute] = font }));
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException or ExtractLimitException))
        {
            return null;
        }

        var loaded = store.GetFont(Substitute);
        store.UnloadResourceDictionary();
        return Reader(loaded);
    }

    private static DictionaryToken Resources(string kind, Dictionary<NameToken, IToken> entries) =>
        new(new Dictionary<NameToken, IToken> { [NameToken.Create(kind)] = new DictionaryToken(entries) });

    private FontReader? Reader(IFont? font)
    {
        if (font is null)
            return null;

        if (!_fonts.TryGetValue(font, out var reader))
        {
            reader = new FontReader(font);
            _fonts.Add(font, reader);
        }

        return reader;
    }

    private DictionaryToken Kept(DictionaryToken resources)
    {
        var kept = new Dictionary<NameToken, IToken>();

        foreach (var kind in (ReadOnlySpan<string>)["Font", "XObject", "ExtGState", "Properties"])
        {
            var entries = new Dictionary<NameToken, IToken>();

            foreach (var (name, value) in (objects.Dictionary(resources, kind) ?? DictionaryToken.Empty).Data)
            {
                // what is neither of these would be a fault
                if (value is IndirectReferenceToken ? objects.Resolve(value) is DictionaryToken or StreamToken : value is DictionaryToken && kind != "XObject")
                    entries[NameToken.Create(name)] = value;
            }

            kept[NameToken.Create(kind)] = new DictionaryToken(entries);
        }

        return new DictionaryToken(kept);
    }
}
