namespace DocumentSearch.IndexFormat.Passages;

/// <summary>
/// Where the sentences of a part stand among the positions of its tokens, in the order of its passage table, so that places of
/// words can be told apart by sentence and block without reading the text. Layout: docs/index-format.md.
/// </summary>
public sealed class SentencePositions
{
    private int[] _ends = [];
    private bool[] _begins = [];

    /// <summary>Number of sentences.</summary>
    public int Count { get; private set; }

    /// <summary>One past the last position of a sentence, which begins where the one before it ends.</summary>
    /// <param name="sentence">Index of the sentence.</param>
    public int End(int sentence) => _ends[sentence];

    /// <summary>The first position of a sentence.</summary>
    /// <param name="sentence">Index of the sentence.</param>
    public int Start(int sentence) => sentence == 0 ? 0 : _ends[sentence - 1];

    /// <summary>Whether a paragraph, list item or other block begins with a sentence.</summary>
    /// <param name="sentence">Index of the sentence.</param>
    public bool StartsBlock(int sentence) => _begins[sentence];

    /// <summary>The sentence in which a position lies; <see cref="Count"/> if it lies behind all, as the title does.</summary>
    /// <param name="position">A position in tokens.</param>
    /// <param name="from">A sentence that it does not lie before.</param>
    public int At(int position, int from = 0)
    {
        int low = from, high = Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_ends[middle] <= position)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>The stored form.</summary>
    /// <param name="sentences">The sentences of a part.</param>
    /// <param name="ends">One past the last position of each.</param>
    public static byte[] Encode(IReadOnlyList<Sentence> sentences, IReadOnlyList<int> ends)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        ArgumentNullException.ThrowIfNull(ends);
        using var bytes = new MemoryStream(ends.Count * 2);
        using var output = new BinaryWriter(bytes);
        var before = 0;
        for (var i = 0; i < ends.Count; i++)
        {
            output.Write7BitEncodedInt((ends[i] - before) << 1 | (sentences[i].StartsBlock ? 1 : 0));
            before = ends[i];
        }

        output.Flush();
        return bytes.ToArray();
    }

    /// <summary>Reads the stored form, in the place of what was read before.</summary>
    /// <param name="stored">Bytes that <see cref="Encode"/> made; none for a part without sentences.</param>
    /// <exception cref="InvalidDataException">The bytes are not such positions.</exception>
    public void Read(ReadOnlySpan<byte> stored)
    {
        Count = 0;
        // No sentence takes less than a byte.
        if (_ends.Length < stored.Length)
            (_ends, _begins) = (new int[stored.Length], new bool[stored.Length]);

        var end = 0L;
        for (var at = 0; at < stored.Length; Count++)
        {
            var packed = SevenBitNumber.Read(stored, ref at);
            end += packed >> 1;
            if (end > int.MaxValue)
                throw new InvalidDataException("the stored positions of sentences make no sense");

            _ends[Count] = (int)end;
            _begins[Count] = (packed & 1) != 0;
        }
    }
}
