namespace DocumentSearch.Extract.Formats.Html;

/// <summary>
/// The elements of HTML that mean something for the text, by how browsers show them
/// (https://html.spec.whatwg.org/multipage/rendering.html).
/// </summary>
internal static class HtmlElements
{
    private static readonly Dictionary<string, (string Name, HtmlTraits Traits)> Known = Table(
    [
        (HtmlTraits.Block, "html body address article aside blockquote center details div fieldset figcaption figure footer form frameset"),
        (HtmlTraits.Block, "h1 h2 h3 h4 h5 h6 header hgroup legend li dt dd main noframes optgroup p search section select summary"),
        (HtmlTraits.Block | HtmlTraits.List, "ul ol dl dir menu"),
        (HtmlTraits.Block | HtmlTraits.Navigation, "nav"),
        (HtmlTraits.Block | HtmlTraits.Preformatted, "pre listing"),
        (HtmlTraits.Block | HtmlTraits.Preformatted | HtmlTraits.Raw, "xmp plaintext"),
        (HtmlTraits.Block | HtmlTraits.References, "textarea"),
        (HtmlTraits.Block | HtmlTraits.Void, "hr"),
        (HtmlTraits.Block | HtmlTraits.Boundary, "table"),
        (HtmlTraits.Block | HtmlTraits.TablePart, "thead tbody tfoot tr"),
        (HtmlTraits.Block | HtmlTraits.TablePart | HtmlTraits.Boundary, "caption"),
        (HtmlTraits.TablePart | HtmlTraits.Boundary, "td th"),
        (HtmlTraits.Apart, "audio button canvas object option video text"),
        (HtmlTraits.Apart | HtmlTraits.Void, "area img input"),
        (HtmlTraits.Apart | HtmlTraits.Foreign, "svg math"),
        (HtmlTraits.Void, "base basefont bgsound br col embed frame keygen link meta param source track wbr"),
        (HtmlTraits.Hidden, "annotation annotation-xml datalist rp"),
        (HtmlTraits.Hidden | HtmlTraits.Boundary, "template"),
        (HtmlTraits.Hidden | HtmlTraits.References, "title"),
        (HtmlTraits.Hidden | HtmlTraits.Raw, "iframe noembed script style"),
    ]);

    private static readonly Dictionary<string, (string Name, HtmlTraits Traits)>.AlternateLookup<ReadOnlySpan<char>> ByName =
        Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>An element by its name in lower case.</summary>
    internal static (string Name, HtmlTraits Traits) Find(ReadOnlySpan<char> name) =>
        ByName.TryGetValue(name, out var known) ? known : (name.ToString(), HtmlTraits.Inline);

    private static Dictionary<string, (string Name, HtmlTraits Traits)> Table(ReadOnlySpan<(HtmlTraits Traits, string Names)> rows)
    {
        var table = new Dictionary<string, (string, HtmlTraits)>(StringComparer.Ordinal);

        foreach (var (traits, names) in rows)
        {
            foreach (var name in names.Split(' '))
                table.Add(name, (name, traits));
        }

        return table;
    }
}
