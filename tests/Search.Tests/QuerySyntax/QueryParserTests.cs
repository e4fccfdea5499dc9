using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Search.Tests.QuerySyntax;

public sealed class QueryParserTests
{
    /// <summary>A query, and its tree: [required | optional | excluded].</summary>
    [Theory]
    [InlineData("", "[||]")]
    [InlineData("one two", "[|one two|]")]
    [InlineData("+one -two three", "[one|three|two]")]
    [InlineData("one AND two", "[one two||]")]
    [InlineData("one && two || three | four", "[|[one two||] three four|]")]
    [InlineData("one AND two OR three four", "[|[one two||] three four|]")]
    [InlineData("one OR -two", "[|one [||two]|]")]
    [InlineData("NOT one", "[||one]")]
    [InlineData("one AND NOT two", "[|one|two]")]
    [InlineData("not and or near", "[|not and or near|]")]
    [InlineData("+\"one two\" -(three four)", "[|'one two'|three four]")]
    [InlineData("cease-fire DEC-0054 C++ a+b a|b AT&T", "[|cease-fire DEC-0054 C++ a+b a|b AT&T|]")]
    [InlineData("one !two three! !=four", "[|one three! !=four|two]")]
    [InlineData("(-one)", "[||one]")]
    [InlineData("\\AND \\-one t\\(w\\)o th\\ ree \\\"four\\\"", "[|AND -one t(w)o th ree \"four\"|]")]
    [InlineData("http://example.org/a?b=c 12:30 note:this std::move", "[|http://example.org/a?b=c 12:30 note:this std::move|]")]
    [InlineData("what is the time? really??", "[|what is the time? really??|]")]
    public void A_query_is_read_as_a_reader_means_it(string query, string tree) => AssertTree(tree, query);

    [Theory]
    [InlineData("ukrain* *fire c?t a**b", "[|<ukrain*> <*fire> <c?t> <a*b>|]")]
    [InlineData("a\\*b a\\*b* c\\\\d*", "[|a*b <a\\*b*> <c\\\\d*>|]")]
    [InlineData("medinski~ medinski~1 medinski~2 medinski~0", "[|medinski~0 medinski~1 medinski~2 medinski|]")]
    [InlineData("a~b ~a", "[|a~b ~a|]")]
    [InlineData("=Cease-Fire ==x a=b", "[|=Cease-Fire ==x a=b|]")]
    [InlineData("/colou?r/ (/a(b|c)+\\/d/)", "[|/colou?r/ /a(b|c)+/d/|]")]
    [InlineData("/usr/bin /src/ either/or/ /a b/ /a/b", "[|/usr/bin either/or/ /a b/ /a/b|]", "/src/")]
    [InlineData("word^2 \"a b\"^0.5 (c d)^3 title:e^4 /f/^5", "[|word^2 'a b'^0.5 [|c d|]^3 Title:e^4 /f/^5|]")]
    [InlineData("((a^2)^3) b^1 -c^2", "[|a^6 b|c]")]
    [InlineData("a^ a^b ^2", "[|a^ a^b ^2|]")]
    public void Words_have_forms(string query, string tree, string? regex = null) =>
        AssertTree(regex is null ? tree : tree.Replace("/usr/bin ", $"/usr/bin {regex} ", StringComparison.Ordinal), query);

