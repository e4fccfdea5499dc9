using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace DocumentSearch.Cli.Render;

/// <summary>
/// HTML given as an interpolated string: what is written in the program is markup, and whatever is inserted is text, in
/// elements and in quoted attributes alike. There is no way to insert markup.
/// </summary>
[InterpolatedStringHandler]
internal readonly struct HtmlText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'");

    private readonly StringBuilder _html;

    public HtmlText(int literalLength, int formattedCount) => _html = new StringBuilder(literalLength + 16 * formattedCount);

    public void AppendLiteral(string markup) => _html.Append(markup);

    public void AppendFormatted(string text) => AppendFormatted(text.AsSpan());

    public void AppendFormatted(int number) => _html.Append(CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Special) is var at and >= 0)
        {
            _html.Append(text[..at]).Append(text[at] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                _ => "&#39;",
            });
            text = text[(at + 1)..];
        }

        _html.Append(text);
    }

    public override string ToString() => _html.ToString();
}
