using CsCheck;

namespace DocumentSearch.IndexFormat.Tests.Postings;

/// <summary>Documents in which words are frequent and rare, near and far, and as many as make whole blocks, or one more or less.</summary>
internal static class RandomDocuments
{
    private const int Block = 128;
    private const int Group = 32 * Block;

    /// <summary>Numbers of documents at which something ends.</summary>
    public static readonly Gen<int> Counts = Gen.OneOf(
        Gen.Int[1, 40], Gen.OneOf(Block - 1, Block, Block + 1, 2 * Block, 3 * Block + 5), Gen.OneOf(Group - 1, Group, Group + 1, Group + Block + 1));

    /// <summary>Makes documents; the same seed makes the same.</summary>
    public static List<Word[]> Make(int count, int seed)
    {
        // Reproduced by what CsCheck says of a failure.
        var random = new Random(seed);
        var chances = Enumerable.Range(0, 6).Select(i => i == 0 ? 1 : Math.Pow(random.NextDouble(), i)).ToArray();
        var most = count > Group / 2 ? 3 : 12;
        return [.. Enumerable.Range(0, count).Select(number => Document(number, random, chances, most))];
    }

    private static Word[] Document(int number, Random random, double[] chances, int most)
    {
        var words = new List<Word>();
        for (var term = 0; term < chances.Length; term++)
        {
            if (random.NextDouble() >= chances[term])
                continue;

            var frequency = random.Next(40) switch { 0 => random.Next(1, 300), < 10 => random.Next(1, most), _ => 1 };
            for (var i = 0; i < frequency; i++)
                words.Add(new Word($"t{term}", Position(random), LengthOf(term, random), 0));
        }

        if (random.Next(10) == 0)
            words.Add(new Word($"once{number}", Position(random), LengthOf(4, random), 0));

        var start = 0;
        return [.. words.OrderBy(word => word.Position).Select(word => word with { Start = start += random.Next(20) == 0 ? random.Next(100_000) : random.Next(9) })];
    }

    private static int Position(Random random) =>
        random.Next(30) switch { 0 => random.Next(1, 6) << 24, 1 => (random.Next(1, 5) << 24) + random.Next(20), < 10 => random.Next(100_000), _ => random.Next(500) };

    // Some words never have one, some always the same, some now and then.
    private static byte? LengthOf(int term, Random random) => (term % 3) switch
    {
        0 => null,
        1 => 2,
        _ => random.Next(4) == 0 ? (byte)random.Next(256) : null,
    };
}
