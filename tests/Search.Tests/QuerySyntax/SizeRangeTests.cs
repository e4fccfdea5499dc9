using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Search.Tests.QuerySyntax;

public sealed class SizeRangeTests
{
    [Theory]
    [InlineData("500", 500, 500, "500")]
    [InlineData("0", 0, 0, "0")]
    [InlineData("1000", 1000, 1000, "1kB")]
    [InlineData("2048", 2048, 2048, "2KiB")]
    [InlineData("1.5KiB", 1536, 1536, "1536")]
    [InlineData("20KiB", 20_480, 20_480, "20KiB")]
    [InlineData("10mb", 10_000_000, 10_000_000, "10MB")]
    [InlineData("3G", 3_000_000_000, 3_000_000_000, "3GB")]
    [InlineData("7b", 7, 7, "7")]
    [InlineData(">1MB", 1_000_001, long.MaxValue, ">1MB")]
    [InlineData(">=1MB", 1_000_000, long.MaxValue, ">=1MB")]
    [InlineData("<2MiB", 0, 2_097_151, "<2MiB")]
    [InlineData("<=2MiB", 0, 2_097_152, "<=2MiB")]
    [InlineData("1kB..2MiB", 1000, 2_097_152, "1kB..2MiB")]
    [InlineData("1kB..", 1000, long.MaxValue, ">=1kB")]
    [InlineData("..1kB", 0, 1000, "<=1kB")]
    [InlineData(">=0", 0, long.MaxValue, ">=0")]
    [InlineData("9223372036854775807", long.MaxValue, long.MaxValue, "9223372036854775807")]
    [InlineData("<9223372036854775807", 0, long.MaxValue - 1, "<=9223372036854775806")]
    public void A_size_is_read_and_written(string text, long min, long max, string canonical)
    {
        var size = SizeRange.Parse(text, out var isUpsideDown);
        Assert.Equal(new QueryNode.Size(min, max), size);
        Assert.False(isUpsideDown);
        Assert.Equal(canonical, SizeRange.Text(size!));
        Assert.Equal(size, SizeRange.Parse(canonical, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("kB")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("1,000")]
    [InlineData("<0")]
    [InlineData(">9223372036854775807")]
    [InlineData("9223372036854775808")]
    [InlineData("99999999999999999999999999999999TB")]
    [InlineData("1..2..3")]
    public void What_is_no_size_is_none(string text) => Assert.Null(SizeRange.Parse(text, out _));
}
