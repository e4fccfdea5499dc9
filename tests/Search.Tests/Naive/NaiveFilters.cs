using System.Text.RegularExpressions;
using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Search.Tests.Naive;

/// <summary>What is asked of a document beside its words.</summary>
internal static class NaiveFilters
{
    public static bool Pass(QueryNode filter, NaiveDocument document) => filter switch
    {
        QueryNode.PathGlob path => Glob(path.Glob).IsMatch("/" + document.File.Path),
        QueryNode.Extension extension => document.File.Path.EndsWith("." + extension.Name, StringComparison.OrdinalIgnoreCase),
        QueryNode.Format format => document.Format == format.Name,
        QueryNode.Language language => document.Language == language.Tag || document.Language?.StartsWith(language.Tag + "-", StringComparison.Ordinal) == true,
        QueryNode.Size size => document.Size >= size.Min && document.Size <= size.Max,
        QueryNode.Date date => Holds(date.Period, date.OfFile ? document.File.Modified : document.Date),
        _ => throw new ArgumentOutOfRangeException(nameof(filter)),
    };

    // With a slash in it, the path or what is left of it from any folder on; else any name. Without wildcards also all that is below.
    private static Regex Glob(string glob)
    {
        var isAnchored = glob.StartsWith('/');
        var core = Regex.Replace(glob.TrimStart('/'), @"\*\*/|\*\*|\*|\?|[^*?]+", static m => m.Value switch
        {
            "**/" => "(?:.*/)?",
            "**" => ".*",
            "*" => "[^/]*",
            "?" => "[^/]",
            _ => Regex.Escape(m.Value),
        });
        var below = !glob.Contains('/', StringComparison.Ordinal) || !glob.AsSpan().ContainsAny('*', '?') ? "(?:/.*)?" : "";
        return new Regex($"{(isAnchored ? "^/" : "^(?:.*)/")}{core}{below}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
    }

    private static bool Holds(DatePeriod period, DateTime time) => period switch
    {
        { IsExclusive: true, From: { } from } => time >= Days((DateMark.Calendar)from).Behind,
        { IsExclusive: true } => time < Days((DateMark.Calendar)period.To!).First,
        _ => (period.From is not DateMark.Calendar first || time >= Days(first).First) && (period.To is not DateMark.Calendar last || time < Days(last).Behind),
    };

    private static (DateTime First, DateTime Behind) Days(DateMark.Calendar mark)
    {
        var first = new DateTime(mark.Year, Math.Max(1, mark.Month), Math.Max(1, mark.Day), 0, 0, 0, DateTimeKind.Utc);
        return (first, mark.Month == 0 ? first.AddYears(1) : mark.Day == 0 ? first.AddMonths(1) : first.AddDays(1));
    }
}
