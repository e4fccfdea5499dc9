using CsCheck;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests.Source.Ignore;

/// <summary>Ignore files mean what they mean to git.</summary>
public sealed class GitIgnoreTests
{
    /// <summary>What gitignore(5) says, a row each: lines of the file, what they ignore, what they do not. A final slash: a folder.</summary>
    public static readonly TheoryData<string, string, string, string> Rules = new()
    {
        { "a blank line matches nothing", "\n  \n", "", "a" },
        { "a comment matches nothing", "# a\n#b", "", "a|b|#b|# a" },
        { "a comment begins the line", " #a", " #a", "#a|a" },
        { "an escaped hash is a name's", "\\#a", "#a", "a|\\#a" },
        { "trailing spaces are dropped", "a  ", "a", "a  |a " },
        { "an escaped trailing space is kept", "a\\  ", "a ", "a|a  " },
        { "a trailing tab is kept", "a\t", "a\t", "a" },
        { "leading spaces are kept", " a", " a", "a" },
        { "a negated rule takes back", "*.md\n!keep.md", "a.md|b/a.md", "keep.md|b/keep.md" },
        { "later rules win", "!a\na", "a", "" },
        { "a negated rule may itself be taken back", "*\n!a\na", "a", "" },
        { "below an ignored folder nothing is taken back", "b/\n!b/a", "b/|b/a", "a" },
        { "below a folder whose content is ignored it is", "b/*\n!b/a", "b/c", "b/|b/a" },
        { "an escaped exclamation mark is a name's", "\\!a", "!a", "a" },
        { "two exclamation marks are one and a name's", "*\n!!a", "a", "!a" },
        { "a trailing slash means folders", "b/", "b/|b/a|c/b/", "b|a" },
        { "only the last slash does", "b//", "", "b/|b" },
        { "without a slash at any depth", "a", "a|b/a|b/c/a|a/|a/x", "aa|b/aa" },
        { "a leading slash anchors", "/a", "a", "b/a" },
        { "a slash within anchors", "b/a", "b/a", "a|c/b/a" },
        { "a slash within and behind anchors folders", "b/c/", "b/c/|b/c/a", "b/c|a/b/c/" },
        { "a star takes no slash", "b/*", "b/a|b/c/", "b/|a" },
        { "a star takes nothing too", "a*c*", "ac|abc|acd|b/ac", "ca" },
        { "a star takes a leading dot", "*a", ".a|a|ba", "ab" },
        { "a star in a path", "b/*/a", "b/c/a", "b/a|b/c/d/a" },
        { "a question mark is one byte", "a?", "ab|a?|a.", "a|abc" },
        { "of a path no slash", "/a?b", "axb", "a/b" },
        { "outside ASCII a character is several bytes", "a?\nb??", "bé", "aé" },
        { "brackets are one of their bytes", "[ab]", "a|b", "c|[ab]|ab" },
        { "a range", "x[0-9]", "x0|x5|x9", "x|xa|x-" },
        { "a hyphen at either end is itself", "x[-a]\ny[a-]", "x-|xa|y-|ya", "xb|yb" },
        { "negated brackets", "x[!a]\ny[^a]", "xb|x!|yb|y^", "xa|ya|x" },
        { "an exclamation mark elsewhere is itself", "x[a!]", "x!|xa", "xb" },
        { "a closing bracket first is itself", "x[]a]\ny[!]a]", "x]|xa|yb", "xb|y]|ya" },
        { "an escaped byte in brackets is itself", "x[\\]\\-]", "x]|x-", "x\\|xa" },
        { "a range to an escaped byte", "x[+-\\-]", "x+|x,|x-", "x\\|x." },
        { "a class", "x[[:digit:]]\ny[![:alpha:]]", "x1|y1|y.", "xa|ya|yZ" },
        { "a class among bytes", "x[[:upper:]_-]", "xA|x_|x-", "xa|x:" },
        { "white space", "x[[:space:]]", "x |x\t", "x\v|xs" },
        { "an unknown class matches nothing", "x[[:nope:]a]", "", "xa|xn|x[" },
        { "an unfinished class is bytes", "x[[:a]\ny[[:]", "x[|x:|xa|y[|y:", "xb" },
        { "brackets take no slash", "/a[/x]b\n/c[!x]d", "axb|ced", "a/b|c/d" },
        { "an unclosed bracket matches nothing", "[a\nb[\nc[]", "", "[a|a|b[|b|c[]|c[" },
        { "a backslash keeps the next byte", "\\*\n\\?a\n\\[b]\n\\cd", "*|?a|[b]|cd", "x|xa|b" },
        { "a backslash at the end matches nothing", "a\\", "", "a|a\\" },
        { "leading two stars", "**/a", "a|b/a|b/c/a", "ba" },
        { "leading two stars and a path", "**/b/a", "b/a|c/b/a|c/d/b/a", "b/c/a|a" },
        { "trailing two stars", "b/**", "b/a|b/c/a", "b/|a" },
        { "two stars between", "b/**/a", "b/a|b/c/a|b/c/d/a", "a|ba|c/b/a|b/ca" },
        { "two stars among others are one", "x**y", "xy|xay|b/xy", "xa/y" },
        { "two stars behind a slash and before a name", "b/**a", "b/a|b/ca", "b/c/da" },
        { "two stars right behind the first literal bytes of a path", "b/x**/a", "b/x/a|b/xy/z/a|b/xa", "a" },
        { "and further behind", "b/?x**/a", "b/yxz/a", "b/yx/z/a|b/yxa" },
        { "two stars before an escaped slash", "b/**\\/a", "b/c/a|b/c/d/a", "b/a" },
        { "nothing but stars", "/**", "a|b/|b/a", "" },
        { "three stars are two", "b/***/a", "b/a|b/c/a", "ba" },
        { "case matters", "a.MD", "a.MD", "a.md|A.MD" },
        { "lines end with CRLF too", "a\r\n/b/c\r\n", "a|b/c", "a\r|b" },
        { "a carriage return within is itself", "a\r\r\n", "a\r", "a" },
        { "a last line without an end counts", "a\nb", "a|b", "" },
        { "a byte order mark is no part of the first line", "\uFEFFa", "a", "\uFEFFa" },
        { "and of no other", "b\n\uFEFFa", "b|\uFEFFa", "a" },
        { "a line ends with a zero byte", "a\0b", "a", "b|ab" },
        { "a lone slash matches nothing", "/\n//\n!", "", "a|b/" },
        { "a path never begins with a slash", "//a", "", "a|b/a" },
        { "names outside ASCII", "é*\n日本/", "é|état|日本/|日本/語", "e|日本" },
    };

