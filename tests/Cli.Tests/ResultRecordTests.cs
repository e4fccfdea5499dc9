using System.Text.Json;
using System.Text.RegularExpressions;
using Json.Schema;

namespace DocumentSearch.Cli.Tests;

/// <summary>The contract with programs that read the records: what is written is what is documented, and changes only add to it.</summary>
public sealed partial class ResultRecordTests : IDisposable
{
    private static readonly string[][] Asked =
    [
        ["for", "\"prisoner exchange\" bodies", "--json"],
        ["for", "ukrain* =Medinsky c?ase medinski~ /istanb.*/ \"exchange bodies\"~9", "--json", "--explain", "--facets", "--context", "1"],
        ["for", "prisoner", "exchange", "--json", "--expand", "-n1", "--pages"],
        ["for", "prisoner", "--json", "--by", "passage", "--no-refresh"],
        ["for", "title:walrus", "--json"],
        ["for", "walrus jane zoo", "--json", "--explain"],
        ["for", "walros", "--json"],
        ["for", "type:text", "date:2025", "--json"],
        ["for", "walrus", "--json", "--timeout", "0.001"],
        ["for", "walrus", "--json", "--no-refresh", "--index", "given"],
        ["suggest", "pris", "--json"],
    ];

    private readonly Sandbox _sandbox = Sandbox.WithSeeds();

    [Fact]
    public void Every_record_is_as_the_schema_says()
    {
        _sandbox.Write("seeds/walrus.md", "---\ntitle: The walrus\ndate: 2025-06-02\n---\nA walrus, and an exchanged prisoner.\n");
        _sandbox.Write("seeds/zoo.md", "---\nauthor: Jane\ntags: zoo\nsummary: Of a walrus\nlang: de\n---\nText.\n");
        _sandbox.Write("seeds/copy.md", "---\ntitle: The walrus\ndate: 2025-06-02\n---\nA walrus, and an exchanged prisoner.\n");
        _sandbox.Write("seeds/broken.txt", [.. "prisoner gr"u8, 0xC3, 0xBC, 0xC3, 0x9F, 0xC3, 0xBC, 0xC3, 0x9F, (byte)' ', 0xFF]);
        // More than can be told apart: places in bytes are not known.
        _sandbox.Write("seeds/damaged.txt", [.. "prisoner "u8, .. Enumerable.Repeat("Grüße für überübermütige "u8.ToArray(), 66_000).SelectMany(static b => b), .. Enumerable.Repeat<byte>(0xC3, 66_000)]);
        GivenDocuments.Write(_sandbox.PathOf("given"));
        using var document = JsonDocument.Parse(File.ReadAllText(Schema("result-record.schema.json")));
        var schema = JsonSchema.FromText(document.RootElement.GetRawText());
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in Asked.SelectMany(arguments => _sandbox.Search(arguments).OutLines))
        {
            using var record = JsonDocument.Parse(line);
            var result = schema.Evaluate(record.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
            Assert.True(result.IsValid, line);
            AssertDocumented(record.RootElement, document.RootElement, Definition(document.RootElement, record.RootElement.GetProperty("type").GetString()!), seen);
        }

        Assert.Contains(_sandbox.Search("for", "prisoner", "--json").OutLines, line => line.Contains("\"startByte\":null", StringComparison.Ordinal));
        Assert.Equal(document.RootElement.GetProperty("$defs").EnumerateObject().Select(d => d.Name).Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_tables_of_the_docs_have_the_fields_of_the_schema()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Schema("result-record.schema.json")));
        var tables = Tables(File.ReadAllLines(Schema("result-record.md")));
        string[] documented = ["hit", "passage", "highlight", "place", "explanation", "scorePart", "summary", "suggestion"];
        Assert.Equal(documented.Length, tables.Count);
        foreach (var (name, fields) in documented.Zip(tables))
            Assert.Equal(Properties(Definition(document.RootElement, name)).Order(StringComparer.Ordinal), fields.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_schema_only_ever_adds_to_what_was_released()
    {
        using var released = JsonDocument.Parse(File.ReadAllText(Schema("result-record-1.schema.json")));
        using var current = JsonDocument.Parse(File.ReadAllText(Schema("result-record.schema.json")));
        foreach (var definition in released.RootElement.GetProperty("$defs").EnumerateObject())
        {
            var now = Definition(current.RootElement, definition.Name);
            Assert.Superset(Required(definition.Value), Required(now));
            foreach (var property in definition.Value.GetProperty("properties").EnumerateObject())
                AssertAdditive(property.Value, now.GetProperty("properties").GetProperty(property.Name), $"{definition.Name}.{property.Name}");
        }
    }

    public void Dispose() => _sandbox.Dispose();

    private static string Schema(string name) => Path.Combine(AppContext.BaseDirectory, name);

    private static JsonElement Definition(JsonElement schema, string name) => schema.GetProperty("$defs").GetProperty(name);

    private static IEnumerable<string> Properties(JsonElement definition) => definition.GetProperty("properties").EnumerateObject().Select(p => p.Name);

    private static HashSet<string> Required(JsonElement definition) =>
        definition.GetProperty("required").EnumerateArray().Select(r => r.GetString()!).ToHashSet(StringComparer.Ordinal);

    // A record has the fields of its definition, all of them and no others, and so have the objects in it.
    private static void AssertDocumented(JsonElement value, JsonElement schema, JsonElement definition, HashSet<string> seen)
    {
        seen.Add(schema.GetProperty("$defs").EnumerateObject().First(d => d.Value.GetRawText() == definition.GetRawText()).Name);
        Assert.Equal(Properties(definition).Order(StringComparer.Ordinal), value.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        foreach (var property in value.EnumerateObject())
        {
            var declared = definition.GetProperty("properties").GetProperty(property.Name);
            if (ReferredTo(declared) is not { } name)
                continue;

            foreach (var item in property.Value.ValueKind switch { JsonValueKind.Array => property.Value.EnumerateArray().ToArray(), JsonValueKind.Object => [property.Value], _ => [] })
                AssertDocumented(item, schema, Definition(schema, name), seen);
        }
    }

    private static string? ReferredTo(JsonElement declared) =>
        Reference().Match(declared.GetRawText()) is { Success: true } match ? match.Groups["name"].Value : null;

    // What a reader relies on: the type stays, and only lists of names may grow.
    private static void AssertAdditive(JsonElement released, JsonElement current, string name)
    {
        foreach (var rule in released.EnumerateObject().Where(r => r.Name != "description"))
        {
            if (rule.Name == "enum")
                Assert.Superset(Values(rule.Value), Values(current.GetProperty("enum")));
            else
                Assert.True(JsonElement.DeepEquals(rule.Value, current.GetProperty(rule.Name)), $"{name}: {rule.Name}");
        }

        Assert.True(current.EnumerateObject().All(r => released.TryGetProperty(r.Name, out _)), $"{name}: a new rule");

        static HashSet<string> Values(JsonElement names) => names.EnumerateArray().Select(v => v.GetString()!).ToHashSet(StringComparer.Ordinal);
    }

    private static List<List<string>> Tables(string[] lines)
    {
        var tables = new List<List<string>>();
        foreach (var line in lines)
        {
            if (line.StartsWith("| field", StringComparison.Ordinal))
                tables.Add([]);
            else if (line.StartsWith("| `", StringComparison.Ordinal))
                tables[^1].AddRange(Name().Matches(line.Split(" | ")[0]).Select(m => m.Groups["name"].Value));
        }

        return tables;
    }

    [GeneratedRegex(@"#/\$defs/(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();

    [GeneratedRegex("`(?<name>\\w+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
