using System.Globalization;

namespace DocumentSearch.Evaluate.Collections;

/// <summary>Which documents answer which topics, and how well: the qrels of a test collection.</summary>
public sealed class Judgments
{
    private static readonly IReadOnlyDictionary<string, int> None = new Dictionary<string, int>(StringComparer.Ordinal);

    private readonly Dictionary<string, Dictionary<string, int>> _grades = new(StringComparer.Ordinal);
    private readonly HashSet<string> _documents = new(StringComparer.Ordinal);

    /// <summary>The topics that at least one document is relevant to, in the order of the file: only they can be measured.</summary>
    public IEnumerable<string> Topics => _grades.Where(t => t.Value.Values.Any(grade => grade > 0)).Select(t => t.Key);

    /// <summary>The documents that are relevant to any topic.</summary>
    public IEnumerable<string> RelevantDocuments =>
        _grades.Values.SelectMany(t => t).Where(d => d.Value > 0).Select(d => d.Key).Distinct(StringComparer.Ordinal);

    /// <summary>Whether a document was judged for any topic.</summary>
    /// <param name="document">Its number.</param>
    public bool Knows(string document) => _documents.Contains(document);

    /// <summary>The grades of the documents that were judged for a topic; more is better, 0 and less is not relevant.</summary>
    /// <param name="topic">The topic's number.</param>
    public IReadOnlyDictionary<string, int> For(string topic) => _grades.TryGetValue(topic, out var grades) ? grades : None;

    /// <summary>
    /// Reads a qrels file: either three columns between tabs, topic, document and grade, perhaps below a line of headings (BEIR), or four
    /// between white space, of which the second is not looked at (TREC).
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="tell">Told of each line that is passed over.</param>
    /// <exception cref="CollectionException">It cannot be read, or no document in it is relevant.</exception>
    public static Judgments Read(string path, Action<string> tell)
    {
        ArgumentNullException.ThrowIfNull(tell);
        var judgments = new Judgments();
        var isFirst = true;
        foreach (var line in NumberedLine.Of(path))
        {
            var columns = Columns(line.Text);
            if (columns is [var topic, .., var document, var grade] && int.TryParse(grade, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
                judgments.Add(topic, document, value);
            else if (!isFirst || columns is not [_, _, _])
                tell(line.Complaint("the line is no judgment (topic, document, grade); it is passed over"));

            isFirst = false;
        }

        return judgments.Topics.Any() ? judgments : throw new CollectionException(path, "no document is judged to be relevant to anything");
    }

    internal void Add(string topic, string document, int grade)
    {
        if (!_grades.TryGetValue(topic, out var grades))
            _grades[topic] = grades = new Dictionary<string, int>(StringComparer.Ordinal);

        grades[document] = grade;
        _documents.Add(document);
    }

    private static string[] Columns(string line)
    {
        var byTabs = line.Split('\t', StringSplitOptions.TrimEntries);
        if (byTabs is [_, _, _])
            return byTabs;

        var columns = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return columns is [_, _, _, _] ? columns : [];
    }
}
