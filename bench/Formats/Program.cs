using System.Globalization;
using DocumentSearch.Extract;
using DocumentSearch.Formats;

// How much of the words of sample files is read, and how much is read that is not theirs, against independent extractors.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

if (args.Length == 0)
{
    Console.Error.WriteLine("usage: Formats FOLDER [TYPE|FILE…] [--text] [--misses]; FOLDER holds manifest.tsv, files/ and expected/");
    return 2;
}

var (showsText, showsMisses) = (args.Contains("--text"), args.Contains("--misses"));
var wanted = args.Skip(1).Where(a => !a.StartsWith("--", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
var samples = Sample.Read(args[0]).Where(s => s.IsGood && (wanted.Count == 0 || wanted.Contains(s.Type) || wanted.Contains(s.File))).ToList();
var (distinctive, distinctiveUndisputed) = (new Found(), new Found());

foreach (var type in samples.GroupBy(s => s.Type, StringComparer.Ordinal))
{
    var (alone, whole, aloneUndisputed, wholeUndisputed) = (new Scores(), new Scores(), new Scores(), new Scores());

    foreach (var sample in type)
    {
        var (own, all, state) = Read(sample);
        if (showsText)
            Console.WriteLine(all);

        var (text, read) = (new Words(own), new Words(all));
        var isFound = sample.Distinctive.All(word => new Words(word) is var parts && parts.Shared(read) == parts.Count);
        if (sample.Distinctive.Length > 0)
        {
            distinctive.Add(isFound);
            if (!sample.IsDisputed)
                distinctiveUndisputed.Add(isFound);
        }

        if (sample.Expected is not { } expected || new Words(expected) is not { Count: > 0 } reference)
        {
            Console.WriteLine($"  -    -    -    -    {sample.File} {state} ({read.Count} words, none in the reference)");
            continue;
        }

        Console.WriteLine($"  {alone.Add(reference, text)} {whole.Add(reference, read)} {sample.File} {state}{(isFound ? "" : " distinctive words missing")}{(sample.IsDisputed ? " disputed" : "")}");

        if (!sample.IsDisputed)
        {
            aloneUndisputed.Add(reference, text);
            wholeUndisputed.Add(reference, read);
        }

        if (showsMisses)
        {
            Console.WriteLine($"      missing: {string.Join(' ', reference.Beyond(read).Take(40))}");
            Console.WriteLine($"      beyond:  {string.Join(' ', read.Beyond(reference).Take(40))}");
        }
    }

    if (alone.Count > 0)
        Console.WriteLine($"{type.Key}: recall and precision {alone}, with the files within {whole}, over {alone.Count} files");
    if (aloneUndisputed.Count > 0 && aloneUndisputed.Count < alone.Count)
        Console.WriteLine($"{type.Key}, undisputed: recall and precision {aloneUndisputed}, with the files within {wholeUndisputed}, over {aloneUndisputed.Count} files");
}

Console.WriteLine($"distinctive words found in {distinctive} files, in {distinctiveUndisputed} of those not disputed");
return 0;

static (string Own, string All, string State) Read(Sample sample)
{
    var within = new List<string>();
    var result = TextExtraction.Extract(
        sample.File, File.ReadAllBytes(sample.FullPath), ExtractLimits.Default, default, embedded => within.Add(TextOf(embedded.Result)));
    var own = TextOf(result);
    return (own, string.Join('\n', within.Prepend(own)), result is ExtractResult.Skipped skipped ? $"[{skipped.Reason}: {skipped.Detail}]" : "");
}

static string TextOf(ExtractResult result) => result is ExtractResult.Ok { Document.Text: var text } ? text : "";