    [Theory]
    [InlineData("\"one two\" three", "[|'one two' three|]")]
    [InlineData("\u201Cone two\u201D \u00ABthree four\u00BB \u201Efive\u201C", "[|'one two' 'three four' 'five'|]")]
    [InlineData("\"ukrain* =War medinski~ - now\"", "[|'<ukrain*> =War medinski~0 now'|]")]
    [InlineData("\"a b\"~5 \"a b\"~5> \"a b\"p5 \"a b\"o5", "[|'a b'~5 'a b'~5> 'a b'~5 'a b'~5>|]")]
    [InlineData("\"a b\"~0 \"a\"~3 \"a b\"pm", "[|'a b' 'a' 'a b' pm|]")]
    [InlineData("\"a \\\"b\\\" (c) AND title:d\"", "[|'a \"b\" (c) AND title:d'|]")]
    [InlineData("a NEAR/5 b", "[|{a b}~5|]")]
    [InlineData("a NEAR b", "[|{a b}~10|]")]
    [InlineData("a W/5 b PRE b", "[|{a b}~5 PRE b|]")]
    [InlineData("a BEFORE/5 b ONEAR/5 c ADJ/5 d PRE/5 e", "[|{a b c d e}>5|]")]
    [InlineData("a NEAR/5 b NEAR/5 c", "[|{a b c}~5|]")]
    [InlineData("a NEAR/5 b NEAR/3 c BEFORE/3 d", "[|{{{a b}~5 c}~3 d}>3|]")]
    [InlineData("(a NEAR/5 b) NEAR/5 c", "[|{{a b}~5 c}~5|]")]
    [InlineData("(a OR b*) NEAR/5 \"c d\" NEAR/5 /e/", "[|{[|a <b*>|] 'c d' /e/}~5|]")]
    [InlineData("a AND b NEAR/2 c OR d", "[|[a {b c}~2||] d|]")]
    [InlineData("-a NEAR/2 b c", "[|c|{a b}~2]")]
    [InlineData("title:(a NEAR/2 b)", "[|Title:{a b}~2|]")]
    public void Words_stand_near_each_other(string query, string tree) => AssertTree(tree, query);

    [Theory]
    [InlineData("title:a Heading:\"b c\" h:d* headings:(e OR -f)", "[|Title:a Heading:'b c' Heading:<d*> Heading:[|e [||f]|]|]")]
    [InlineData("talks ext:md", "[talks ext:md||]")]
    [InlineData("a b ext:md", "[[|a b|] ext:md||]")]
    [InlineData("+a b ext:md", "[a ext:md|b|]")]
    [InlineData("+ext:md a b", "[[|a b|] ext:md||]")]
    [InlineData("ext:md OR a", "[|ext:md a|]")]
    [InlineData("a (ext:md OR type:Text)", "[a [|ext:md type:text|]||]")]
    [InlineData("a -ext:md", "[|a|ext:md]")]
    [InlineData("a (-ext:md)", "[|a|ext:md]")]
    [InlineData("ext:md date:2025", "[ext:md date:2025||]")]
    [InlineData("ext:md,.TXT,*.cs", "[|ext:md ext:txt ext:cs|]")]
    [InlineData("ext:(md txt) -path:draft", "[|ext:md ext:txt|path:draft]")]
    [InlineData("path:/src/ dir:docs/** in:\"my files/[ab]?.md\" path:a^2", "[path:/src/ path:docs/** path:my files/[ab]?.md path:a^2||]")]
    [InlineData("path:a\\*b path:c\\d", "[path:a\\*b path:c\\\\d||]")]
    [InlineData("size:500 size:>1kB size:>=1kB size:<1kB size:<=1.5kB", "[size:500..500 size:1001.. size:1000.. size:0..999 size:0..1500||]")]
    [InlineData("size:1kB..2MiB size:1k.. size:\"..1 GB\"", "[size:1000..2097152 size:1000.. size:0..1000000000||]")]
    [InlineData("date:2025-06 modified:>yesterday date:\"last week\"", "[date:2025-06 modified:>yesterday date:lastweek||]")]
    public void Fields_say_where(string query, string tree) => AssertTree(tree, query);

