using System.Globalization;
using System.IO.Hashing;
using System.Text;
using DocumentSearch.Extract;
using DocumentSearch.Indexer;

namespace DocumentSearch.Evaluate.Collections;

/// <summary>Documents, topics, and judgments of which documents answer which topics.</summary>
/// <param name="Files">Where they are.</param>
/// <param name="Topics">The topics, in the order of their file.</param>
/// <param name="Judgments">The judgments.</param>
public sealed record TestCollection(CollectionFiles Files, IReadOnlyList<Topic> Topics, Judgments Judgments)
{
    /// <summary>Reads topics and judgments.</summary>
    /// <param name="files">Where they are.</param>
    /// <param name="tell">Told of each line that is passed over, with its place.</param>
    /// <exception cref="CollectionException">They cannot be read, or there are none.</exception>
    public static TestCollection Open(CollectionFiles files, Action<string> tell)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(tell);
        var topics = new Dictionary<string, Topic>(StringComparer.Ordinal);
        foreach (var topic in JsonEntry.Read(files.Topics, tell).Select(e => new Topic(e.Id, e.Text)))
        {
            if (!topics.TryAdd(topic.Id, topic))
                tell($"{files.Topics}: topic {topic.Id} stands there twice; the first one counts");
        }

        return topics.Count > 0
            ? new TestCollection(files, [.. topics.Values], Judgments.Read(files.Qrels, tell))
            : throw new CollectionException(files.Topics, "no topics");
    }

    /// <summary>The documents, read as they are asked for.</summary>
    /// <param name="tell">Told of what is passed over, with its place.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <exception cref="CollectionException">They cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IEnumerable<GivenText> Documents(Action<string> tell, CancellationToken cancel)
    {
        var modified = File.GetLastWriteTimeUtc(Files.Documents);
        foreach (var entry in JsonEntry.Read(Files.Documents, tell))
        {
            cancel.ThrowIfCancellationRequested();
            var title = string.IsNullOrWhiteSpace(entry.Title) ? null : entry.Title;
            yield return new GivenText(entry.Id, TextExtraction.OfPlainText(entry.Text, title, cancel), modified);
        }
    }

    /// <summary>What tells its documents from others, as long as nobody forges times: names, sizes and times of their files.</summary>
    public string Fingerprint()
    {
        var hash = new XxHash128();
        foreach (var file in DocumentFiles())
        {
            var state = string.Create(CultureInfo.InvariantCulture, $"{file.FullName}\0{file.Length}\0{file.LastWriteTimeUtc.Ticks}\0");
            hash.Append(Encoding.UTF8.GetBytes(state));
        }

        return hash.GetCurrentHashAsUInt128().ToString("x32", CultureInfo.InvariantCulture);
    }

    private IEnumerable<FileInfo> DocumentFiles() => [new FileInfo(Files.Documents)];
}
