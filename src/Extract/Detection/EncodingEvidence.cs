using System.Text.Unicode;

namespace DocumentSearch.Extract.Detection;

/// <summary>What all bytes of a file together say about its encoding, gathered in one pass that needs to hold none of them.</summary>
internal sealed class EncodingEvidence
{
    /// <summary>How many bytes of each window must be given again with the next, to see what stands across the border.</summary>
    internal const int Overlap = 3;

    private const byte Escape = 0x1B;
    private const byte DosEndOfFile = 0x1A;

    private bool _isValid = true;
    private int _unfinished; // bytes of a sequence that may be completed by the next window
    private long _controls;
    private long _dosEnds; // at the end of what was seen

    /// <summary>Bytes seen.</summary>
    internal long Length { get; private set; }

    /// <summary>Offset of the first byte that is not ASCII; -1 if all are.</summary>
    internal long FirstHigh { get; private set; } = -1;

    /// <summary>Whether all bytes are valid UTF-8.</summary>
    internal bool IsUtf8 => _isValid && _unfinished == 0;

    /// <summary>The seven-bit encoding whose escape sequences occur, if any.</summary>
    internal TextEncoding? Shifted { get; private set; }

    /// <summary>Whether there is any control byte beyond those that text is laid out with.</summary>
    internal bool HasControls => _controls > 0;

    /// <summary>Whether there are more control bytes than a damaged or odd text might hold.</summary>
    internal bool HasManyControls => _controls - _dosEnds > (Length - _dosEnds) / 100;

    /// <summary>Takes in the next bytes.</summary>
    /// <param name="window">The bytes, after those of the last window that are given again.</param>
    /// <param name="known">How many are given again: <see cref="Overlap"/> or more, or all there were.</param>
    internal void Add(ReadOnlySpan<byte> window, int known = 0)
    {
        var fresh = window[known..];

        if (FirstHigh < 0 && fresh.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is >= 0 and var first)
            FirstHigh = Length + first;

        Length += fresh.Length;
        CountControls(fresh);

        if (_isValid && window.Contains(Escape))
            Shifted = Iso2022.Detect(window, Shifted);

        Validate(window[(known - _unfinished)..]);
    }

    private void CountControls(ReadOnlySpan<byte> fresh)
    {
        var kept = fresh.TrimEnd(DosEndOfFile).Length;
        _dosEnds = kept > 0 ? fresh.Length - kept : _dosEnds + fresh.Length;
        _controls += ControlBytes.Count(fresh);
    }

    private void Validate(ReadOnlySpan<byte> bytes)
    {
        _unfinished = UnfinishedLength(bytes);
        _isValid = _isValid && Utf8.IsValid(bytes[..^_unfinished]);
    }

    /// <summary>Length of the sequence at the end that needs more bytes than are there; 0 if there is none.</summary>
    private static int UnfinishedLength(ReadOnlySpan<byte> bytes)
    {
        for (var length = 1; length <= Math.Min(Overlap, bytes.Length); length++)
        {
            var lead = bytes[^length];

            if (lead is >= 0x80 and < 0xC0)
                continue;

            var needed = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            return length < needed ? length : 0;
        }

        return 0;
    }
}
