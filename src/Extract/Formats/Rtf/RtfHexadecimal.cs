using System.Text;

namespace DocumentSearch.Extract.Formats.Rtf;

/// <summary>The bytes of embedded objects, as hexadecimal digits among white space.</summary>
internal static class RtfHexadecimal
{
    /// <summary>Adds digits without what stands between them.</summary>
    internal static void Append(ReadOnlySpan<byte> text, StringBuilder digits)
    {
        foreach (var digit in text)
        {
            if (char.IsAsciiHexDigit((char)digit))
                digits.Append((char)digit);
        }
    }

    /// <summary>The bytes that digits stand for; an odd one at the end is passed over.</summary>
    internal static byte[] Bytes(string digits)
    {
        var bytes = new byte[digits.Length / 2];
        _ = Convert.FromHexString(digits.AsSpan(0, bytes.Length * 2), bytes, out _, out _);
        return bytes;
    }
}
