using CsCheck;

namespace DocumentSearch.IndexFormat.Tests;

public sealed class StatedWordsTests
{
    private static readonly Gen<string?> Value = Gen.Frequency((1, Gen.Const((string?)null)), (2, Gen.Char[' ', '\uD7FF'].Array[1, 300].Select(c => (string?)new string(c))));

    [Fact]
    public void What_is_stored_is_read_back() => Gen.Select(Value, Value, Value, Value).Sample((title, author, keywords, description) =>
    {
        var words = new StatedWords(title, author, keywords, description);
        Assert.Equal(words, StatedWords.Decode(title, words.EncodeProperties()));
    });

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
