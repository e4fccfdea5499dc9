using System.Text;
using System.Text.RegularExpressions;

namespace DocumentSearch.Extract.Detection;

/// <summary>The encoding that a file states in its own first lines.</summary>
internal static partial class DeclaredCharset
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;
    private const int TimeoutMilliseconds = 1000;
    private const int HeadBytes = 1024; // as far as browsers look

    /// <summary>The stated encoding, if one is stated and can be true.</summary>
    /// <param name="content">The bytes a file begins with.</param>
    /// <param name="sample">Those it must be able to decode: <see cref="LegacyCharset.Sample"/>.</param>
    internal static TextEncoding? Detect(ReadOnlySpan<byte> content, ReadOnlySpan<byte> sample)
    {
        var head = Encoding.Latin1.GetString(content[..Math.Min(content.Length, HeadBytes)]);
        var match = head.TrimStart().StartsWith('<') ? InMarkup().Match(head) : InComment().Match(FirstTwoLines(head));

        if (!match.Success || TextEncoding.Legacy(match.Groups["name"].Value) is not { } encoding)
            return null;

        return LegacyCharset.Fits(encoding, sample) ? encoding : null;
    }

    private static string FirstTwoLines(string head)
    {
        var first = head.IndexOf('\n', StringComparison.Ordinal);
        var second = first < 0 ? -1 : head.IndexOf('\n', first + 1);
        return second < 0 ? head : head[..second];
    }

    // <?xml encoding="…"?>, <meta charset="…">, <meta http-equiv content="text/html; charset=…">
    [GeneratedRegex("""(charset|encoding)\s*=\s*["']?\s*(?<name>[a-z0-9][\w.:-]*)""", Options, TimeoutMilliseconds)]
    private static partial Regex InMarkup();

    // -*- coding: … -*-, vim: fileencoding=…, and what PEP 263 makes of both
    [GeneratedRegex("""coding[:=]\s*(?<name>[a-z0-9][\w.-]*)""", Options, TimeoutMilliseconds)]
    private static partial Regex InComment();
}
