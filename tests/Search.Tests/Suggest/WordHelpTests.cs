using DocumentSearch.Testing;

namespace DocumentSearch.Search.Tests.Suggest;

/// <summary>Completions and corrections, from the words of the documents.</summary>
public sealed class WordHelpTests : IDisposable
{
    private readonly IndexedFolder _folder = IndexedFolder.Of(
        [.. Enumerable.Range(0, 30).Select(i => ($"{i:00}.txt", $"Talks in Istanbul with Medinsky about a cease-fire, the exchange of number{i}."
            + (i % 3 == 0 ? " The island is there." : "") + (i == 0 ? " Instabul Islamabad." : "")))]);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("ista", "Istanbul")]
    [InlineData("ISTA", "Istanbul")]
    [InlineData("is", "island", "Istanbul", "Islamabad", "is")]
    [InlineData("cease", "cease", "cease-fire")]
    [InlineData("ceasef", "cease-fire")]
    [InlineData("talks in ista", "talks in Istanbul")]
    [InlineData("zzz")]
    [InlineData("")]
    [InlineData("  ")]
    public void A_beginning_is_completed_in_the_spelling_of_the_documents(string beginning, params string[] expected) =>
        Assert.Equal(expected, Suggest(beginning, 10));

    [Fact]
    public void There_are_no_more_than_asked_for()
    {
        Assert.Equal(["island", "Istanbul"], Suggest("is", 2));
        Assert.Empty(Suggest("is", 0));
    }

    [Theory]
    [InlineData("instanbul", "Istanbul")]
    [InlineData("medinksy", "Medinsky")]
    [InlineData("medinsky instanbul -moscov", "medinsky Istanbul -moscov")]
    [InlineData("\"talks in istanbuul\"", "\"talks in Istanbul\"")]
    [InlineData("sitanbul", "Istanbul")]
    [InlineData("stanbul", "Istanbul")]
    [InlineData("xstanbul", "Istanbul")]
    [InlineData("+exchnage title:medinksy", "+exchange title:Medinsky")]
    public void A_word_that_hardly_any_document_holds_is_replaced_by_one_like_it(string query, string proposed)
    {
        var answer = _folder.Search($"+zzz {query}").DidYouMean;
        Assert.Equal(Words(proposed), Words(answer ?? ""));
    }

    [Theory]
    [InlineData("istanbul")]
    [InlineData("talking")]
    [InlineData("zzzzzzzz")]
    [InlineData("islamabad")]
    [InlineData("number7")]
    [InlineData("author:instanbul")]
    public void What_is_found_or_like_nothing_is_left_as_it_is(string query) => Assert.Null(_folder.Search(query).DidYouMean);

    [Fact]
    public void A_mistake_that_a_document_makes_too_is_corrected_by_what_ten_times_as_many_hold()
    {
        using var folder = IndexedFolder.Of([("wrong.txt", "xegister"), .. Enumerable.Range(0, 11).Select(i => ($"{i}.txt", "register"))]);
        Assert.Equal("register", folder.Search("xegister").DidYouMean);
    }

    [Theory]
    [InlineData("regixter", "register")]
    [InlineData("regixtar", null)]
    public void Of_a_mistake_that_a_document_makes_too_one_letter_may_differ(string mistake, string? corrected)
    {
        var right = Enumerable.Range(0, 11).Select(i => ($"{i}.txt", "register")).ToArray();
        using var unmistaken = IndexedFolder.Of(right);
        using var mistaken = IndexedFolder.Of([("wrong.txt", mistake), .. right]);
        Assert.Equal("register", unmistaken.Search(mistake).DidYouMean);
        Assert.Equal(corrected, mistaken.Search(mistake).DidYouMean);
    }

    // Whatever the canonical order of the parts is.
    private static string[] Words(string query) => [.. query.Split([' ', '+', '"'], StringSplitOptions.RemoveEmptyEntries).Where(w => w != "zzz").Order(StringComparer.Ordinal)];

    private string[] Suggest(string beginning, int count)
    {
        using var searcher = Searcher.Open(_folder.Location);
        return [.. searcher.Suggest(beginning, count, CancellationToken.None).Select(s => s.Text)];
    }
}
