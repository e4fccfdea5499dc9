using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Search.Tests.QuerySyntax;

public sealed class GlobMatcherTests
{
    /// <summary>A glob, the paths it means, and paths it does not mean.</summary>
    [Theory]
    [InlineData("draft", "draft a/draft draft/b a/draft/b/c.md", "drafts a/drafts/b a/my-draft.md")]
    [InlineData("*.md", "a.md b/a.md b.md/c.txt .md", "a.mdx b/md")]
    [InlineData("docs/*.md", "docs/a.md x/docs/a.md", "docs/b/a.md mydocs/a.md docs/a.mdx")]
    [InlineData("/docs/*.md", "docs/a.md /docs/a.md", "x/docs/a.md")]
    [InlineData("docs/**", "docs/a.md docs/b/a.md x/docs/b", "docs mydocs/a")]
    [InlineData("docs/**/a.md", "docs/a.md docs/b/a.md docs/b/c/a.md", "docs/ba.md docs/b/a.mdx")]
    [InlineData("**/a.md", "a.md b/a.md", "ba.md")]
    [InlineData("docs/**.md", "docs/a.md docs/b/a.md", "docs/a.txt")]
    [InlineData("src/Cli", "src/Cli src/Cli/a.cs x/SRC/cli/b/c", "src/Client/a.cs mysrc/Cli/a.cs")]
    [InlineData("/src", "src/a src /src/a", "x/src/a")]
    [InlineData("src/", "src/a x/src/b/c", "src xsrc/a")]
    [InlineData("s*/C?i", "src/Cli x/src/Cli", "src/Cli/a src/Ci")]
    [InlineData("[a-c]?", "ax x/BÉ c😀", "a dx abc")]
    [InlineData("[!a]x", "bx", "ax Ax")]
    [InlineData("[x", "[x a/[x/b", "x")]
    [InlineData("[]]", "]", "[]]")]
    [InlineData("a\\*b", "a*b", "ab axb")]
    [InlineData("*", "a a/b", "")]
    [InlineData("**", "a a/b", "")]
    [InlineData("straße", "STRAßE/x", "strasse")]
    [InlineData("docs/[a/b]", "docs/[a/b]", "docs/a")]
    public void A_glob_means_paths(string glob, string paths, string others)
    {
        var matcher = new GlobMatcher(glob);
        Assert.All(paths.Split(' ', StringSplitOptions.RemoveEmptyEntries), p => Assert.True(matcher.Matches(p), p));
        Assert.All(others.Split(' ', StringSplitOptions.RemoveEmptyEntries), p => Assert.False(matcher.Matches(p), p));
    }

    [Fact]
    public void No_glob_takes_long() =>
        Assert.False(new GlobMatcher(string.Concat(Enumerable.Repeat("*a**", 100)) + "b").Matches(new string('a', 10_000)));

    [Fact]
    public void It_matches_as_a_plain_definition_does()
    {
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var glob = Text("ab/*?", 1 + random.Next(6));
            var path = Text("ab/", 1 + random.Next(7)).Trim('/');
            if (glob.Contains("**", StringComparison.Ordinal) || glob.Trim('/').Length == 0 || glob.EndsWith('/') || path.Contains("//", StringComparison.Ordinal) || path.Length == 0)
                continue;

            Assert.True(Plainly(glob, path) == new GlobMatcher(glob).Matches(path), $"{glob} {path}");
        }

        string Text(string letters, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => letters[random.Next(letters.Length)]));
    }

    // Every way to cut the path at folder bounds is tried.
    private static bool Plainly(string glob, string path)
    {
        var parts = path.Split('/');
        var hasSlash = glob.Contains('/', StringComparison.Ordinal);
        for (var first = 0; first < parts.Length; first++)
        {
            for (var behind = first + 1; behind <= parts.Length; behind++)
            {
                var mayStart = first == 0 || !glob.StartsWith('/');
                var mayEnd = behind == parts.Length || !hasSlash || !glob.AsSpan().ContainsAny('*', '?');
                if (mayStart && mayEnd && Takes(glob.StartsWith('/') ? glob[1..] : glob, string.Join('/', parts[first..behind])))
                    return true;
            }
        }

        return false;
    }

    private static bool Takes(string glob, string text) => glob.Length == 0
        ? text.Length == 0
        : glob[0] == '*'
            ? Takes(glob[1..], text) || text.Length > 0 && text[0] != '/' && Takes(glob, text[1..])
            : text.Length > 0 && (glob[0] == '?' ? text[0] != '/' : glob[0] == text[0]) && Takes(glob[1..], text[1..]);
}