    private static readonly Gen<string> Globs = Gen.Frequency(
            (12, Gen.OneOf("a", "b", "ab", "*", "?", "/", "/")),
            (6, Gen.OneOf("**", "**/", "/**", "/**/", "**\\/", "a**/b", "b/*")),
            (4, Gen.OneOf("[ab]", "[!a]", "[^b-]", "[a-c]", "[]a]", "[[:alpha:]]", "[[:punct:][:space:]]", "[+-\\]]", "[é]", "[à-ü]")),
            (2, Gen.OneOf("c", ".", "é", "-", "!", "]", " ", "\\ ", "\\a", "\\*", "\\/")),
            (1, Gen.OneOf("[a", "[", "[[:a]", "[a/b]", "\\", "\t", "\r", "\0")))
        .Array[1, 6].Select(string.Concat);

    private static readonly Gen<string> Lines = Gen.Select(
        Gen.OneOf("", "", "", "!", "!", "#", "\\!", "\\#", "/", " "), Globs, Gen.OneOf("", "", "", "/", "/", " ", "/*", "/**"), static (a, b, c) => a + b + c);

    private static readonly Gen<string> Files = Gen.Select(
        Gen.OneOf("", "", "\uFEFF"), Lines.Array[1, 4], Gen.OneOf("\n", "\n", "\r\n"), static (mark, lines, end) => mark + string.Join(end, lines));

    private static readonly Gen<string> Names = Gen.OneOf("a", "a", "a", "b", "b", "b", "ab", "ab", "ba", "aab", "c", "a.c", "*", "[a", "!a", "#a", "a b", " a", "a-b", "A", "é", "aé", "\\", "a]");

    private static readonly Gen<string> Paths = Names.Array[1, 4].Select(static names => string.Join('/', names));

    /// <summary>Ignore files of a folder and of three folders in it, if not empty, and paths to ask for, the first ten of them folders.</summary>
    private static readonly Gen<(string[] Files, string[] Paths)> Trees = Gen.Select(
        Gen.OneOf(Files, Files, Gen.Const("")).Array[4], Paths.Array[100], static (files, paths) => (files, paths));

