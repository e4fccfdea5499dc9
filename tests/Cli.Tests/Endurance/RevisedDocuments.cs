using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DocumentSearch.Cli.Tests.Endurance;

/// <summary>
/// Real documents, each a file, that are revised and moved while others read: what they say stays as it is, and a last
/// paragraph says which revision it is.
/// </summary>
internal sealed partial class RevisedDocuments
{
    /// <summary>A word that stands once in every document.</summary>
    public const string Mark = "zyxrevision";

    private readonly Sandbox _sandbox;
    private readonly Random _chance;
    private readonly string[] _texts;
    private readonly string[] _paths;
    private readonly int[] _revisions;
    private readonly ConcurrentDictionary<string, int> _numbers = new(StringComparer.Ordinal);

    private RevisedDocuments(Sandbox sandbox, string[] texts, int seed)
    {
        (_sandbox, _texts, _chance) = (sandbox, texts, new Random(seed));
        _paths = [.. texts.Select((_, i) => $"docs/{i % 10}/{i}.txt")];
        _revisions = new int[texts.Length];
        for (var i = 0; i < texts.Length; i++)
            Write(i);
    }

    public int Count => _texts.Length;

    /// <summary>Makes the files of a collection with a document a line.</summary>
    public static RevisedDocuments Of(Sandbox sandbox, string collection, int count, int seed) =>
        new(sandbox, [.. File.ReadLines(collection).Select(TextOf).Where(text => text.Length > 200).Take(count)], seed);

    /// <summary>Words that stand in a few documents, or in many.</summary>
    public string[] CommonWords(int count)
    {
        var documents = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in _texts.SelectMany(text => LetterWord().Matches(text).Select(m => m.Value.ToLowerInvariant()).Distinct(StringComparer.Ordinal)))
            documents[word] = documents.GetValueOrDefault(word) + 1;

        return [.. documents.Where(word => word.Value > 4 && word.Key.Length > 4).Select(word => word.Key).Order(StringComparer.Ordinal).Chunk(Math.Max(1, documents.Count / 40)).Select(words => words[0]).Take(count)];
    }

    /// <summary>The text of a document as far as no revision changes it; null if no such document ever stood there.</summary>
    public string? TextAt(string path) => _numbers.TryGetValue(path, out var number) ? _texts[number] : null;

    /// <summary>Number of the document that stands, or stood, at a path.</summary>
    public int NumberOf(string path) => _numbers[path];

    /// <summary>The revision that was written last.</summary>
    public int RevisionOf(int number) => Volatile.Read(ref _revisions[number]);

    /// <summary>The revision that a text says it is; null if it does not say.</summary>
    public static int? RevisionIn(string text) => MarkedRevision().Match(text) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan) : null;

    /// <summary>Writes new revisions of some documents, and moves some.</summary>
    public void Change(int revised, int moved)
    {
        for (var i = 0; i < revised; i++)
            Write(_chance.Next(Count));

        for (var i = 0; i < moved; i++)
        {
            var number = _chance.Next(Count);
            var to = $"docs/{_chance.Next(10)}/{number}.txt";
            if (to == _paths[number])
                continue;

            _numbers[to] = number;
            File.Move(_sandbox.PathOf(_paths[number]), _sandbox.PathOf(to));
            _paths[number] = to;
        }
    }

    // The revision counts from before it can be read.
    private void Write(int number)
    {
        var revision = Interlocked.Increment(ref _revisions[number]);
        _numbers[_paths[number]] = number;
        _sandbox.Write(_paths[number], $"{_texts[number]}\n\nThis is {Mark} {revision} of it.\n");
    }

    private static string TextOf(string line)
    {
        var record = JsonDocument.Parse(line).RootElement;
        return $"{record.GetProperty("title").GetString()}\n\n{record.GetProperty("text").GetString()}";
    }

    [GeneratedRegex("[a-zA-Z]+")]
    private static partial Regex LetterWord();

    [GeneratedRegex($"{Mark} ([0-9]+) of it")]
    private static partial Regex MarkedRevision();
}
