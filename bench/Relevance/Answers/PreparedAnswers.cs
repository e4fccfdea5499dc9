using System.Text;
using DocumentSearch.EndToEnd.Corpus;

namespace DocumentSearch.Relevance.Answers;

/// <summary>Questions and documents, with others beside them, in the form that the other engines' drivers read.</summary>
/// <param name="Set">The questions.</param>
/// <param name="Crowd">Folder of other documents that are indexed too; null if there are none.</param>
/// <param name="WorkFolder">Where what is made of them lies.</param>
internal sealed record PreparedAnswers(AnswerSet Set, string? Crowd, string WorkFolder)
{
    public string PackFile => Path.Combine(WorkFolder, "documents.pack");

    public string QuestionsFile => Path.Combine(WorkFolder, "questions.tsv");

    public static PreparedAnswers Of(AnswerSet set, string? crowd, string workFolder)
    {
        var prepared = new PreparedAnswers(set, crowd, Directory.CreateDirectory(workFolder).FullName);
        using (var pack = File.Create(prepared.PackFile))
        {
            foreach (var file in Files(set.DocumentFolder, "*.txt"))
                Add(pack, Path.GetFileNameWithoutExtension(file), file);

            // No document of the set is called so: those have no extension.
            foreach (var file in crowd is null ? [] : Files(crowd, "*.md"))
                Add(pack, Path.GetRelativePath(crowd!, file), file);
        }

        File.WriteAllLines(prepared.QuestionsFile, set.Questions.Select(q => $"{q.Id}\t{q.Document}\t{PreparedCollection.OneLine(q.Text)}"));
        return prepared;
    }

    public string FileFor(string engine, string name)
    {
        Directory.CreateDirectory(Path.Combine(WorkFolder, engine));
        return Path.Combine(WorkFolder, engine, name);
    }

    // Read as text, so that no byte is malformed.
    private static void Add(Stream pack, string name, string file) => PackedCorpus.WriteDocument(pack, Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(File.ReadAllText(file)));

    private static IEnumerable<string> Files(string folder, string pattern) => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
