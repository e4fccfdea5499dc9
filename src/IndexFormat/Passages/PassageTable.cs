using System.Text;

namespace DocumentSearch.IndexFormat.Passages;

/// <summary>
/// The bounds that passages are built from, cut once when a document is indexed: its sentences, their blocks, the headings
/// above them, and where the part begins in its source. Layout: docs/index-format.md.
/// </summary>
public sealed record PassageTable
{
    private const int KindBits = 3;
    private const int HasBytes = 1;
    private const int EndsLinesWithCr = 2;
    private const int Derived = 4;
    private const int HasPlaces = 8;
    private const int HasOmissions = 16;

    /// <summary>Where this part's text begins in the document's text, in UTF-16 units.</summary>
    public required int PartStart { get; init; }

    /// <summary>Line of the source on which this part begins, from 1.</summary>
    public required int StartLine { get; init; }

    /// <summary>Column of the source at which this part begins, from 1, in UTF-16 units.</summary>
    public required int StartColumn { get; init; }

    /// <summary>
    /// What ends the lines of the source: LF, with or without CR before it; or CR, if the document, or the first segment of a long one, has no LF.
    /// </summary>
    public char LineEnd { get; init; } = '\n';

    /// <summary>Where the part stands in the bytes of the source; null if that is not known.</summary>
    public SourceBytes? Bytes { get; init; }

    /// <summary>
    /// Whether the text was made out of its file, so that lines, columns and bytes are its own and not the file's.
    /// </summary>
    public bool IsDerived { get; init; }

    /// <summary>Pages, slides, sheets and rows of them in ascending order; none if the document is not divided in that way.</summary>
    public IReadOnlyList<TextPlace> Places { get; init; } = [];

    /// <summary>What stood between the characters of the text in its source and is left out of it, in ascending order, at different offsets.</summary>
    public IReadOnlyList<Omission> Omissions { get; init; } = [];

    /// <summary>Sentences in ascending order, never overlapping.</summary>
    public required IReadOnlyList<Sentence> Sentences { get; init; }

    /// <summary>Headings in the order of the text, those inherited from earlier parts first.</summary>
    public required IReadOnlyList<Heading> Headings { get; init; }

    /// <summary>The titles of the sections a sentence stands in, outermost first; a heading does not stand in itself.</summary>
    /// <param name="sentence">Index of the sentence.</param>
    public IReadOnlyList<string> HeadingPath(int sentence)
    {
        var path = new List<Heading>();
        foreach (var heading in Headings)
        {
            if (heading.FirstSentence > sentence)
                break;

            path.RemoveAll(h => h.Level >= heading.Level);
            path.Add(heading);
        }

        // The last heading above a sentence of a heading is that heading.
        if (Sentences[sentence].Kind == SentenceKind.Heading && path.Count > 0)
            path.RemoveAt(path.Count - 1);

        return path.ConvertAll(h => h.Text);
    }

    /// <summary>Index of the sentence that holds an offset, or of the last one that begins before it; -1 if none does.</summary>
    /// <param name="offset">A UTF-16 offset in the part's text.</param>
    /// <param name="from">A sentence that does not begin behind the offset, or 0.</param>
    public int SentenceAt(int offset, int from = 0)
    {
        int low = from, high = Sentences.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (Sentences[middle].Start <= offset)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return high;
    }

    /// <summary>Where an offset of the part's text stands; null if the document is not divided into pages and the like, or not yet there.</summary>
    /// <param name="offset">A UTF-16 offset in the part's text.</param>
    public TextPlace? PlaceAt(int offset)
    {
        int low = 0, high = Places.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (Places[middle].Start <= offset)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return high < 0 ? null : Places[high];
    }

