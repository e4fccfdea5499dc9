using DocumentSearch.EndToEnd;

namespace DocumentSearch.Speed.Queries;

/// <summary>A query by its class and its words, which every engine writes in its own language.</summary>
/// <param name="Class">The class.</param>
/// <param name="Words">The words, with a space between them.</param>
internal sealed record ClassedQuery(QueryClass Class, string Words)
{
    /// <summary>The query in our language.</summary>
    public string Typed => Class switch
    {
        QueryClass.And2 => string.Join(' ', Words.Split(' ').Select(static word => "+" + word)),
        QueryClass.Phrase => $"\"{Words}\"",
        QueryClass.Prefix => Words + "*",
        QueryClass.Fuzzy1 => Words + "~1",
        _ => Words,
    };

    /// <summary>The name of a class in files and reports.</summary>
    public static string NameOf(QueryClass queryClass) => queryClass.ToString().ToLowerInvariant();

    /// <summary>Writes a line for each: class, tab, words.</summary>
    public static void Write(string file, IEnumerable<ClassedQuery> queries) =>
        File.WriteAllLines(file, queries.Select(static query => $"{NameOf(query.Class)}\t{query.Words}"));

    /// <summary>Reads such lines.</summary>
    /// <exception cref="BenchmarkException">There is no such file, or a line is none of these.</exception>
    public static IReadOnlyList<ClassedQuery> Read(string file)
    {
        if (!File.Exists(file))
            throw new BenchmarkException($"{file}: there is no such file; make it with: queries");

        return [.. File.ReadLines(file).Select((line, number) =>
            line.Split('\t') is [var name, var words] && Enum.TryParse<QueryClass>(name, ignoreCase: true, out var queryClass)
                ? new ClassedQuery(queryClass, words)
                : throw new BenchmarkException($"{file}:{number + 1}: a class, a tab and words were expected"))];
    }
}
