using System.Diagnostics;
using System.Runtime.Versioning;
using DocumentSearch.Indexer.Source.Ignore;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests.Source.Ignore;

public sealed class IgnoreRulesTests : IDisposable
{
    private const string TooMany = "its rules are not applied: with those from above they would be more than 10000 rules or 2000000 bytes";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(".searchignore: !a", ".ignore: a", false)]
    [InlineData(".searchignore: a", ".ignore: !a", true)]
    [InlineData(".ignore: !a", ".gitignore: a", false)]
    [InlineData(".ignore: a", ".gitignore: !a", true)]
    [InlineData(".searchignore: !a", ".gitignore: a", false)]
    [InlineData(".searchignore: !b", ".gitignore: a", true)]
    [InlineData(".gitignore: !a", ".git/info/exclude: a", false)]
    [InlineData(".gitignore: b", ".git/info/exclude: a", true)]
    public void In_one_folder_the_file_made_for_searching_wins_and_git_comes_last(string one, string other, bool isIgnored)
    {
        Write("", one);
        Write("", other);
        Assert.Equal(isIgnored, Walk().Ignores("a"));
    }

    [Theory]
    [InlineData(".gitignore: !a", ".gitignore: a", true)]
    [InlineData(".gitignore: a", ".gitignore: !a", false)]
    [InlineData(".searchignore: !a", ".gitignore: a", false)]
    [InlineData(".searchignore: a", ".gitignore: !a", true)]
    [InlineData(".gitignore: !a", ".searchignore: a", true)]
    [InlineData(".ignore: !a", ".gitignore: a", false)]
    [InlineData(".git/info/exclude: a", ".gitignore: !a", false)]
    public void The_deeper_of_two_files_of_a_kind_wins_but_the_kind_counts_first(string above, string below, bool isIgnored)
    {
        Write("", above);
        Write("b/", below);
        Assert.Equal(isIgnored, Walk().Ignores("b/a"));
    }

    [Fact]
    public void Where_there_are_no_rules_nothing_is_made()
    {
        var rules = IgnoreRules.ForRoot(_folder.FullPath, IgnoreSources.None, SelectionRules.Everything, NoFault);
        Assert.Same(rules, rules.Descend(_folder["a"], IgnoreSources.None, NoFault));
        Assert.False(rules.Ignores("a", isFolder: false));
    }

    [Fact]
    public void Asking_for_an_entry_allocates_nothing()
    {
        _folder.Write(".gitignore", "*.log\n/a/**/b\n[x]y");
        var rules = IgnoreRules.ForRoot(_folder.FullPath, IgnoreSources.GitIgnore, SelectionRules.Everything, NoFault)
            .Descend(_folder["a"], IgnoreSources.None, NoFault);
        Assert.True(rules.Ignores("b", isFolder: false));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            rules.Ignores("name.txt", isFolder: false);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Rules_hold_for_names_and_paths_of_any_length()
    {
        var (name, folder) = (new string('é', 120), string.Join('/', Enumerable.Repeat(new string('x', 200), 5)));
        _folder.Write(".gitignore", $"/{folder}/*.md\n");
        Assert.True(Walk().Ignores($"{folder}/{name}.md"));
        Assert.False(Walk().Ignores($"{folder}/{name}.txt"));
    }

    [Fact]
    public void Siblings_do_not_see_the_rules_of_each_other()
    {
        _folder.Write("a/.gitignore", "x");
        _folder.Write("b/.gitignore", "y");
        var walk = Walk();
        Assert.Equal([true, false, false, true, false], Ignored(walk, "a/x", "a/y", "b/x", "b/y", "x"));
    }

    [Fact]
    public void In_a_work_tree_the_rules_above_the_root_count()
    {
        _folder.Write("tree/.git/info/exclude", "e");
        _folder.Write("tree/.gitignore", "/docs/b/x\ny\n");
        _folder.Write("tree/docs/.ignore", "b/z");
        _folder.Write("tree/docs/b/.searchignore", "v");
        Assert.Equal([true, true, true, true, true, false], Ignored(Walk("tree/docs/b"), "e", "x", "y", "z", "v", "a"));
    }

    [Fact]
    public void Outside_of_a_work_tree_and_above_it_they_do_not()
    {
        _folder.Write(".gitignore", "a");
        _folder.Write(".ignore", "b");
        _folder.MakeFolder("plain/docs");
        _folder.MakeFolder("tree/.git");
        _folder.MakeFolder("tree/docs");
        Assert.Equal([false, false], Ignored(Walk("plain/docs"), "a", "b"));
        Assert.Equal([false, false], Ignored(Walk("tree"), "a", "b"));
        Assert.Equal([false, false], Ignored(Walk("tree/docs"), "a", "b"));
    }

    [Fact]
    public void A_root_that_was_named_is_not_left_out_by_rules_above_it()
    {
        _folder.MakeFolder("tree/.git");
        _folder.Write("tree/.gitignore", "build/\n*.log");
        _folder.MakeFolder("tree/build/docs");
        Assert.True(Walk("tree").Ignores("build/docs/a"));
        Assert.Equal([false, true], Ignored(Walk("tree/build/docs"), "a", "a.log"));
    }

    [Fact]
    public void A_work_tree_in_another_has_its_own_git_rules_only()
    {
        _folder.MakeFolder("tree/.git");
        _folder.Write("tree/.gitignore", "a");
        _folder.Write("tree/.ignore", "b");
        _folder.Write("tree/inner/.git/info/exclude", "c");
        _folder.Write("tree/inner/.gitignore", "d");
        var walk = Walk("tree");
        Assert.Equal([false, true, true, true], Ignored(walk, "inner/a", "inner/b", "inner/c", "inner/d"));
        Assert.Equal([true, true, false, false], Ignored(walk, "a", "b", "c", "d"));
        Assert.Equal([true, false], Ignored(Walk("tree/inner"), "c", "a"));
    }

    [Fact]
    public void A_submodule_and_a_linked_work_tree_say_where_their_repository_is()
    {
        _folder.Write("tree/.git/modules/sub/info/exclude", "a");
        _folder.Write("tree/sub/.git", "gitdir: ../.git/modules/sub\n");
        _folder.Write("tree/.git/info/exclude", "b");
        _folder.Write("tree/.git/worktrees/linked/commondir", "../..\n");
        _folder.Write("linked/.git", $"gitdir: {_folder["tree/.git/worktrees/linked"]}\n");
        Assert.Equal([true, false], Ignored(Walk("tree/sub"), "a", "b"));
        Assert.Equal([false, true], Ignored(Walk("linked"), "a", "b"));
    }

    [Fact]
    public void Git_finds_the_same_exclude_file_in_a_linked_work_tree()
    {
        using var git = GitCheckIgnore.OrSkip();
        git.Run("tree", ["-c", "user.name=a", "-c", "user.email=a", "commit", "--quiet", "--allow-empty", "--message", "a"]);
        git.Run("tree", ["worktree", "add", "--quiet", "../linked"]);
        git.Folder.Write("tree/.git/info/exclude", "a");
        Assert.Equal([true, false], Ignored(new RulesWalk(git.Folder["linked"]), "a", "b"));
        Assert.Equal([true, false], git.Ignores(["a", "b"], "linked"));
    }

    [Fact]
    public void A_root_that_is_a_link_lies_where_it_leads_to()
    {
        _folder.MakeFolder("tree/.git");
        _folder.Write("tree/.gitignore", "/docs/a");
        _folder.MakeFolder("tree/docs");
        _folder.MakeFolder("elsewhere/.git");
        _folder.Write("elsewhere/.gitignore", "b");
        Directory.CreateSymbolicLink(_folder["elsewhere/link"], _folder["tree/docs"]);
        Directory.CreateSymbolicLink(_folder["tree-link"], _folder["tree"]);
        Assert.Equal([true, false], Ignored(Walk("elsewhere/link"), "a", "b"));
        Assert.Equal([true, false], Ignored(Walk("tree-link/docs"), "a", "b"));
    }

    [Fact]
    public void Folders_named_like_ignore_files_are_no_ignore_files()
    {
        _folder.MakeFolder(".ignore");
        _folder.Write(".gitignore/a", "x");
        var walk = Walk();
        Assert.Equal([false, false], Ignored(walk, "x", "a"));
        Assert.Empty(walk.Faults);
    }

    [Fact]
    public void A_file_that_is_too_large_is_a_fault_and_the_others_hold()
    {
        var rule = "a\n#";
        _folder.Write(".gitignore", rule.PadRight(IgnoreFile.MaxBytes + 1, '#'));
        _folder.Write(".ignore", "b\n#".PadRight(IgnoreFile.MaxBytes, '#'));
        var walk = Walk();
        Assert.Equal([false, true], Ignored(walk, "a", "b"));
        Assert.Equal(new IgnoreFault(_folder[".gitignore"], "its rules are not applied: it is larger than 1000000 bytes"), Assert.Single(walk.Faults));
    }

    [Fact]
    public void More_rules_than_the_bound_are_a_fault()
    {
        _folder.Write(".gitignore", string.Concat(Enumerable.Range(0, IgnoreRules.MaxRules).Select(static i => $"a{i}\n")));
        _folder.Write("b/.gitignore", "x");
        _folder.Write("b/.ignore", "# no rule");
        var walk = Walk();
        Assert.Equal([true, false, true], Ignored(walk, "b/a9999", "b/x", "a0"));
        Assert.Equal(new IgnoreFault(_folder["b/.gitignore"], TooMany), Assert.Single(walk.Faults));
    }

    [Fact]
    public void Rules_of_more_bytes_than_the_bound_are_a_fault()
    {
        foreach (var place in new[] { "", "b/", "b/c/" })
            _folder.Write(place + ".gitignore", $"a{place.Length}\n#".PadRight(IgnoreFile.MaxBytes, '#'));

        var walk = Walk();
        Assert.Equal([true, true, false], Ignored(walk, "b/c/a0", "b/c/a2", "b/c/a4"));
        Assert.Equal(new IgnoreFault(_folder["b/c/.gitignore"], TooMany), Assert.Single(walk.Faults));
    }

    [Fact]
    public void A_git_file_that_is_too_long_leads_nowhere()
    {
        _folder.Write(".git", "gitdir: " + new string('x', 20_000));
        _folder.Write(".gitignore", "a");
        var walk = Walk();
        Assert.True(walk.Ignores("a"));
        Assert.Equal(new IgnoreFault(_folder[".git"], "its rules are not applied: it is larger than 10000 bytes"), Assert.Single(walk.Faults));
    }

    [Fact]
    public void Links_and_pipes_are_faults_and_are_not_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no mkfifo");
        _folder.Write("rules", "a");
        File.CreateSymbolicLink(_folder[".gitignore"], _folder["rules"]);
        using var made = Process.Start("mkfifo", [_folder[".ignore"]]);
        made.WaitForExit();

        var walk = Walk();
        Assert.False(walk.Ignores("a"));
        Assert.Equal(
            [
                new IgnoreFault(_folder[".ignore"], "its rules are not applied: it is no file that can be read"),
                new IgnoreFault(_folder[".gitignore"], "its rules are not applied: it is a symbolic link"),
            ],
            walk.Faults);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_file_without_permission_is_a_fault()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "an administrator may read everything");
        File.SetUnixFileMode(_folder.Write(".gitignore", "a"), UnixFileMode.None);
        var walk = Walk();
        Assert.False(walk.Ignores("a"));
        Assert.Equal(new IgnoreFault(_folder[".gitignore"], "its rules are not applied: no permission"), Assert.Single(walk.Faults));
    }

    [Fact]
    public void A_file_that_is_gone_meanwhile_is_no_fault()
    {
        var rules = IgnoreRules.ForRoot(_folder.FullPath, IgnoreSources.GitIgnore | IgnoreSources.WorkTree, SelectionRules.Everything, NoFault);
        Assert.False(rules.Ignores("a", isFolder: false));
    }

    [Theory]
    [InlineData(".gitignore", IgnoreSources.GitIgnore)]
    [InlineData(".ignore", IgnoreSources.Ignore)]
    [InlineData(".searchignore", IgnoreSources.SearchIgnore)]
    [InlineData(".git", IgnoreSources.WorkTree)]
    [InlineData(".GITIGNORE", IgnoreSources.None)]
    [InlineData(".gitignore~", IgnoreSources.None)]
    [InlineData("gitignore", IgnoreSources.None)]
    public void Ignore_files_are_known_by_their_names(string name, object source) => Assert.Equal(source, IgnoreFile.Recognise(name));

    private static void NoFault(IgnoreFault fault) => Assert.Fail(fault.ToString());

    private static bool[] Ignored(RulesWalk walk, params string[] paths) => [.. paths.Select(walk.Ignores)];

    private RulesWalk Walk(string root = "") => new(_folder[root].TrimEnd('/'));

    private void Write(string place, string nameAndRule)
    {
        var (name, rule) = (nameAndRule.Split(": ")[0], nameAndRule.Split(": ")[1]);
        _folder.Write(place + name, rule);
    }
}