    /// <summary>The table in its stored form.</summary>
    public byte[] Encode()
    {
        using var bytes = new MemoryStream(16 + Sentences.Count * 3);
        using var output = new BinaryWriter(bytes, Encoding.UTF8);
        output.Write7BitEncodedInt(PartStart);
        output.Write7BitEncodedInt(StartLine);
        output.Write7BitEncodedInt(StartColumn);
        output.Write7BitEncodedInt(Headings.Count);
        foreach (var heading in Headings)
        {
            output.Write7BitEncodedInt(heading.Level);
            output.Write7BitEncodedInt(heading.FirstSentence);
            output.Write(heading.Text);
        }

        output.Write7BitEncodedInt(Sentences.Count);
        var previousEnd = 0;
        foreach (var sentence in Sentences)
        {
            var gap = sentence.Start - previousEnd;
            output.Write7BitEncodedInt((((gap << 1) | (sentence.StartsBlock ? 1 : 0)) << KindBits) | (int)sentence.Kind);
            output.Write7BitEncodedInt(sentence.End - sentence.Start);
            previousEnd = sentence.End;
        }

        var facts = (Bytes is null ? 0 : HasBytes) | (LineEnd == '\r' ? EndsLinesWithCr : 0) | (IsDerived ? Derived : 0) | (Places.Count > 0 ? HasPlaces : 0)
            | (Omissions.Count > 0 ? HasOmissions : 0);
        output.Write((byte)facts);
        Bytes?.Encode(output);
        if (Places.Count > 0)
            TextPlace.Encode(Places, output);
        if (Omissions.Count > 0)
            Omission.Encode(Omissions, output);

        output.Flush();
        return bytes.ToArray();
    }

    /// <summary>Reads a stored table.</summary>
    /// <param name="stored">Bytes that <see cref="Encode"/> made.</param>
    /// <exception cref="InvalidDataException">The bytes are not a passage table.</exception>
    public static PassageTable Decode(ReadOnlySpan<byte> stored)
    {
        var at = 0;
        var partStart = Number(stored, ref at);
        var startLine = Number(stored, ref at);
        var startColumn = Number(stored, ref at);
        var headings = new Heading[SevenBitNumber.ReadCount(stored, ref at)];
        for (var i = 0; i < headings.Length; i++)
            headings[i] = new Heading(Number(stored, ref at), Number(stored, ref at), ReadText(stored, ref at));

        var sentences = new Sentence[SevenBitNumber.ReadCount(stored, ref at)];
        var previousEnd = 0L;
        for (var i = 0; i < sentences.Length; i++)
        {
            var packed = SevenBitNumber.Read(stored, ref at, uint.MaxValue);
            var start = previousEnd + (packed >>> (KindBits + 1));
            previousEnd = start + Number(stored, ref at);
            var kind = (SentenceKind)(packed & ((1 << KindBits) - 1));
            if (previousEnd > int.MaxValue || kind > SentenceKind.Code)
                throw new InvalidDataException("a stored sentence makes no sense");

            sentences[i] = new Sentence((int)start, (int)previousEnd, kind, ((packed >> KindBits) & 1) == 1);
        }

        // Up to version 4 the table ended here.
        var facts = at < stored.Length ? (int)SevenBitNumber.Read(stored, ref at, HasBytes | EndsLinesWithCr | Derived | HasPlaces | HasOmissions) : 0;
        return new PassageTable
        {
            LineEnd = (facts & EndsLinesWithCr) == 0 ? '\n' : '\r',
            Bytes = (facts & HasBytes) == 0 ? null : SourceBytes.Decode(stored, ref at),
            IsDerived = (facts & Derived) != 0,
            Places = (facts & HasPlaces) == 0 ? [] : TextPlace.Decode(stored, ref at),
            Omissions = (facts & HasOmissions) == 0 ? [] : Omission.Decode(stored, ref at),
            PartStart = partStart,
            StartLine = startLine,
            StartColumn = startColumn,
            Headings = headings,
            Sentences = sentences,
        };
    }

    private static int Number(ReadOnlySpan<byte> stored, ref int at) => (int)SevenBitNumber.Read(stored, ref at);

    internal static string ReadText(ReadOnlySpan<byte> stored, ref int at)
    {
        var length = SevenBitNumber.ReadCount(stored, ref at);
        at += length;
        return Encoding.UTF8.GetString(stored.Slice(at - length, length));
    }
}
