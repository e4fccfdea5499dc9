using System.Globalization;
using DocumentSearch.EndToEnd.Measure;
using DocumentSearch.EndToEnd.Peers;
using DocumentSearch.Evaluate.Measure;

namespace DocumentSearch.Relevance.Rankers;

/// <summary>Recoll, which indexes files: each document is one, and each topic is put to its command for any of the words.</summary>
internal sealed class RecollRanker : IRanker
{
    public string Key => "recoll";

    public string Name => "Recoll";

    public IReadOnlyList<Requirement> Requirements { get; } = [new("recollcmd", "recollindex"), new("recollcmd", "recollq")];

    public void Build()
    {
    }

    public Run Rank(PreparedCollection collection)
    {
        var names = new List<string>();
        var documents = collection.FolderFor(Key, "documents");
        foreach (var (id, text) in collection.Documents())
        {
            // An identifier may hold anything; a number is a file name everywhere.
            File.WriteAllText(Path.Combine(documents, $"{names.Count}.txt"), text);
            names.Add(id);
        }

        var settings = collection.FolderFor(Key, "settings");
        File.WriteAllText(Path.Combine(settings, "recoll.conf"), $"topdirs = {documents}\nskippedPaths =\nindexstemminglanguages = english\n");
        ProcessRun.OrThrow(new Invocation("recollindex", "-c", settings));
        var run = new Run();
        foreach (var topic in collection.Collection.Topics)
        {
            var words = PreparedCollection.OneLine(topic.Text);
            var told = ProcessRun.OrThrow(new Invocation("recollq", "-c", settings, "-o", "-b", "-n", $"{Measures.Depth}", words), 1).Output;
            // Only places are told, so that the rank has to stand for the score.
            run.Add(topic.Id, told.Split('\n').Select(NumberOf).OfType<int>().Select((number, rank) => new ScoredDocument(names[number], -rank)));
        }

        return run;
    }

    private static int? NumberOf(string url) =>
        url.StartsWith("file://", StringComparison.Ordinal)
        && int.TryParse(Path.GetFileNameWithoutExtension(url), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
