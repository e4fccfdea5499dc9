namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>
/// Looks out for cross-reference streams whose rows would be absurdly wide: the library reserves room for a row on the stack, whose
/// overflow ends the process.
/// </summary>
internal static class XrefWidths
{
    private const int MaxDigits = 3; // of the width of a field, in bytes; real ones have up to 8 bytes
    private const int MaxArray = 200; // bytes of an array of three widths, spaces included

    /// <summary>The file; where it has such a stream, with its widths made unreadable so that it counts as damaged.</summary>
    internal static ReadOnlyMemory<byte> WithoutExcess(ReadOnlyMemory<byte> file)
    {
        byte[]? changed = null;

        for (var at = 0; Next(file.Span, at) is >= 0 and var key; at = key + 1)
        {
            if (!IsExcessive(file.Span[(key + 2)..Math.Min(file.Length, key + MaxArray)]))
                continue;

            changed ??= file.ToArray();
            changed[key + 1] = (byte)'_';
        }

        return changed ?? file;
    }

    private static int Next(ReadOnlySpan<byte> file, int from) => file[from..].IndexOf("/W"u8) is >= 0 and var found ? from + found : -1;

    /// <summary>Whether what follows the key begins an array with a number of more digits than any width has.</summary>
    private static bool IsExcessive(ReadOnlySpan<byte> value)
    {
        value = value.TrimStart(" \t\r\n\f\0"u8);
        if (value.IsEmpty || value[0] != '[')
            return false;

        var digits = 0;

        foreach (var b in value[1..])
        {
            if (b == ']')
                break;

            digits = b is >= (byte)'0' and <= (byte)'9' or (byte)'.' or (byte)'-' or (byte)'+' ? digits + 1 : 0;
            if (digits > MaxDigits)
                return true;
        }

        return false;
    }
}
