using DocumentSearch.Indexer.Source.Ignore;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests.Source.Ignore;

public sealed class SelectionRulesTests
{
    [Theory]
    [InlineData("", "", "a.md|b/a.txt", "")]
    [InlineData("", "*.txt", "a.md|b/c.md|b/", "a.txt|b/a.txt")]
    [InlineData("", "b/", "b|a", "b/|b/a|c/b/")]
    [InlineData("", "/a", "b/a", "a")]
    [InlineData("", "b/a", "a|c/b/a", "b/a")]
    [InlineData("", "* !a", "a", "b")]
    [InlineData("", "#a", "a", "#a")]
    [InlineData("*.md", "", "a.md|b/a.md|b/|b/c/", "a.txt|b/a.txt")]
    [InlineData("*.md *.txt", "", "a.md|b/a.txt", "a.cs")]
    [InlineData("/b", "", "b|b/a|b/c/a|a/", "a|c/b")]
    [InlineData("b/", "", "b/a|c/b/a|c/", "b|a")]
    [InlineData("b/ !*.log", "", "b/a|b/c/a", "b/a.log|b/c/a.log|a")]
    [InlineData("b !b/c", "", "b/a|b/c/", "b/c/a|b/c/d/a")]
    [InlineData("b/c/*.md", "", "b/c/a.md|b/|d/", "b/a.md|b/c/d/a.md")]
    [InlineData("*.md", "a*", "b.md", "a.md|b.txt")]
    [InlineData("[", "", "b/", "[|a")]
    public void Globs_select_as_ignore_files_ignore(string include, string exclude, string selected, string leftOut)
    {
        using var folder = new TempFolder();
        AssertSelects(folder, include, exclude, selected, leftOut);
    }

    [Theory]
    [InlineData("", "!a.log", "a.log|b/a.log", "b.log|b/c.log")]
    [InlineData("", "!/a.log", "a.log", "b/a.log")]
    [InlineData("*.log", "", "", "a.log|b/a.log")]
    [InlineData("*.log", "!*.log", "a.log|b/a.log", "a.md")]
    [InlineData("", "*.md", "a.txt", "a.md|a.log|b/keep.md")]
    public void Exclude_comes_before_any_ignore_file_and_include_behind(string include, string exclude, string selected, string leftOut)
    {
        using var folder = new TempFolder();
        folder.Write(".gitignore", "*.log");
        folder.Write("b/.searchignore", "*.log\n!keep.md");
        AssertSelects(folder, include, exclude, selected, leftOut);
    }

    [Fact]
    public void Globs_are_relative_to_the_root_wherever_it_lies()
    {
        using var folder = new TempFolder();
        folder.MakeFolder(".git");
        folder.Write(".gitignore", "/docs/x");
        folder.MakeFolder("docs/b");
        var walk = new RulesWalk(folder["docs"], new SelectionRules(["/b/", "/x"], ["/b/a"]));
        Assert.Equal([true, false, true, true], new[] { "b/a", "b/c", "x", "a" }.Select(walk.Ignores));
    }

    private static void AssertSelects(TempFolder folder, string include, string exclude, string selected, string leftOut)
    {
        var walk = new RulesWalk(folder.FullPath, new SelectionRules(Split(include, ' '), Split(exclude, ' ')));
        Assert.Equal(selected, string.Join('|', Split(selected, '|').Where(path => !walk.Ignores(path))));
        Assert.Equal(leftOut, string.Join('|', Split(leftOut, '|').Where(walk.Ignores)));
    }

    private static string[] Split(string text, char separator) => text.Split(separator, StringSplitOptions.RemoveEmptyEntries);
}
