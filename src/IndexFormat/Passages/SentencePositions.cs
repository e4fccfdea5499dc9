namespace DocumentSearch.IndexFormat.Passages;

/// <summary>
/// Where the sentences of a part stand among the positions of its tokens, in the order of its passage table, so that places of
/// words can be told apart by sentence and block without reading the text. Layout: docs/index-format.md.
/// </summary>
public sealed class SentencePositions
{
    // What the lowest two bits of a sentence's number say.
    private const int GoesOn = 0;
    private const int BeginsBlock = 1;
    private const int IsHeading = 2;
    private const int KindBits = 2;

    private const int MaxLevel = 255;

    private int[] _ends = [];
    private byte[] _levels = [];
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

    /// <summary>How deep a heading a sentence is, from 1; 0 if it is none.</summary>
    /// <param name="sentence">Index of the sentence.</param>
    public int Level(int sentence) => _levels[sentence];

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

    /// <summary>The stored form of a table's sentences.</summary>
    /// <param name="table">The table.</param>
    /// <param name="ends">One past the last position of each sentence.</param>
    public static byte[] Encode(PassageTable table, IReadOnlyList<int> ends)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(ends);
        using var bytes = new MemoryStream(ends.Count * 2);
        using var output = new BinaryWriter(bytes);
        var (heading, before) = (0, 0);
        for (var i = 0; i < ends.Count; i++)
        {
            var sentence = table.Sentences[i];
            var (kind, level) = (sentence.StartsBlock ? BeginsBlock : GoesOn, 0);
            if (sentence.Kind == SentenceKind.Heading)
            {
                while (heading < table.Headings.Count && table.Headings[heading].FirstSentence < i)
                    heading++;

                (kind, level) = (IsHeading, heading < table.Headings.Count ? Math.Clamp(table.Headings[heading].Level, 1, MaxLevel) : 1);
            }

            output.Write7BitEncodedInt((ends[i] - before) << KindBits | kind);
            if (kind == IsHeading)
                output.Write((byte)level);

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
            (_ends, _levels, _begins) = (new int[stored.Length], new byte[stored.Length], new bool[stored.Length]);

        var end = 0L;
        for (var at = 0; at < stored.Length; Count++)
        {
            var packed = SevenBitNumber.Read(stored, ref at);
            end += packed >> KindBits;
            var kind = (int)packed & ((1 << KindBits) - 1);
            if (kind > IsHeading || kind == IsHeading && at == stored.Length || end > int.MaxValue)
                throw new InvalidDataException("the stored positions of sentences make no sense");

            _ends[Count] = (int)end;
            _begins[Count] = kind != GoesOn;
            _levels[Count] = kind == IsHeading ? Math.Max(stored[at++], (byte)1) : (byte)0;
        }
    }
}