    [Theory]
    [MemberData(nameof(Rules))]
    public void Each_rule_of_the_manual_holds(string rule, string file, string ignored, string kept)
    {
        using var folder = new TempFolder();
        folder.Write(".gitignore", file);
        var walk = new RulesWalk(folder.FullPath);

        Assert.Equal((rule, ignored, kept), (rule, string.Join('|', Split(ignored).Where(walk.Ignores)), string.Join('|', Split(kept).Where(p => !walk.Ignores(p)))));
    }

    [Fact]
    public void Git_says_the_same_of_each_rule()
    {
        using var git = GitCheckIgnore.OrSkip();
        List<(string Path, bool IsIgnored)> expected = [];
        foreach (var (_, file, ignored, kept) in Rules.Select(static row => row.Data))
        {
            foreach (var (path, isIgnored) in Split(ignored).Select(static p => (p, true)).Concat(Split(kept).Select(static p => (p, false))))
            {
                var tree = $"rule{expected.Count}";
                git.Folder.Write($"tree/{tree}/.gitignore", file);
                if (path.EndsWith('/'))
                    git.Folder.MakeFolder($"tree/{tree}/{path}");

                expected.Add(($"{tree}/{path.TrimEnd('/')}", isIgnored));
            }
        }

        Assert.Equal(expected, expected.Zip(git.Ignores([.. expected.Select(static e => e.Path)]), static (e, isIgnored) => (e.Path, isIgnored)));
    }

    [Fact]
    public void Random_ignore_files_mean_what_they_mean_to_git()
    {
        using var _ = GitCheckIgnore.OrSkip();
        Gen.Select(Gen.OneOf(Lines, Gen.Const("# nothing"), Gen.Const("# nothing")), Trees.Array[20]).Sample(
            static (exclude, trees) =>
            {
                using var git = GitCheckIgnore.OrSkip();
                git.Folder.Write("tree/.git/info/exclude", exclude);
                var paths = trees.SelectMany((tree, i) => Write(git.Folder, $"c{i}", tree.Files, tree.Paths)).Distinct().ToList();
                var walk = new RulesWalk(git.Top);
                var expected = paths.Zip(git.Ignores([.. paths.Select(static p => p.TrimEnd('/'))]));

                Assert.Equal(expected, paths.Select(path => (path, walk.Ignores(path))));
                Assert.Empty(walk.Faults);
            },
            iter: 12,
            threads: 2);
    }

    [Fact]
    public void Classes_hold_the_bytes_they_hold_for_git()
    {
        using var git = GitCheckIgnore.OrSkip();
        string[] classes = ["alnum", "alpha", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper", "xdigit", "word"];
        foreach (var name in classes)
            git.Folder.Write($"tree/{name}/.gitignore", $"x[[:{name}:]]");

        var paths = classes.SelectMany(static name => Enumerable.Range(1, 127).Where(static c => c != '/').Select(c => $"{name}/x{(char)c}")).ToList();
        var walk = new RulesWalk(git.Top);
        Assert.Equal(paths.Zip(git.Ignores(paths)), paths.Select(path => (path, walk.Ignores(path))));
    }

    [Fact]
    public void What_is_ignored_below_a_root_does_not_depend_on_where_the_scan_begins() => Gen.Select(Files, Trees).Sample(
        static (topFile, tree) =>
        {
            using var folder = new TempFolder();
            folder.MakeFolder("tree/.git");
            folder.Write("tree/.gitignore", topFile);
            var inner = Write(folder, "c", tree.Files, [.. tree.Paths.Select(static p => "a/" + p)]).ToList();
            var (fromTop, fromInside) = (new RulesWalk(folder["tree"]), new RulesWalk(folder["tree/c/a"]));
            if (!fromTop.Ignores("c/a/"))
                Assert.Equal(inner.Select(fromTop.Ignores), inner.Select(path => fromInside.Ignores(path["c/a/".Length..])));
        },
        iter: 100,
        threads: 2);

    private static string[] Split(string paths) => paths.Split('|', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Writes the files of a tree, and gives its paths from the top, with a final slash where a folder stands.</summary>
    private static IEnumerable<string> Write(TempFolder folder, string tree, string[] files, string[] paths)
    {
        foreach (var (place, file) in new[] { "", "a/", "a/b/", "b/" }.Zip(files).Where(static f => f.Second.Length > 0))
            folder.Write($"tree/{tree}/{place}.gitignore", file);

        folder.MakeFolder($"tree/{tree}/a/b");
        foreach (var path in paths.Take(10))
            folder.MakeFolder($"tree/{tree}/{path}");

        return paths.Select(path => $"{tree}/{path}").Select(path => Directory.Exists(folder[$"tree/{path}"]) ? path + "/" : path);
    }
}
