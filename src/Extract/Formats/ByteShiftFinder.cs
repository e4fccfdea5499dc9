using System.Text;
using System.Text.Unicode;
using DocumentSearch.Extract.Detection;

namespace DocumentSearch.Extract.Formats;

/// <summary>
/// Finds the characters of a text that take another number of bytes than usual: those that stand for bytes which are not valid, and in
/// encodings of before Unicode those that are longer, or stand behind an escape sequence.
/// </summary>
/// <param name="encoding">What the bytes are in.</param>
internal sealed class ByteShiftFinder(TextEncoding encoding)
{
    private readonly CountingFallback _fallback = new();
    private readonly List<ByteShift> _shifts = [];
    private readonly ByteMap _usual = encoding.Bytes;
    private readonly bool _isUtf8 = encoding.Name == TextEncoding.Utf8.Name;
    private readonly char[] _run = new char[4096];
    private readonly char[] _chars = new char[16];
    private Decoder? _decoder;
    private long _offset;
    private int _pending; // bytes that no character has come of yet
    private bool _isUncertain;

    /// <summary>Number of places so far where bytes are not valid.</summary>
    internal int Replaced => _fallback.Count;

    /// <summary>
    /// How a text stands in its bytes; null if there are too many exceptions, or if it is damaged in an encoding in which it cannot be
    /// told which bytes the damage takes.
    /// </summary>
    /// <param name="length">Length of the text as it was decoded, in UTF-16 units.</param>
    internal ByteMap? Map(long length) => _offset != length || IsLost ? null : _usual with { Shifts = [.. _shifts] };

    /// <summary>Whether nothing will be known of the bytes, whatever follows.</summary>
    internal bool IsLost => _isUncertain || _shifts.Count > ByteMap.MaxShifts;

    /// <summary>Reads on.</summary>
    /// <param name="bytes">The next bytes.</param>
    internal void Read(ReadOnlySpan<byte> bytes)
    {
        _decoder ??= _fallback.With(encoding.Decoder).GetDecoder();
        while (bytes.Length > 0)
        {
            if (_isUncertain)
            {
                ReadOn(bytes);
                return;
            }

            var plain = _pending == 0 ? SkipUsual(bytes) : 0;
            if (plain == bytes.Length)
                return;

            // Byte by byte, so that it is known which of them a character is made of.
            _pending++;
            Take(_decoder.GetChars(bytes.Slice(plain, 1), _chars, flush: false));
            bytes = bytes[(plain + 1)..];
        }
    }

    /// <summary>Ends the text: bytes that are left are not valid.</summary>
    internal void End()
    {
        if (_decoder is not null)
            Take(_decoder.GetChars([], _chars, flush: true));
    }

    // Which bytes a character is made of is not known any more, but what is not valid still counts. The decoder may hold bytes, so it gets all of them.
    private void ReadOn(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            _decoder!.Convert(bytes, _run, flush: false, out var used, out _, out _);
            bytes = bytes[used..];
            _fallback.TakeLengths();
        }
    }

    // Goes past whole characters that take what is usual.
    private int SkipUsual(ReadOnlySpan<byte> bytes)
    {
        if (_isUtf8)
        {
            Utf8.ToUtf16(bytes, _run, out var read, out var written, replaceInvalidSequences: false, isFinalBlock: false);
            _offset += written;
            return read;
        }

        var plain = !encoding.IsAsciiPlain ? 0 : bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is >= 0 and var at ? at : bytes.Length;
        _offset += plain;
        return plain;
    }

    // What is not valid is noticed when the byte behind it is seen, which may begin or be another character.
    private void Take(int length)
    {
        var at = 0;
        foreach (var bytes in _fallback.TakeLengths())
        {
            _pending -= bytes;
            Add(_chars.AsSpan(at++, 1), bytes);
        }

        _isUncertain |= !encoding.IsRegular && (at > 0 || length > 1 && !char.IsSurrogatePair(_chars[0], _chars[1]));
        if (at == length)
            return;

        Add(_chars.AsSpan(at, length - at), _pending);
        _pending = 0;
    }

    private void Add(ReadOnlySpan<char> character, int bytes)
    {
        foreach (var unit in character)
            bytes -= _usual.WidthOf(unit);

        if (bytes != 0 && _shifts.Count <= ByteMap.MaxShifts && _offset <= int.MaxValue)
            _shifts.Add(new ByteShift((int)_offset, bytes));

        _offset += character.Length;
    }
}
