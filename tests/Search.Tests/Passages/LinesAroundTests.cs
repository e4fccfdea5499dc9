using CsCheck;
using DocumentSearch.Search.Passages;

namespace DocumentSearch.Search.Tests.Passages;

public sealed class LinesAroundTests
{
    private static readonly Gen<(string Text, int Start, int End)> Stretches = Gen.Select(
        Gen.OneOf("word ", "\n", "\r\n", "\n\n", "\U0001F389", "é").Array[0, 40], Gen.Int[0, 1000], Gen.Int[0, 1000], static (pieces, a, b) =>
        {
            var text = string.Concat(pieces);
            var (start, end) = (Bound(text, Math.Min(a, b) % (text.Length + 1)), Bound(text, Math.Max(a, b) % (text.Length + 1)));
            return (text, Math.Min(start, end), Math.Max(start, end));
        });

    [Fact]
    public void Around_a_stretch_stand_the_rest_of_its_lines_and_as_many_more_as_asked_for() => Gen.Select(Stretches, Gen.Int[0, 5]).Sample((stretch, lines) =>
    {
        var (text, start, end) = stretch;
        var context = LinesAround.Of(text, start, end, '\n', lines);
        Assert.EndsWith(context.Before, text[..start], StringComparison.Ordinal);
        Assert.StartsWith(context.After, text[end..], StringComparison.Ordinal);
        Assert.Equal(Math.Min(lines, text[..start].Count(c => c == '\n')), context.Before.Count(c => c == '\n'));
        Assert.Equal(Math.Min(lines, text[end..].Count(c => c == '\n')), context.After.Count(c => c == '\n'));

        // Whole lines: what is left out ends or begins with a line end.
        Assert.True(start == context.Before.Length || text[start - context.Before.Length - 1] == '\n');
        Assert.True(text[(end + context.After.Length)..].TrimStart('\r') is "" or ['\n', ..]);
    });

    [Fact]
    public void Of_endless_lines_only_so_much_is_given() => Gen.Int[0, 3].Sample(shift =>
    {
        var text = string.Concat(Enumerable.Repeat("\U0001F389", 20_000)).Insert(20_000, new string('x', shift));
        var context = LinesAround.Of(text, 20_000, 20_000 + shift, '\n', 3);
        Assert.InRange(context.Before.Length, LinesAround.MaxLength - 1, LinesAround.MaxLength);
        Assert.InRange(context.After.Length, LinesAround.MaxLength - 1, LinesAround.MaxLength);
        Assert.False(char.IsLowSurrogate(context.Before[0]));
        Assert.False(char.IsHighSurrogate(context.After[^1]));
    });

    private static int Bound(string text, int at) => at < text.Length && char.IsLowSurrogate(text[at]) ? at + 1 : at;
}
