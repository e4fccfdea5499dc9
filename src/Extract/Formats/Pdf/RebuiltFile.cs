using System.Buffers;
using System.Globalization;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>
/// Makes a file readable whose list of objects is damaged or cut off: finds the objects themselves, and lists them anew behind the file.
/// </summary>
internal sealed class RebuiltFile
{
    private const int MaxObjects = 1_000_000;
    private const int MaxHeader = 24; // bytes of an object's two numbers

    private readonly ReadOnlyMemory<byte> _file;
    private readonly PdfOptions _options;
    private readonly SortedDictionary<int, int> _offsets = []; // of objects, by number
    private readonly ArrayBufferWriter<byte> _added = new(); // objects that stood packed in others
    private int _catalog;
    private bool _hasPages;

    private RebuiltFile(ReadOnlyMemory<byte> file, PdfOptions options) => (_file, _options) = (file, options);

    /// <summary>
    /// The file with a list of its objects; null if too little of it is left, or if it is encrypted and nothing says how any more.
    /// </summary>
    internal static ReadOnlyMemory<byte>? Of(ReadOnlyMemory<byte> file, PdfOptions options)
    {
        // without what the list said of the encryption, all text would be noise
        if (file.Span.IndexOf("/Encrypt"u8) >= 0)
            return null;

        var rebuilt = new RebuiltFile(file, options);
        rebuilt.FindObjects();
        return rebuilt.Write();
    }

    private void FindObjects()
    {
        var bytes = _file.Span;

        for (var at = 0; _offsets.Count < MaxObjects && bytes[at..].IndexOf("obj"u8) is >= 0 and var found; at += found + 3)
        {
            if (at + found is > 0 and var keyword && bytes[keyword - 1] != 'd' && Header(bytes[..keyword]) is var (number, start))
            {
                _offsets[number] = start; // the last of a number counts
                _options.Task.Cancel.ThrowIfCancellationRequested();
                Look(number, keyword + 3);
            }
        }
    }

    /// <summary>The number of an object and where it begins, by the end of what stands before its keyword.</summary>
    private static (int Number, int Start)? Header(ReadOnlySpan<byte> before)
    {
        var first = Math.Max(0, before.Length - MaxHeader);
        var at = before.Length;

        while (at > first && IsSpace(before[at - 1]))
            at--;
        var generation = Digits(before, at, first);
        at = generation;
        while (at > first && IsSpace(before[at - 1]))
            at--;
        var number = Digits(before, at, first);

        // both numbers, with space between them
        return generation < before.Length && number < at && at < generation
            && int.TryParse(before[number..at], NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? (value, number)
            : null;
    }

    private static int Digits(ReadOnlySpan<byte> before, int at, int first)
    {
        while (at > first && before[at - 1] is >= (byte)'0' and <= (byte)'9')
            at--;

        return at;
    }

    private static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\f' or 0;

    /// <summary>Looks at an object: the catalog is where reading begins, and packed objects must be unpacked.</summary>
    private void Look(int number, int body)
    {
        const int MaxDictionary = 2048;
        var head = _file.Span.Slice(body, Math.Min(MaxDictionary, _file.Length - body));
        if (head.IndexOf("endobj"u8) is >= 0 and var end)
            head = head[..end];

        _hasPages |= HasType(head, "Page"u8);

        if (HasType(head, "Catalog"u8))
            _catalog = number;
        else if (HasType(head, "ObjStm"u8) && head.IndexOf("stream"u8) is > 0 and var stream)
            Unpack(body, body + stream);
    }

    private static bool HasType(ReadOnlySpan<byte> head, ReadOnlySpan<byte> type)
    {
        for (var at = head.IndexOf("/Type"u8); at >= 0;)
        {
            var value = head[(at + 5)..].TrimStart(" \t\r\n"u8);
            if (value.StartsWith("/"u8) && value[1..].StartsWith(type)
                && (value.Length == 1 + type.Length || !char.IsAsciiLetter((char)value[1 + type.Length])))
                return true;

            var next = head[(at + 5)..].IndexOf("/Type"u8);
            at = next < 0 ? -1 : at + 5 + next;
        }

        return false;
    }

    /// <summary>Adds the objects that stand in an object stream (ISO 32000-1, 7.5.7) behind the file.</summary>
    private void Unpack(int dictionaryStart, int keyword)
    {
        var start = keyword + "stream".Length;
        var bytes = _file.Span;
        start += bytes[start..].StartsWith("\r\n"u8) ? 2 : 1;
        if (start >= bytes.Length)
            return;

        var length = bytes[start..].IndexOf("endstream"u8) is >= 0 and var end ? end : bytes.Length - start;
        // what is damaged has no objects to give
        try
        {
            var scanner = new CoreTokenScanner(
                new MemoryInputBytes(_file[dictionaryStart..keyword]), usePdfDocEncoding: true, new StackDepthGuard(PdfOpening.MaxNesting));

            if (scanner.MoveNext() && scanner.CurrentToken is DictionaryToken dictionary
                && dictionary.TryGet<NumericToken>(NameToken.First, out var first))
                AddAll(new StreamToken(dictionary, _file.Slice(start, length).ToArray()).Decode(_options.Filters), first.Int);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException or ExtractLimitException))
        {
        }
    }

    private void AddAll(ReadOnlyMemory<byte> objects, int first)
    {
        if (first <= 0 || first > objects.Length)
            return;

        var table = Encoding.ASCII.GetString(objects.Span[..first]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

        for (var i = 0; i + 1 < table.Length && _offsets.Count < MaxObjects; i += 2)
        {
            if (!Parse(table[i], out var number) || !Parse(table[i + 1], out var offset) || offset > objects.Length - first)
                return;

            var hasNext = Parse(i + 3 < table.Length ? table[i + 3] : "", out var next) && next > offset;
            var end = hasNext ? Math.Min(objects.Length, first + next) : objects.Length;
            var body = objects.Span[(first + offset)..end];
            _offsets[number] = _file.Length + 1 + _added.WrittenCount;
            _added.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n")));
            _added.Write(body);
            _added.Write("\nendobj\n"u8);
            _hasPages |= HasType(body, "Page"u8);
            if (HasType(body, "Catalog"u8))
                _catalog = number;
        }

        static bool Parse(string digits, out int value) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    private ReadOnlyMemory<byte>? Write()
    {
        if (_catalog == 0 || !_hasPages)
            return null;

        var list = new StringBuilder("xref\n0 1\n0000000000 65535 f \n");
        foreach (var (number, offset) in _offsets)
            list.Append(CultureInfo.InvariantCulture, $"{number} 1\n{offset:D10} 00000 n \n");

        var at = _file.Length + 1 + _added.WrittenCount;
        list.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {_offsets.Keys.Max() + 1}/Root {_catalog} 0 R>>\n");
        list.Append(CultureInfo.InvariantCulture, $"startxref\n{at}\n%%EOF\n");

        var rebuilt = new byte[at + list.Length];
        _file.Span.CopyTo(rebuilt);
        rebuilt[_file.Length] = (byte)'\n';
        _added.WrittenSpan.CopyTo(rebuilt.AsSpan(_file.Length + 1));
        Encoding.ASCII.GetBytes(list.ToString(), rebuilt.AsSpan(at));
        return rebuilt;
    }
}
