namespace DocumentSearch.Evaluate.Collections;

/// <summary>
/// Reads topics: JSON lines if the file is named so, SGML of TREC if it begins with a tag, else one topic a line, number and text with a
/// tab between them.
/// </summary>
internal static class TopicFile
{
    private const string Begin = "<top>";
    private const string End = "</top>";

    /// <summary>The topics of a file, in its order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tell">Told of what is passed over.</param>
    /// <exception cref="CollectionException">It cannot be read, or there are none.</exception>
    public static IReadOnlyList<Topic> Read(string path, Action<string> tell)
    {
        var topics = new Dictionary<string, Topic>(StringComparer.Ordinal);
        foreach (var topic in InOrder(path, tell))
        {
            if (!topics.TryAdd(topic.Id, topic))
                tell($"{path}: topic {topic.Id} stands there twice; the first one counts");
        }

        return topics.Count > 0 ? [.. topics.Values] : throw new CollectionException(path, "no topics");
    }

    private static IEnumerable<Topic> InOrder(string path, Action<string> tell)
    {
        if (path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
            return JsonEntry.Read(path, tell).Select(entry => new Topic(entry.Id, entry.Text));

        return Sgml.IsIn(path) ? Sgml.Elements(path, Begin, End, tell).Select(e => OfSgml(e, tell)).OfType<Topic>() : OfLines(path, tell);
    }

    private static IEnumerable<Topic> OfLines(string path, Action<string> tell)
    {
        foreach (var line in NumberedLine.Of(path))
        {
            var tab = line.Text.IndexOf('\t');
            if (tab > 0 && line.Text[..tab].Trim() is { Length: > 0 } id)
                yield return new Topic(id, line.Text[(tab + 1)..].Trim());
            else
                tell(line.Complaint("the line is no topic (number, tab, text); it is passed over"));
        }
    }

    // In TREC's own files nothing closes these elements, and each begins with its name: "<num> Number: 301", "<title> Topic: …".
    private static Topic? OfSgml(NumberedLine element, Action<string> tell)
    {
        var id = Sgml.Field(element.Text, "num") is { } number ? Without(number, "Number:") : "";
        var text = Sgml.Field(element.Text, "title") is { } title ? Without(title, "Topic:") : "";
        if (id.Length > 0 && !id.Contains(' ') && text.Length > 0)
            return new Topic(id, text);

        tell(element.Complaint("the topic has no <num> or no <title>; it is passed over"));
        return null;
    }

    private static string Without(string text, string label) =>
        (text.StartsWith(label, StringComparison.OrdinalIgnoreCase) ? text[label.Length..] : text).Trim();
}
