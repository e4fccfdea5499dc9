using DocumentSearch.Cli.Render;

namespace DocumentSearch.Cli.Tests.Render;

/// <summary>Columns of a terminal.</summary>
public sealed class TextWidthTests
{
    [Theory]
    [InlineData("walrus", 6)]
    [InlineData("海象", 4)]
    [InlineData("ｗａ", 4)]
    [InlineData("ﾜﾙ", 2)]
    [InlineData("e\u0301", 1)]
    [InlineData("각", 2)]
    [InlineData("\u1100\u1161\u11A8", 2)]
    [InlineData("か\u3099", 2)]
    [InlineData("😀", 2)]
    [InlineData("⌚⚡✅", 6)]
    [InlineData("❤", 1)]
    [InlineData("❤\uFE0F", 2)]
    [InlineData("🇩🇪", 4)]
    [InlineData("a\u200Bb", 2)]
    public void Characters_take_as_many_columns_as_terminals_give_them(string text, int columns) => Assert.Equal(columns, TextWidth.Of(text));

    [Theory]
    [InlineData("one two three", 8, "one two|three")]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("abcdefghij kl", 4, "abcd|efgh|ij|kl")]
    [InlineData("海象海象", 5, "海象|海象")]
    [InlineData("ae\u0301ae\u0301", 3, "ae\u0301a|e\u0301")]
    [InlineData("👨‍👩‍👧👨‍👩‍👧", 7, "👨‍👩‍👧|👨‍👩‍👧")]
    public void Lines_end_between_characters(string text, int width, string lines) =>
        Assert.Equal(lines, string.Join('|', TextWidth.Wrap(text, width).Select(l => text[l.Start..l.End])));

    [Theory]
    [InlineData("walrus", 6, "walrus")]
    [InlineData("walrus", 5, "walr…")]
    [InlineData("海象海", 5, "海象…")]
    [InlineData("海象海", 4, "海…")]
    public void What_is_cut_ends_with_an_ellipsis(string text, int width, string cut) => Assert.Equal(cut, TextWidth.Cut(text, width));
}
