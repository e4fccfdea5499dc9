namespace DocumentSearch.Extract.Formats.Html;

/// <summary>
/// The elements that stand around a place of a page. What an end tag ends is found in one step however deep elements stand, as each
/// knows the next outer one of its name and the bounds of its scope; that is what parsers of the standard's letter lack on hostile pages.
/// </summary>
/// <param name="ended">Is told of each element that ends.</param>
internal sealed class OpenElements(Action<OpenElement> ended)
{
    private const int MaxDepth = 1 << 16; // beyond it, elements are parts of the line of the innermost
    private const HtmlTraits Passed = HtmlTraits.Hidden | HtmlTraits.Navigation | HtmlTraits.Preformatted | HtmlTraits.Foreign;

    private static readonly OpenElement Outside = new("", HtmlTraits.Inline) { SameName = -1, Boundary = -1, Table = -1, Block = -1, List = -1 };

    private readonly List<OpenElement> _elements = [];
    private readonly Dictionary<string, int> _innermost = new(StringComparer.Ordinal);
    private long _beyond;

    /// <summary>The innermost element.</summary>
    internal OpenElement Innermost => _elements.Count > 0 ? _elements[^1] : Outside;

    /// <summary>Begins an element.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="traits">What it means.</param>
    /// <param name="kind">What text in it is.</param>
    /// <param name="level">Depth of a heading.</param>
    /// <returns>Whether it will be told of when it ends; false if elements stand too deep in each other.</returns>
    internal bool Begin(string name, HtmlTraits traits, BlockKind kind, int level = 0)
    {
        if (_elements.Count == MaxDepth)
        {
            _beyond++;
            return false;
        }

        var (outer, index) = (Innermost, _elements.Count);
        _elements.Add(new OpenElement(name, traits)
        {
            Inherited = (outer.Inherited | traits) & Passed,
            Kind = kind,
            Level = level,
            SameName = _innermost.GetValueOrDefault(name, -1),
            Boundary = traits.HasFlag(HtmlTraits.Boundary) ? index : outer.Boundary,
            Table = name == "table" ? index : outer.Table,
            Block = (traits & (HtmlTraits.Block | HtmlTraits.Boundary)) != 0 ? index : outer.Block,
            List = traits.HasFlag(HtmlTraits.List) ? index : outer.List,
        });
        _innermost[name] = index;
        return true;
    }

    /// <summary>Whether an element of a name is open.</summary>
    internal bool Has(string name) => _innermost.ContainsKey(name);

    /// <summary>The list around a place; null if there is none.</summary>
    internal string? List => Innermost.List is >= 0 and var list ? _elements[list].Name : null;

    /// <summary>Takes an end tag: ends the innermost element of its name, with all in it, unless that stands beyond a bound.</summary>
    internal void End(string name, HtmlTraits traits)
    {
        if (_beyond > 0)
        {
            _beyond--;
            return;
        }

        var innermost = Innermost;
        var bound = traits.HasFlag(HtmlTraits.TablePart) || name == "table" ? innermost.Table
            : (traits & (HtmlTraits.Block | HtmlTraits.Hidden)) != 0 ? innermost.Boundary
            : innermost.Block;
        EndWithin(name, bound);
    }

    /// <summary>Ends an open item of a list, if that list is the innermost.</summary>
    internal void EndItem(string name) => EndWithin(name, Math.Max(Innermost.List, Innermost.Boundary) + 1);

    /// <summary>Ends an open part of a table, if that table is the innermost.</summary>
    internal void EndTablePart(string name) => EndWithin(name, Innermost.Table + 1);

    /// <summary>Ends a part of the line, if no block stands between.</summary>
    internal void EndInline(string name) => EndWithin(name, Innermost.Block + 1);

    /// <summary>Ends an open paragraph, where a block begins.</summary>
    internal void EndParagraph() => EndWithin("p", Innermost.Boundary + 1);

    /// <summary>Ends all elements.</summary>
    internal void EndAll() => EndFrom(0);

    private void EndWithin(string name, int first)
    {
        if (_innermost.TryGetValue(name, out var index) && index >= first)
            EndFrom(index);
    }

    private void EndFrom(int index)
    {
        for (var last = _elements.Count - 1; last >= index; last--)
        {
            var element = _elements[last];
            _elements.RemoveAt(last);

            if (element.SameName >= 0)
                _innermost[element.Name] = element.SameName;
            else
                _innermost.Remove(element.Name);

            ended(element);
        }
    }
}
