using CsCheck;
using DocumentSearch.Search.Match.Positions;

namespace DocumentSearch.Search.Tests.Match.Positions;

/// <summary>The occurrences of a few items in a short text, as cursors read them; and every choice of one of each.</summary>
internal static class RandomOccurrences
{
    private static readonly Gen<List<Occurrence>> Item = Gen.Select(Gen.Int[0, 25], Gen.Frequency((4, Gen.Const(1)), (1, Gen.Int[2, 4])))
        .Select(static (position, length) => new Occurrence(position, position + length))
        .Array[0, 7]
        .Select(static occurrences =>
        {
            var item = occurrences.ToList();
            Occurrence.SortDistinct(item);
            return item;
        });

    /// <summary>From two to four items, of which two may be the same.</summary>
    public static readonly Gen<List<Occurrence>[]> Items =
        Gen.Select(Item.Array[2, 4], Gen.Int[0, 4]).Select(static (items, same) => same == 0 ? [.. items.SkipLast(1), items[0]] : items);

    /// <summary>Every choice of one occurrence of each item.</summary>
    public static IEnumerable<Occurrence[]> Choices(IEnumerable<List<Occurrence>> items) => items.Aggregate(
        (IEnumerable<Occurrence[]>)[[]],
        static (choices, item) => choices.SelectMany(c => item.Select(o => (Occurrence[])[.. c, o])));

    /// <summary>The occurrences of each item that belong to a choice; null if there is none.</summary>
    public static bool[][]? Marks(List<Occurrence>[] items, IEnumerable<Occurrence[]> choices)
    {
        var marks = items.Select(i => new bool[i.Count]).ToArray();
        var any = false;
        foreach (var choice in choices)
        {
            any = true;
            for (var i = 0; i < items.Length; i++)
                marks[i][items[i].IndexOf(choice[i])] = true;
        }

        return any ? marks : null;
    }

    /// <summary>Marks as text; nothing and no marks are the same.</summary>
    public static string Show(bool[][]? marks) =>
        marks is null ? "" : string.Join(' ', marks.Select(m => string.Concat(m.Select(marked => marked ? '1' : '0'))));
}
