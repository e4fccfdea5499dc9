namespace DocumentSearch.Formats;

/// <summary>A row of the manifest of sample files: a file, and what an independent extractor reads in it.</summary>
internal sealed record Sample(string Folder, string File, string Type, string Kind, string Reference, string[] Distinctive)
{
    private static readonly HashSet<string> DisputedFiles = System.IO.File.ReadLines(Path.Combine(AppContext.BaseDirectory, "disputed.tsv"))
        .Skip(1).Select(static line => line.Split('\t')[0]).ToHashSet(StringComparer.Ordinal);

    public bool IsGood => Kind == "good";

    /// <summary>Whether its reference has been found to be wrong, as disputed.tsv tells.</summary>
    public bool IsDisputed => DisputedFiles.Contains(File);

    public string FullPath => Path.Combine(Folder, "files", File);

    /// <summary>The text that the independent extractor gave; null if there is none.</summary>
    public string? Expected =>
        Path.Combine(Folder, "expected", $"{File}.{Reference}.txt") is var path && System.IO.File.Exists(path) ? System.IO.File.ReadAllText(path) : null;

    /// <summary>Reads a folder with manifest.tsv, files/ and expected/.</summary>
    public static IReadOnlyList<Sample> Read(string folder) =>
    [
        .. System.IO.File.ReadLines(Path.Combine(folder, "manifest.tsv")).Skip(1).Select(line => line.Split('\t')).Select(cells => new Sample(
            folder, cells[0], cells[1], cells[2], cells[3], cells[5] == "-" ? [] : cells[5].Split(' ', StringSplitOptions.RemoveEmptyEntries))),
    ];
}
