using System.Text;
using DocumentSearch.EndToEnd.Corpus;
using DocumentSearch.Evaluate.Collections;

namespace DocumentSearch.Relevance;

/// <summary>A test collection, with its documents and topics in the form that the other engines' drivers read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Collection">The collection.</param>
/// <param name="WorkFolder">Where what is made of it lies.</param>
internal sealed record PreparedCollection(string Name, TestCollection Collection, string WorkFolder)
{
    public string PackFile => Path.Combine(WorkFolder, "corpus.pack");

    public string TopicsFile => Path.Combine(WorkFolder, "topics.tsv");

    public static PreparedCollection Of(string folder, string workFolder)
    {
        var name = Path.GetFileName(folder);
        var work = Path.Combine(workFolder, "relevance", name);
        if (Directory.Exists(work))
            Directory.Delete(work, recursive: true);

        Directory.CreateDirectory(work);
        var collection = TestCollection.Open(CollectionFiles.Find(folder, null, null, null), Console.Error.WriteLine);
        var prepared = new PreparedCollection(name, collection, work);
        prepared.Write();
        return prepared;
    }

    public string FileFor(string ranker, string name)
    {
        Directory.CreateDirectory(Path.Combine(WorkFolder, ranker));
        return Path.Combine(WorkFolder, ranker, name);
    }

    public string FolderFor(string ranker, string name) => Directory.CreateDirectory(FileFor(ranker, name)).FullName;

    /// <summary>Numbers and texts of the documents; engines without titles get them as the first line.</summary>
    public IEnumerable<(string Id, string Text)> Documents() => Collection.Documents(Console.Error.WriteLine, CancellationToken.None)
        .Select(d => (d.Name, d.Text.Title is { } title ? $"{title}\n{d.Text.Text}" : d.Text.Text));

    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private void Write()
    {
        using (var pack = File.Create(PackFile))
        {
            foreach (var (id, text) in Documents())
                PackedCorpus.WriteDocument(pack, Encoding.UTF8.GetBytes(id), Encoding.UTF8.GetBytes(text));
        }

        File.WriteAllLines(TopicsFile, Collection.Topics.Select(topic => $"{topic.Id}\t{OneLine(topic.Text)}"));
    }
}
