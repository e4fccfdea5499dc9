using System.Text;
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
    internal ByteMap? Map(long length) => _offset != length || _shifts.Count > ByteMap.MaxShifts || _isUncertain
        ? null
        : _usual with { Shifts = [.. _shifts] };

    /// <summary>Reads on.</summary>
    /// <param name="bytes">The next bytes.</param>
    internal void Read(ReadOnlySpan<byte> bytes)
    {
        _decoder ??= _fallback.With(encoding.Decoder).GetDecoder();
        while (bytes.Length > 0)
        {
            var plain = encoding.IsAsciiPlain && _pending == 0 ? PlainLength(bytes) : 0;
            _offset += plain;
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

    private static int PlainLength(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is >= 0 and var at ? at : bytes.Length;

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
