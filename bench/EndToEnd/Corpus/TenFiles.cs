namespace DocumentSearch.EndToEnd.Corpus;

/// <summary>Changes ten files of the corpus and, the next time, changes them back.</summary>
internal static class TenFiles
{
    private const string Mark = "\nchanged by the benchmark\n";

    public static void Change(string corpusFolder)
    {
        string[] files = [.. Directory.EnumerateFiles(corpusFolder, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where((_, number) => number % 4000 == 0).Take(10)];
        foreach (string file in files)
        {
            string text = File.ReadAllText(file);
            File.WriteAllText(file, text.EndsWith(Mark, StringComparison.Ordinal) ? text[..^Mark.Length] : text + Mark);
        }
    }
}
