namespace DocumentSearch.Cli.Tests.Endurance;

/// <summary>
/// A folder of many small documents that are changed at random, and what an index of it may hold of each: what it held when
/// it was last looked at, or anything the folder has held since.
/// </summary>
internal sealed class ChangingFolder(Sandbox sandbox, int seed)
{
    private const int Folders = 20;
    private const int VocabularySize = 300;

    private readonly Random _chance = new(seed);
    private readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _mayHold = new(StringComparer.Ordinal);
    private readonly HashSet<string> _mayLack = new(StringComparer.Ordinal);
    private int _written;

    /// <summary>Text of every file that is in the folder now, by path.</summary>
    public IReadOnlyDictionary<string, string> Files => _files;

    /// <summary>Words that documents are made of, none of which is a form of another.</summary>
    public IReadOnlyList<string> Vocabulary { get; } = [.. Enumerable.Range(0, VocabularySize).Select(i => Word(i * 31, 2))];

    /// <summary>Adds new files.</summary>
    public void Add(int count)
    {
        for (var i = 0; i < count; i++)
            Write($"docs/{_written % Folders}/{_written}.txt");
    }

    /// <summary>Changes so many files: rewrites, deletes, moves, touches them and puts others in the place of some.</summary>
    public void Change(int count)
    {
        var paths = _files.Keys.ToArray();
        _chance.Shuffle(paths);
        foreach (var path in paths.Take(count))
            ChangeOne(path);

        Add(count / 4);
    }

    /// <summary>Fails unless each document the index holds is one that it may hold, and none that it must hold is missing.</summary>
    /// <param name="held">Texts by path.</param>
    /// <param name="what">What was done, should it fail.</param>
    public void AssertMayBe(IReadOnlyDictionary<string, string> held, string what)
    {
        foreach (var (path, text) in held)
            Assert.True(_mayHold.TryGetValue(path, out var texts) && texts.Contains(text), $"{path} holds what it never may: {what}\n{text}");

        foreach (var path in _mayHold.Keys)
            Assert.True(held.ContainsKey(path) || _mayLack.Contains(path), $"{path} is missing: {what}");
    }

    /// <summary>From now on the index holds this, or something newer.</summary>
    public void Settle(IReadOnlyDictionary<string, string> held)
    {
        _mayHold.Clear();
        _mayLack.Clear();
        foreach (var (path, text) in held)
            MayHold(path, text);

        foreach (var (path, text) in _files)
            MayHold(path, text);

        _mayLack.UnionWith(_mayHold.Keys.Where(path => !held.ContainsKey(path) || !_files.ContainsKey(path)));
    }

    /// <summary>A phrase of two words that stands somewhere in the folder.</summary>
    public string Phrase()
    {
        var words = Words(_files.Values.ElementAt(_chance.Next(_files.Count)));
        var at = _chance.Next(words.Length - 1);
        return $"\"{words[at]} {words[at + 1]}\"";
    }

    public string AnyWord() => Vocabulary[_chance.Next(Vocabulary.Count)];

    /// <summary>The words of a text, in lower case.</summary>
    public static string[] Words(string text) =>
        text.ToLowerInvariant().Split([' ', '.', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private void ChangeOne(string path)
    {
        switch (_chance.Next(6))
        {
            case 0 or 1:
                Write(path);
                break;
            case 2:
                Remove(path);
                break;
            case 3:
                Move(path, $"docs/{_chance.Next(Folders)}/moved-{_written++}.txt");
                break;
            case 4:
                File.SetLastWriteTimeUtc(sandbox.PathOf(path), DateTime.UnixEpoch.AddDays(_chance.Next(10_000)));
                break;
            case 5 when _files.Keys.ElementAt(_chance.Next(_files.Count)) is var other && other != path:
                Move(path, other);
                break;
        }
    }

    private void Write(string path)
    {
        var text = NewText();
        sandbox.Write(path, text);
        _files[path] = text;
        MayHold(path, text);
        _mayLack.Add(path);
    }

    private void Remove(string path)
    {
        File.Delete(sandbox.PathOf(path));
        _files.Remove(path);
        _mayLack.Add(path);
    }

    private void Move(string path, string to)
    {
        if (!_files.Remove(path, out var text))
            return;

        File.Move(sandbox.PathOf(path), sandbox.PathOf(to), overwrite: true);
        _files[to] = text;
        MayHold(to, text);
        _mayLack.UnionWith([path, to]);
    }

    private void MayHold(string path, string text)
    {
        if (!_mayHold.TryGetValue(path, out var texts))
            _mayHold[path] = texts = new HashSet<string>(StringComparer.Ordinal);

        texts.Add(text);
    }

    // A word that stands nowhere else, and some that stand in many documents.
    private string NewText()
    {
        var sentences = Enumerable.Range(0, 2 + _chance.Next(8))
            .Select(_ => string.Join(' ', Enumerable.Range(0, 3 + _chance.Next(9)).Select(_ => Vocabulary[(int)(VocabularySize * Math.Pow(_chance.NextDouble(), 2))])));
        return $"{Word(_written++, 5)} stands alone. {string.Join(". ", sentences)}.\n";
    }

    // Ends with a letter that no other part of it has: no ending to cut off, and no two words in one.
    private static string Word(int number, int syllables)
    {
        const string Consonants = "bdfgklmnprtvz";
        const string Vowels = "aou";
        var word = "";
        for (var i = 0; i < syllables; i++)
        {
            word += $"{Consonants[number % Consonants.Length]}{Vowels[number / Consonants.Length % Vowels.Length]}";
            number /= Consonants.Length * Vowels.Length;
        }

        return word + "x";
    }
}
