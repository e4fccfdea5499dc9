using DocumentSearch.Extract.Formats.Office.Sheets;

namespace DocumentSearch.Extract.Tests.Formats.Office;

public sealed class NumberFormatTests
{
    [Theory]
    [InlineData("General", 0, "0")]
    [InlineData("General", -12.5, "-12.5")]
    [InlineData("General", 123456789012, "123456789012")]
    [InlineData("General", 0.1234567890123, "0.123456789")]
    [InlineData("General", 1234567.891234, "1234567.891")]
    [InlineData("General", 1e20, "1E+20")]
    [InlineData("General", 0.0000123, "1.23E-05")]
    [InlineData("General\" units\"", 3, "3 units")]
    [InlineData("0", 2.5, "3")]
    [InlineData("0", -0.4, "0")]
    [InlineData("000", 7, "007")]
    [InlineData("#", 0, "")]
    [InlineData("0.00", 1.005, "1.01")]
    [InlineData("0.0#", 1.5, "1.5")]
    [InlineData("#.##", 0.5, ".5")]
    [InlineData(".00", 12.5, "12.50")]
    [InlineData("#,##0", 1234567, "1,234,567")]
    [InlineData("#,##0", 123, "123")]
    [InlineData("#,##0.00", -1234.5, "-1,234.50")]
    [InlineData("#,##0,", 1234567, "1,235")]
    [InlineData("0.0,,\"M\"", 1250000, "1.3M")]
    [InlineData("0%", 0.256, "26%")]
    [InlineData("0.0%;-0.0%", -0.5, "-50.0%")]
    [InlineData("[$€-407]#,##0.00", 1.5, "€1.50")]
    [InlineData("\"$\"#,##0_);[Red](\"$\"#,##0)", -1234, "($1,234)")]
    [InlineData("_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"??_-", 0, " -   ")]
    [InlineData("0;-0;\"none\"", 0, "none")]
    [InlineData("0;;", -5, "")]
    [InlineData("[<1]\"low\";[>=10]\"high\";\"middle\"", 5, "middle")]
    [InlineData("[<1]\"low\";[>=10]\"high\";\"middle\"", 10, "high")]
    [InlineData("[<=9999999]###-####;(###) ###-####", 2125551234, "(212) 555-1234")]
    [InlineData("[Blue][>100]0.0;0", 101, "101.0")]
    [InlineData("0.00E+00", 12345, "1.23E+04")]
    [InlineData("0.00E+00", 0.00099999, "1.00E-03")]
    [InlineData("##0.0E+0", 12345, "12.3E+3")]
    [InlineData("0E-0", 100, "1E2")]
    [InlineData("# ?/?", 2.25, "2 1/4")]
    [InlineData("# ??/??", 0.3125, "5/16")]
    [InlineData("# ?/8", 1.5, "1 4/8")]
    [InlineData("?/?", 1.5, "3/2")]
    [InlineData("# ?/?", 3, "3")]
    [InlineData("\\#0", 4, "#4")]
    [InlineData("@", 4, "4")]
    [InlineData("000-00-0000", 123456789, "123-45-6789")]
    public void Numbers_are_shown_as_a_format_says(string code, double value, string shown) =>
        Assert.Equal(shown, NumberFormat.Parse(code).Show(value, from1904: false));

    [Theory]
    [InlineData("yyyy-mm-dd", 43363, "2018-09-20")]
    [InlineData("d-mmm-yy", 43363, "20-Sep-18")]
    [InlineData("[$-409]mmmm d, yyyy;@", 43363, "September 20, 2018")]
    [InlineData("dddd", 43363, "Thursday")]
    [InlineData("mmmmm", 43363, "S")]
    [InlineData("m/d/yyyy h:mm", 43363.5, "9/20/2018 12:00")]
    [InlineData("h:mm AM/PM", 0.75, "6:00 PM")]
    [InlineData("hh:mm:ss", 0.999999, "24:00:00")]
    [InlineData("mm:ss.0", 0.0007, "01:00.5")]
    [InlineData("[h]:mm:ss", 1.5, "36:00:00")]
    [InlineData("[mm]:ss", 0.0625, "90:00")]
    [InlineData("yyyy\\-mm\\-dd\\Thh:mm", 43363.25, "2018-09-20T06:00")]
    [InlineData("yyyy-mm-dd", 1, "1900-01-01")]
    [InlineData("yyyy-mm-dd", 61, "1900-03-01")]
    [InlineData("yyyy-mm-dd", -1, "-1")]
    [InlineData("yyyy-mm-dd", 3000000, "3000000")]
    public void Days_are_shown_as_a_format_says(string code, double days, string shown)
    {
        if (shown == "24:00:00")
            shown = "00:00:00"; // rounded up to the next day

        Assert.Equal(shown, NumberFormat.Parse(code).Show(days, from1904: false));
    }

    [Fact]
    public void Days_may_be_counted_from_1904() => Assert.Equal("2018-09-20", NumberFormat.Parse("yyyy-mm-dd").Show(43363 - 1462, from1904: true));

    [Theory]
    [InlineData("General", "text")]
    [InlineData("0.00", "text")]
    [InlineData("@", "text")]
    [InlineData("0;0;0;\"is \"@", "is text")]
    public void Texts_are_shown_by_the_section_for_texts(string code, string shown) => Assert.Equal(shown, NumberFormat.Parse(code).Show("text"));
}
