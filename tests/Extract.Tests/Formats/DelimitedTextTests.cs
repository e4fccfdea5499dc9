namespace DocumentSearch.Extract.Tests.Formats;

public sealed class DelimitedTextTests
{
    [Theory]
    [InlineData("a.csv", "name,size\nAnn,3\n\nBo,2", "name,size", "Ann,3", "Bo,2")]
    [InlineData("a.csv", "name,said\nAnn,\"one\ntwo, \"\"three\"\"\n\nfour\"\nBo,x", "name,said", "Ann,\"one|two, \"\"three\"\"||four\"", "Bo,x")]
    [InlineData("a.csv", "name;said\nAnn;\"a\nb\"\nBo;5\" x\nCy;z", "name;said", "Ann;\"a|b\"", "Bo;5\" x", "Cy;z")]
    [InlineData("a.tsv", "name\tsaid, what\nAnn\t\"a\nb\"\nBo, her\tc", "name\tsaid, what", "Ann\t\"a|b\"", "Bo, her\tc")]
    [InlineData("a.csv", "a, \"b\nc\"\nd,e", "a, \"b|c\"", "d,e")]
    [InlineData("a.csv", "a,\"\"\nb,\"\",\"\"\"\"\nc,\"x\"y\nd", "a,\"\"", "b,\"\",\"\"\"\"", "c,\"x\"y", "d")]
    public void Each_record_is_a_row(string path, string text, params string[] rows) =>
        Assert.Equal(rows.Select(static row => "TableRow: " + row), Extraction.Read(path, text).Outline());

    [Fact]
    public void A_quote_that_never_ends_costs_its_record_only()
    {
        var text = "a,\"b\n" + string.Concat(Enumerable.Repeat("c,d\n", 10_000));
        Assert.InRange(Extraction.Read("a.csv", text).Blocks.Count, 9_000, 10_000);
    }

    [Fact]
    public void Each_line_of_records_in_json_is_a_block() => Assert.Equal(
        ["Code: {\"a\":1}", "Code: {\"b\":2}"], Extraction.Read("a.jsonl", "{\"a\":1}\n{\"b\":2}\n").Outline());
}
