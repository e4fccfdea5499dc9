using CsCheck;

namespace DocumentSearch.IndexFormat.Tests;

public sealed class StatedWordsTests
{
    private static readonly Gen<string?> Value = Gen.Frequency((1, Gen.Const((string?)null)), (2, Gen.Char[' ', '\uD7FF'].Array[1, 300].Select(c => (string?)new string(c))));

    [Fact]
    public void What_is_stored_is_read_back() => Gen.Select(Value, Value, Value, Value, Value).Sample((title, author, keywords, description, links) =>
    {
        var words = new StatedWords(title, author, keywords, description, links);
        Assert.Equal(words, StatedWords.Decode(title, words.EncodeProperties()));
    });

    [Fact]
    public void Links_are_found_by_where_their_words_stand()
    {
        const string All = "http://a.b/c d.png http://e";
        foreach (var words in (StatedWords[])[new(null, Links: All), new("title", "", "key words", null, All)])
        {
            var start = 100 + (words.Title is null ? 0 : "title key words ".Length);
            Assert.Equal(["http://a.b/c", "http://e"], words.LinksAt(100, [5, start, start + 1, start + 1 + "http://".Length, start + 1 + All.Length - 1, start + 1 + All.Length]));
            Assert.Equal(["d.png"], words.LinksAt(100, [start + 1 + "http://a.b/c d.".Length]));
        }

        Assert.Empty(new StatedWords("title").LinksAt(1, [3]));
    }

    [Fact]
    public void Nothing_stored_is_nothing_stated() => Assert.Equal(new StatedWords("title"), StatedWords.Decode("title", []));

    [Fact]
    public void Any_bytes_are_read_or_told() => Gen.Byte.Array[0, 20].Sample(bytes =>
    {
        try
        {
            StatedWords.Decode(null, bytes);
        }
        catch (InvalidDataException)
        {
            // it is told
        }
    });
}
