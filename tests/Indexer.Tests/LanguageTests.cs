using DocumentSearch.Indexer.Check;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests;

/// <summary>An index remembers the language of its words, and is made anew beside itself when another is chosen.</summary>
public sealed class LanguageTests
{
    [Fact]
    public void A_chosen_language_is_remembered_and_searched_by()
    {
        using var folder = IndexedFolder.Of(("a.txt", "Viele alte Häuser stehen hier."));
        Assert.Equal([], folder.Paths("haus"));

        var report = folder.Update(choices => choices with { Language = "de" });
        Assert.True(report.Rebuilt);
        Assert.Equal("main-2", Generation.Current(folder.Location));
        Assert.Equal(["a.txt"], folder.Paths("haus"));
        Assert.Equal(["Häuser"], folder.Marked("haus"));

        folder.Files.Write("b.txt", "Ein Haus.");
        Assert.False(folder.Update().Rebuilt);
        Assert.Equal(["a.txt", "b.txt"], folder.Paths("häuser").Order(StringComparer.Ordinal));
        var status = folder.Status();
        Assert.Equal(("de", true, 2), (status.Choices.Language, status.IsCurrent, status.Indexed));
        Assert.Equal(AnalysisFingerprint.Of("de"), status.Analysis);
        using var snapshot = IndexSnapshot.Open(folder.Location);
        Assert.Equal("de", snapshot.Stamp.Language);
    }

    [Fact]
    public void The_same_language_again_changes_nothing_and_the_default_comes_back()
    {
        using var folder = IndexedFolder.Of(("a.txt", "Häuser"));
        Assert.False(folder.Update(choices => choices with { Language = "en" }).Rebuilt);
        Assert.True(folder.Update(choices => choices with { Language = "de" }).Rebuilt);
        Assert.False(folder.Update(choices => choices with { Language = "de" }).Rebuilt);
        Assert.True(folder.Update(_ => new()).Rebuilt);
        Assert.Equal([], folder.Paths("haus"));
        using var snapshot = IndexSnapshot.Open(folder.Location);
        Assert.Equal(("en", 0), (snapshot.Stamp.Language, snapshot.Stamp.Choices.Count));
    }

    [Fact]
    public void An_index_of_another_language_is_checked_and_mended_by_its_rules()
    {
        using var folder = IndexedFolder.InOneSegment(("a.txt", "Viele alte Häuser"), ("b.txt", "Ein Haus"));
        folder.Update(choices => choices with { Language = "de" });
        var report = IndexCheck.Run(folder.Location, null, TestContext.Current.CancellationToken);
        Assert.Equal((true, true), (report.IsSound, report.IsCurrent));

        Check.Damaged.FlipText(folder, "_0");
        Assert.False(IndexCheck.Run(folder.Location, null, TestContext.Current.CancellationToken).IsSound);
        Check.Damaged.Repair(folder);
        Assert.True(IndexCheck.Run(folder.Location, null, TestContext.Current.CancellationToken).IsSound);
        Assert.Equal(["a.txt", "b.txt"], folder.Paths("haus").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_unfinished_index_of_another_language_is_not_gone_on_with()
    {
        using var folder = IndexedFolder.Of(("a.txt", "Häuser"));
        using var stop = new CancellationTokenSource();
        var request = new UpdateRequest { AddRoots = [folder.Files.FullPath], Choose = choices => choices with { Language = "de" } };
        for (var i = 0; i < 50; i++)
            folder.Files.Write($"{i}.txt", "Häuser");

        folder.Updater.Update(request, new Stopping(stop), stop.Token);
        Assert.True(folder.Update(choices => choices with { Language = "fr" }).Rebuilt);
        Assert.Equal((51, "fr"), (folder.Status().Indexed, folder.Status().Choices.Language));
        Assert.True(IndexCheck.Run(folder.Location, null, TestContext.Current.CancellationToken).IsSound);
    }

    private sealed class Stopping(CancellationTokenSource stop) : IProgress<UpdateProgress>
    {
        public void Report(UpdateProgress value) => stop.Cancel();
    }
}
