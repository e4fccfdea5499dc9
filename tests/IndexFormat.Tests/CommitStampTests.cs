namespace DocumentSearch.IndexFormat.Tests;

public sealed class CommitStampTests
{
    [Theory]
    [InlineData]
    [InlineData(".")]
    [InlineData("docs", "/elsewhere/notes", "a file.txt")]
    public void A_stamp_is_read_as_it_was_written(params string[] roots)
    {
        var stamp = new CommitStamp(7, "en-0123", roots, 638_000_000_000_000_000)
        {
            Choices = new Dictionary<string, string>(StringComparer.Ordinal) { ["exclude"] = "*.log\0/tmp", ["hidden"] = "1" },
            LedgerSum = new UInt128(3, ulong.MaxValue),
            Retries = 4,
            Origin = "12 somewhere",
        };
        var read = CommitStamp.Read(stamp.Write());

        Assert.Equal(roots, read.Roots);
        Assert.Equal(stamp.Choices, read.Choices);
        Assert.Equal(stamp with { Roots = [], Choices = read.Choices }, read with { Roots = [] });
    }

    [Fact]
    public void A_commit_without_a_stamp_is_older_than_every_format()
    {
        var read = CommitStamp.Read(new Dictionary<string, string>(StringComparer.Ordinal));
        Assert.Equal((0, "", 0, 0L), (read.Format, read.Analysis, read.Roots.Count, read.CommittedTicks));
        Assert.Equal((0, null, 0, null), (read.Choices.Count, read.LedgerSum, read.Retries, read.Origin));
    }

    [Fact]
    public void A_stamp_that_makes_no_sense_is_read_as_none()
    {
        var data = new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = "new", ["committed"] = "", ["roots"] = "" };
        Assert.Equal((0, 0L, 0), (CommitStamp.Read(data).Format, CommitStamp.Read(data).CommittedTicks, CommitStamp.Read(data).Roots.Count));
    }
}
