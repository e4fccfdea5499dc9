using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>Which pages the places that a document names are on (ISO 32000-1, 12.3.2).</summary>
internal sealed class Destinations
{
    private const int MaxNodes = 200_000;

    private readonly PdfObjects _objects;
    private readonly Dictionary<IndirectReference, int> _pages = [];
    private readonly Dictionary<string, IToken> _named = new(StringComparer.Ordinal);

    internal Destinations(PdfObjects objects, DictionaryToken catalog)
    {
        _objects = objects;
        NumberPages(catalog);

        foreach (var (name, value) in (objects.Dictionary(catalog, "Dests") ?? DictionaryToken.Empty).Data)
            _named[name] = value;

        foreach (var (key, value) in PdfTree.Pairs(objects, objects.Dictionary(objects.Dictionary(catalog, "Names"), "Dests"), "Names"))
        {
            if (objects.Text(key) is { } name)
                _named.TryAdd(name, value);
        }
    }

    /// <summary>Number of the page that an entry of the outline leads to, from 1; 0 if it leads to none.</summary>
    internal int PageOf(DictionaryToken item)
    {
        var target = _objects.Entry(item, "Dest");
        if (target is null && _objects.Dictionary(item, "A") is { } action && _objects.Name(action, "S") == "GoTo")
            target = _objects.Entry(action, "D");

        var name = target is NameToken token ? token.Data : _objects.Text(target);
        if (name is not null)
            target = _named.TryGetValue(name, out var named) ? _objects.Resolve(named) : null;
        if (target is DictionaryToken dictionary)
            target = _objects.Entry(dictionary, "D");

        return target is ArrayToken { Data: [var page, ..] }
            ? page is IndirectReferenceToken reference ? _pages.GetValueOrDefault(reference.Data)
            : page is NumericToken number ? number.Int + 1 : 0
            : 0;
    }

    private void NumberPages(DictionaryToken catalog)
    {
        var open = new Stack<IToken>();
        var seen = new HashSet<IndirectReference>();
        if (catalog.Data.TryGetValue("Pages", out var root))
            open.Push(root);

        while (seen.Count < MaxNodes && open.TryPop(out var token))
        {
            if (token is not IndirectReferenceToken reference || !seen.Add(reference.Data) || _objects.Dictionary(token) is not { } node)
                continue;

            var kids = _objects.Array(node, "Kids");
            if (kids.Count == 0)
                _pages[reference.Data] = _pages.Count + 1;

            for (var i = kids.Count - 1; i >= 0; i--)
                open.Push(kids[i]);
        }
    }
}
