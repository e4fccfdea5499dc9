using System.Text;
using AngleSharp.Html;

namespace DocumentSearch.Extract.Formats.Xml;

/// <summary>
/// Makes the references of a document readable without its document type, which is not looked at: names that HTML knows stand for their
/// characters, and an ampersand of anything else for itself. So no entity expands to more than one or two characters.
/// </summary>
internal static class XmlReferences
{
    private const int MaxName = 32; // characters of a name that HTML knows

    /// <summary>The source with no references but those that XML itself defines.</summary>
    internal static string Resolve(string source)
    {
        var text = new StringBuilder();
        var done = 0;

        for (var at = source.IndexOf('&', StringComparison.Ordinal); at >= 0; at = source.IndexOf('&', at + 1))
        {
            var rest = source.AsSpan(at + 1);
            var length = rest[..Math.Min(rest.Length, MaxName)].IndexOf(';');
            var name = length > 0 ? rest[..length] : default;

            if (IsOfXml(name))
                continue;

            text.Append(source, done, at - done);
            done = at + 1;

            if (IsName(name) && HtmlEntityProvider.Resolver.GetSymbol($"{name};") is { Length: > 0 } symbol)
            {
                text.Append(symbol);
                done += length + 1;
            }
            else
            {
                text.Append("&amp;");
            }
        }

        return done == 0 ? source : text.Append(source, done, source.Length - done).ToString();
    }

    private static bool IsOfXml(ReadOnlySpan<char> name) => name switch
    {
        "amp" or "lt" or "gt" or "quot" or "apos" => true,
        ['#', 'x', .. var digits] => digits.Length > 0 && AreHex(digits),
        ['#', .. var digits] => digits.Length > 0 && digits.IndexOfAnyExceptInRange('0', '9') < 0,
        _ => false,
    };

    private static bool AreHex(ReadOnlySpan<char> digits)
    {
        foreach (var c in digits)
        {
            if (!char.IsAsciiHexDigit(c))
                return false;
        }

        return true;
    }

    private static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c))
                return false;
        }

        return name.Length > 0;
    }
}
