using System.Globalization;

namespace DocumentSearch.EndToEnd.Corpus;

/// <summary>Good files of one type, or of several.</summary>
/// <param name="Name">As the table shows it.</param>
/// <param name="Files">Full paths.</param>
internal sealed record FormatSamples(string Name, IReadOnlyList<string> Files)
{
    private const int EnoughFiles = 1000;
    private const long EnoughBytes = 20_000_000;

    /// <summary>The good files of each type, as a folder with manifest.tsv and files/TYPE/ has them.</summary>
    public static IReadOnlyList<FormatSamples> Read(string folder)
    {
        string manifest = Path.Combine(folder, "manifest.tsv");
        if (!File.Exists(manifest))
            throw new BenchmarkException($"no sample files: there is no {manifest}");

        return
        [
            .. File.ReadLines(manifest).Skip(1).Select(line => line.Split('\t'))
                .Where(cells => cells is [_, _, "good", ..])
                .GroupBy(cells => cells[1], cells => Path.Combine(folder, "files", cells[0]), StringComparer.Ordinal)
                .OrderBy(type => type.Key, StringComparer.Ordinal)
                .Select(type => new FormatSamples(type.Key, [.. type])),
        ];
    }

    /// <summary>Copies all of them again and again, each time into a folder of its own, until it is 1,000 files or 20 MB.</summary>
    public void Fill(string folder)
    {
        long bytes = 0;
        for (int round = 0, files = 0; files < EnoughFiles && bytes < EnoughBytes; round++, files += Files.Count)
        {
            string copies = Path.Combine(folder, round.ToString("d4", CultureInfo.InvariantCulture));
            foreach (string file in Files)
            {
                // The folder of the type keeps files of one name apart.
                string copy = Path.Combine(copies, Path.GetFileName(Path.GetDirectoryName(file)!), Path.GetFileName(file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
                bytes += new FileInfo(copy).Length;
            }
        }
    }

    /// <summary>Writes files of a line, in folders of a hundred.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="count">How many.</param>
    /// <param name="extension">Without the dot; the line is one of plain text and of HTML.</param>
    public static void FillTiny(string folder, int count, string extension)
    {
        for (int number = 0; number < count; number++)
        {
            string part = Path.Combine(folder, (number / 100).ToString("d4", CultureInfo.InvariantCulture));
            Directory.CreateDirectory(part);
            File.WriteAllText(Path.Combine(part, $"{number}.{extension}"), $"<p>a small note, number {number}</p>\n");
        }
    }
}
