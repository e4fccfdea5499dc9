namespace DocumentSearch.Indexer.Tests;

public sealed class NoticesTests
{
    [Theory]
    [InlineData(0, false, null)]
    [InlineData(1, false, "1 place is not valid utf-8; it is shown as U+FFFD")]
    [InlineData(0, true, "its end is left out: no text is read beyond 2,147,483,647 UTF-16 units")]
    [InlineData(2, true, "2 places are not valid utf-8; they are shown as U+FFFD; its end is left out: no text is read beyond 2,147,483,647 UTF-16 units")]
    public void They_say_what_was_mended_and_what_is_missing(int replaced, bool isCutOff, string? notice) =>
        Assert.Equal(notice, Notices.Of(new() { Text = "", Blocks = [], Format = "text", Encoding = "utf-8", ReplacedSequences = replaced, IsCutOff = isCutOff }));
}
