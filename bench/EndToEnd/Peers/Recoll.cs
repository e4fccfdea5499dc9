using DocumentSearch.EndToEnd.Measure;

namespace DocumentSearch.EndToEnd.Peers;

/// <summary>Recoll, which looks at the same folder for changes. Its first indexing takes minutes and is not measured.</summary>
internal sealed class Recoll : IPeer
{
    public string Key => "recoll";

    public string Name => "Recoll";

    public IReadOnlyList<Requirement> Requirements { get; } = [new("recollcmd", "recollindex")];

    public IEnumerable<Invocation> BuildSteps(Workspace workspace) => [];

    public IEnumerable<IndexingJob> IndexingJobs(Workspace workspace) => [];

    public IEnumerable<ColdJob> ColdJobs(Workspace workspace) => [];

    public IEnumerable<RefreshJob> RefreshJobs(Workspace workspace)
    {
        string settings = workspace.IndexFolder(Key);
        Directory.CreateDirectory(settings);
        // Markdown is read as plain text, without a helper process for each file.
        File.WriteAllText(Path.Combine(settings, "recoll.conf"), $"topdirs = {workspace.CorpusFolder}\nskippedPaths =\n");
        File.WriteAllText(Path.Combine(settings, "mimemap"), ".md = text/plain\n");
        var look = new Invocation("recollindex", "-c", settings);
        yield return new RefreshJob(Key, "recollindex, nothing changed", look, First: look);
    }
}
