using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Search.Tests.QuerySyntax;

/// <summary>What is repaired or left out is told with its place and with advice.</summary>
public sealed class NoticeTests
{
    /// <summary>A query, what its notices are about (start:length of each), the beginning of the first, and what is understood.</summary>
    [Theory]
    [InlineData("a) b", "1:1", "the parenthesis closes nothing", "a b")]
    [InlineData("a)^2 b", "1:1", "the parenthesis closes nothing", "a b")]
    [InlineData("-(a b", "1:1", "the parenthesis is never closed", "-a -b")]
    [InlineData("a () b", "2:2", "there is nothing between", "a b")]
    [InlineData("\"a b", "0:1", "the quote is never closed", "\"a b\"")]
    [InlineData("a \"...\"", "2:5", "the phrase has no words", "a")]
    [InlineData("\"war * peace\"", "5:1", "a wildcard alone", "\"war peace\"")]
    [InlineData("\"a b\"~ c", "5:1", "'~' says nothing", "\"a b\" c")]
    [InlineData("AND a", "0:3", "the operator has nothing before it", "a")]
    [InlineData("a OR", "2:2", "there is nothing behind it for OR", "a")]
    [InlineData("a AND OR b", "2:3 6:2", "there is nothing behind it for AND", "a b")]
    [InlineData("a NEAR/5", "2:6", "there is nothing behind it to be near", "a")]
    [InlineData("a NEAR/5000 b", "2:9", "words can be at most 1000 apart", "a NEAR/1000 b")]
    [InlineData("a NEAR/x b", "2:6", "what stands behind the slash", "a NEAR/10 b")]
    [InlineData("\"a b\"~99999999999", "6:11", "words can be at most 1000 apart", "\"a b\"~1000")]
    [InlineData("a NEAR/2 title:b", "9:7", "only words, phrases", "+a +title:b")]
    [InlineData("a NEAR/2 -b", "10:1", "only words, phrases", "a -b")]
    [InlineData("a NEAR/2 b^3", "9:3", "a boost within NEAR", "a NEAR/2 b")]
    [InlineData("- a +", "0:1 4:1", "the sign '-' stands alone", "a")]
    [InlineData("a NOT", "2:3", "the sign has nothing", "a")]
    [InlineData("a --b +-c", "2:2 6:2", "several signs", "a b -c")]
    [InlineData("+a OR b", "1:1", "'+' has no effect beside OR", "a b")]
    [InlineData("a * ... b", "2:1 4:3", "a word without letters", "a b")]
    [InlineData("a /.*/", "2:4", "the expression has no letters", "a")]
    [InlineData("a /b(/", "2:4", "the expression has a parenthesis that is never closed", "a")]
    [InlineData("a /b{1,100000}/", "2:13", "the expression is too large", "a")]
    [InlineData("ab*? c", "0:4", "a '?' at the end", "ab* c")]
    [InlineData("=ab*", "0:4", "an exact word takes no wildcards", "=ab\\*")]
    [InlineData("ab*~1", "0:5", "a word with wildcards cannot be fuzzy", "ab*")]
    [InlineData("ab~7", "0:4", "at most 2 letters", "ab~2")]
    [InlineData("ab~0.8", "0:6", "how many letters may differ", "ab~")]
    [InlineData("ab^1000 cd^0", "2:5 10:2", "a boost is from 0.01 to 100", "ab^100 cd^0.01")]
    [InlineData("ab^1.2.3", "2:6", "the boost is no number", "ab")]
    [InlineData("a ext:md^2", "8:2", "a boost has no effect", "a ext:md")]
    [InlineData("title: a", "0:6", "'title:' has nothing right behind it", "title\\: a")]
    [InlineData("title:(a ext:b)", "9:4", "a field cannot stand within another", "title:(a OR b)")]
    [InlineData("a size:big", "7:3", "a size that cannot be read", "a")]
    [InlineData("a size:99999999999999999999", "7:20", "a size that cannot be read", "a")]
    [InlineData("size:2kB..1kB", "5:8", "the range ends before it begins", "size:1kB..2kB")]
    [InlineData("a date:someday", "7:7", "a time that cannot be read", "a")]
    [InlineData("a date:2025-02-30", "7:10", "a time that cannot be read", "a")]
    [InlineData("date:2025..2024-06", "5:13", "the range ends before it begins", "date:2024-06..2025")]
    [InlineData("a ext:\"\" ext:m*", "6:2 13:2", "an extension that no file name can have", "a")]
    [InlineData("a type:,", "7:1", "a format without a name", "a")]
    [InlineData("a path:/", "7:1", "a path that is empty", "a")]
    public void Every_repair_is_told(string query, string places, string message, string understood)
    {
        var parsed = QueryParser.Parse(query);
        Assert.Equal(places, string.Join(' ', parsed.Notices.Select(n => $"{n.Start}:{n.Length}")));
        Assert.StartsWith(message, parsed.Notices[0].Message, StringComparison.Ordinal);
        Assert.Equal(understood, CanonicalQuery.Of(parsed.Root));
    }

    [Fact]
    public void More_than_100_notices_are_counted()
    {
        var notices = QueryParser.Parse(string.Concat(Enumerable.Repeat("- ", 250))).Notices;
        Assert.Equal(101, notices.Count);
        Assert.StartsWith("150 more", notices[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_glob_too_long_is_left_out()
    {
        Assert.Empty(QueryParser.Parse("path:" + new string('a', GlobMatcher.MaxLength)).Notices);
        Assert.Single(QueryParser.Parse("path:" + new string('a', GlobMatcher.MaxLength + 1)).Notices);
    }

    [Theory]
    [InlineData(11, 0)]
    [InlineData(12, 1)]
    [InlineData(1000, 1)]
    public void Distances_that_differ_too_often_are_an_and(int distances, int notices) => Assert.Equal(
        notices,
        QueryParser.Parse("z " + string.Concat(Enumerable.Range(0, distances).Select(i => $"NEAR/{i % 2} a "))).Notices.Count);
}
