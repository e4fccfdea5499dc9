using DocumentSearch.Testing;

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

    [Theory]
    [InlineData(1, 0, "1 word is longer than 255 UTF-16 units; it is found by its pieces")]
    [InlineData(2, 1, "1 place is not valid utf-8; it is shown as U+FFFD; 2 words are longer than 255 UTF-16 units; they are found by their pieces")]
    public void They_count_words_that_are_too_long(int words, int replaced, string notice)
    {
        var text = string.Join(' ', Enumerable.Repeat(new string('w', 256), words));
        Assert.Equal(notice, Notices.Of(new() { Text = text, Blocks = [], Format = "text", Encoding = "utf-8", ReplacedSequences = replaced }));
    }

    [Fact]
    public void A_document_with_such_a_word_is_listed_and_found_by_the_rest()
    {
        using var folder = IndexedFolder.Of(("a.txt", $"an apple {new string('w', 300)}"));
        Assert.Equal(["a.txt"], folder.Paths("apple"));
        Assert.StartsWith("1 word is longer", Assert.Single(folder.Status().Mended).Detail, StringComparison.Ordinal);
    }
}