    [Theory]
    [InlineData("a +b c", "[a b c||]")]
    [InlineData("a b OR c -d", "[a [|b c|]||d]")]
    [InlineData("(a b) title:(c d) ext:(md txt)", "[a b Title:[c d||] [|ext:md ext:txt|]||]")]
    [InlineData("a", "[|a|]")]
    public void All_words_may_be_required(string query, string tree)
    {
        Assert.Equal(tree, Trees.Of(query, requireAll: true));
        CanonicalQueryTests.AssertStable(query, requireAll: true);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("-(")]
    [InlineData("(a ")]
    [InlineData("a OR (")]
    [InlineData("+a b AND (")]
    [InlineData("title:(a NEAR/1 b NEAR/2 (")]
    [InlineData("z x OR (")]
    [InlineData("(a^2 ")]
    public void No_depth_exhausts_the_stack(string open)
    {
        var query = string.Concat(Enumerable.Repeat(open, 15_000 / open.Length)) + "word" + new string(')', 15_000 / open.Length);
        Assert.Contains(Trees.All(QueryParser.Parse(query).Root), n => n is QueryNode.Word { Text: "word" });
        Assert.Contains(QueryParser.Parse(query).Notices, n => n.Message.Contains("nested too deeply", StringComparison.Ordinal));
        CanonicalQueryTests.AssertStable(query, requireAll: false);
        CanonicalQueryTests.AssertStable(query, requireAll: true);
    }

    [Fact]
    public void Parentheses_may_be_50_deep()
    {
        var deep = string.Concat(Enumerable.Repeat("(+a b ", QueryParser.MaxDepth)) + new string(')', QueryParser.MaxDepth);
        Assert.Empty(QueryParser.Parse(deep).Notices);
        Assert.Single(QueryParser.Parse($"({deep})").Notices);
    }

    [Fact]
    public void A_query_too_long_is_cut_between_words()
    {
        Assert.Empty(QueryParser.Parse(new string('a', QueryParser.MaxLength)).Notices);

        var query = string.Concat(Enumerable.Repeat("abc ", QueryParser.MaxLength));
        var parsed = QueryParser.Parse(query);
        Assert.Equal(QueryParser.MaxLength / 4, parsed.Root.Optional.Count);
        Assert.All(parsed.Root.Optional, n => Assert.Equal("abc", Trees.Show(n)));
        var notice = Assert.Single(parsed.Notices);
        Assert.Equal((QueryParser.MaxLength - 1, query.Length), (notice.Start, notice.Start + notice.Length));
    }

    [Fact]
    public void No_character_is_cut_in_two() =>
        Assert.Equal("a" + string.Concat(Enumerable.Repeat("\U00020000", (QueryParser.MaxLength - 1) / 2)), Trees.Show(QueryParser.Parse("a" + string.Concat(Enumerable.Repeat("\U00020000", QueryParser.MaxLength))).Root.Optional[0]));

    [Theory]
    [InlineData("a ")]
    [InlineData("ext:a,b,c ")]
    [InlineData("a W/1 b ")]
    [InlineData("a| ")]
    [InlineData("a* ")]
    [InlineData("a NEAR/1 b NEAR/2 ")]
    [InlineData("\\\u0001")]
    public void The_canonical_line_of_a_long_query_is_a_query(string part)
    {
        var query = string.Concat(Enumerable.Repeat(part, QueryParser.MaxLength / part.Length));
        CanonicalQueryTests.AssertStable(query, requireAll: false);
        CanonicalQueryTests.AssertStable(query, requireAll: true);
    }

    [Fact]
    public void Nodes_know_their_place()
    {
        const string Query = "+one (two OR title:three^2) \"four five\"~2 ext:md a NEAR/2 b";
        foreach (var node in Trees.All(QueryParser.Parse(Query).Root))
        {
            var place = Query.Substring(node.Start, node.Length);
            var expected = node switch
            {
                QueryNode.Word word => word.Text,
                QueryNode.In => "title:three",
                QueryNode.Boosted => "title:three^2",
                QueryNode.Phrase => "\"four five\"~2",
                QueryNode.Extension => "md",
                QueryNode.Near => "a NEAR/2 b",
                _ => place,
            };
            Assert.StartsWith(expected, place, StringComparison.Ordinal);
        }
    }

    private static void AssertTree(string tree, string query)
    {
        Assert.Equal(tree, Trees.Of(query));
        CanonicalQueryTests.AssertStable(query, requireAll: false);
    }
}
