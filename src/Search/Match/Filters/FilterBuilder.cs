using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Search.Match.Filters;

/// <summary>Makes filters of what was typed; relative dates are resolved by one clock for the whole query.</summary>
internal sealed class FilterBuilder(DateTimeOffset now, TimeZoneInfo zone)
{
    public DocumentFilter Of(QueryNode node)
    {
        var text = CanonicalQuery.Of(node);
        switch (node)
        {
            case QueryNode.PathGlob path:
                var glob = new GlobMatcher(path.Glob);
                return new PathFilter(text, glob.Matches);
            case QueryNode.Extension extension:
                return new ExtensionFilter(text, extension.Name);
            case QueryNode.Format format:
                return new FormatFilter(text, format.Name);
            case QueryNode.Language language:
                return new LanguageFilter(text, language.Tag);
            case QueryNode.Size size:
                return new SizeFilter(text, size.Min, size.Max);
            case QueryNode.Date date:
                var (from, to) = date.Period.Resolve(now, zone);
                return new DateFilter(text, from.Ticks, to.Ticks, date.OfFile);
            default:
                throw new ArgumentOutOfRangeException(nameof(node));
        }
    }
}
