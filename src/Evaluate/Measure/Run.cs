using System.Globalization;
using DocumentSearch.Evaluate.Collections;

namespace DocumentSearch.Evaluate.Measure;

/// <summary>A document that was found.</summary>
/// <param name="Document">Its number.</param>
/// <param name="Score">Its score, a 32-bit number as trec_eval compares them.</param>
public readonly record struct ScoredDocument(string Document, float Score);

/// <summary>What an engine found for each topic: what TREC calls a run.</summary>
public sealed class Run
{
    private readonly Dictionary<string, List<ScoredDocument>> _found = new(StringComparer.Ordinal);

    /// <summary>The topics that something was found for.</summary>
    public IEnumerable<string> Topics => _found.Keys;

    /// <summary>Adds what was found for a topic.</summary>
    /// <param name="topic">The topic's number.</param>
    /// <param name="found">The documents; of one that is there twice the first counts.</param>
    public void Add(string topic, IEnumerable<ScoredDocument> found) =>
        _found[topic] = Ordered(found.DistinctBy(d => d.Document, StringComparer.Ordinal));

    /// <summary>
    /// The numbers of the documents found for a topic, in the order in which trec_eval measures them: by falling score, of equal ones by
    /// falling number. None if it was not asked.
    /// </summary>
    /// <param name="topic">The topic's number.</param>
    public IReadOnlyList<string> For(string topic) => _found.TryGetValue(topic, out var found) ? found.ConvertAll(d => d.Document) : [];

    /// <summary>How good it is for each topic that can be measured; one that was not asked counts 0.</summary>
    /// <param name="judgments">The judgments.</param>
    /// <param name="topics">Numbers of the topics.</param>
    public IReadOnlyList<Measures> Measure(Judgments judgments, IEnumerable<string> topics) =>
        [.. topics.Select(topic => Measures.Of(For(topic), judgments.For(topic)))];

    /// <summary>Writes the form of TREC: topic, Q0, document, rank, score and the name of the run, between spaces.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="name">The name of the run.</param>
    public void Write(TextWriter writer, string name)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var (topic, found) in _found)
        {
            for (var i = 0; i < found.Count; i++)
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{topic} Q0 {found[i].Document} {i + 1} {found[i].Score:R} {name}\n"));
        }
    }

    /// <summary>Writes the same to a file, in the place of one that is there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The name of the run.</param>
    /// <exception cref="CollectionException">It cannot be written.</exception>
    public void Save(string path, string name)
    {
        try
        {
            using var writer = new StreamWriter(path);
            Write(writer, name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CollectionException(path, $"cannot be written: {e.Message}", e);
        }
    }

    /// <summary>Reads the form of TREC; ranks are not looked at, as trec_eval does not.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tell">Told of each line that is passed over.</param>
    /// <exception cref="CollectionException">It cannot be read.</exception>
    public static Run Read(string path, Action<string> tell)
    {
        ArgumentNullException.ThrowIfNull(tell);
        var found = new Dictionary<string, List<ScoredDocument>>(StringComparer.Ordinal);
        foreach (var line in NumberedLine.Of(path))
        {
            if (line.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var topic, _, var document, _, var score, ..]
                && float.TryParse(score, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            {
                if (!found.TryGetValue(topic, out var documents))
                    found[topic] = documents = [];

                documents.Add(new ScoredDocument(document, value));
            }
            else
            {
                tell(line.Complaint("the line is not of a run (topic, Q0, document, rank, score, name); it is passed over"));
            }
        }

        var run = new Run();
        foreach (var (topic, documents) in found)
            run.Add(topic, documents);

        return run;
    }

    private static List<ScoredDocument> Ordered(IEnumerable<ScoredDocument> found) =>
        [.. found.OrderByDescending(d => d.Score).ThenByDescending(d => d.Document, StringComparer.Ordinal).Take(Measures.Depth)];
}
