using System.Globalization;
using System.IO.Hashing;
using System.Text;
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
        return new TestCollection(files, TopicFile.Read(files.Topics, tell), Judgments.Read(files.Qrels, tell));
    }

    /// <summary>The documents, read as they are asked for.</summary>
    /// <param name="tell">Told of what is passed over, with its place, and at the end how many relevant documents there were not.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <exception cref="CollectionException">They cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IEnumerable<GivenText> Documents(Action<string> tell, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(tell);
        var missing = Judgments.RelevantDocuments.ToHashSet(StringComparer.Ordinal);
        var relevant = missing.Count;
        foreach (var document in new DocumentFiles(Files.Documents, Judgments.Knows, tell).Read(cancel))
        {
            missing.Remove(document.Name);
            yield return document;
        }

        if (missing.Count > 0)
            tell(string.Create(CultureInfo.InvariantCulture, $"{Files.Documents}: {missing.Count} of {relevant} relevant documents are not there, such as {missing.First()}"));
    }

    /// <summary>What tells its documents from others, as long as nobody forges times: names, sizes and times of their files.</summary>
    /// <exception cref="CollectionException">They cannot be read.</exception>
    public string Fingerprint()
    {
        var hash = new XxHash128();
        foreach (var file in DocumentFiles.Of(Files.Documents).Select(path => new FileInfo(path)))
        {
            var state = string.Create(CultureInfo.InvariantCulture, $"{file.FullName}\0{(file.Exists ? file.Length : 0)}\0{file.LastWriteTimeUtc.Ticks}\0");
            hash.Append(Encoding.UTF8.GetBytes(state));
        }

        return hash.GetCurrentHashAsUInt128().ToString("x32", CultureInfo.InvariantCulture);
    }
}
