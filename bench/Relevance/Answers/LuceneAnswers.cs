using System.Globalization;
using System.Text;
using DocumentSearch.EndToEnd.Corpus;
using DocumentSearch.EndToEnd.Measure;
using DocumentSearch.EndToEnd.Peers;

namespace DocumentSearch.Relevance.Answers;

/// <summary>Java Lucene's BM25 with its unified highlighter, over the same documents.</summary>
/// <param name="drivers">Folder of the drivers in Java.</param>
/// <param name="workFolder">Where everything that is made lies.</param>
internal sealed class LuceneAnswers(string drivers, string workFolder)
{
    private static readonly Requirement[] Jars =
    [
        .. new[] { "core", "analyzers-common", "highlighter", "memory", "queries" }
            .Select(static name => new Requirement("liblucene8-java", $"/usr/share/java/lucene-{name}-8*.jar")),
    ];

    /// <summary>What it needs.</summary>
    public static IReadOnlyList<Requirement> Requirements => [.. Jars, new("default-jdk-headless", "javac")];

    /// <summary>Packs the documents, and compiles the driver.</summary>
    public void Build(AnswerSet set, string? crowd)
    {
        Directory.CreateDirectory(workFolder);
        using (var pack = File.Create(Pack))
        {
            foreach (var file in Directory.EnumerateFiles(set.DocumentFolder, "*.txt"))
                PackedCorpus.WriteDocument(pack, Encoding.UTF8.GetBytes(Path.GetFileNameWithoutExtension(file)), File.ReadAllBytes(file));

            foreach (var file in crowd is null ? [] : Directory.EnumerateFiles(crowd, "*.md", SearchOption.AllDirectories))
                PackedCorpus.WriteDocument(pack, Encoding.UTF8.GetBytes(file), File.ReadAllBytes(file));
        }

        File.WriteAllLines(Questions, set.Questions.Select(q => $"{q.Id}\t{q.Document}\t{PreparedCollection.OneLine(q.Text)}"));
        ProcessRun.OrThrow(new Invocation("javac", ["-d", workFolder, "-cp", ClassPath, .. Directory.GetFiles(drivers, "*.java")]));
    }

    /// <summary>Asks all questions, for passages of about so many characters; of one sentence if 0.</summary>
    public List<(Question Question, Shown Shown)> Of(AnswerSet set, int goal)
    {
        var output = Path.Combine(workFolder, "lucene.tsv");
        ProcessRun.OrThrow(new Invocation(
            "java", "-cp", ClassPath, "AnswerQuestions", Pack, Path.Combine(workFolder, "lucene"), Questions, output, goal.ToString(CultureInfo.InvariantCulture)));
        var shown = File.ReadLines(output).Select(static line => line.Split('\t')).ToDictionary(static f => f[0], static f => new Shown(f[1], Text(f[2]), Text(f[3])), StringComparer.Ordinal);
        return [.. set.Questions.Select(q => (q, shown[q.Id]))];
    }

    private string ClassPath => $"{string.Join(':', Jars.Select(static jar => jar.Find()))}:{workFolder}";

    private string Pack => Path.Combine(workFolder, "documents.pack");

    private string Questions => Path.Combine(workFolder, "questions.tsv");

    private static string Text(string encoded) => Encoding.UTF8.GetString(Convert.FromBase64String(encoded));
}
