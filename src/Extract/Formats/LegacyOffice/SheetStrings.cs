using System.Text;

namespace DocumentSearch.Extract.Formats.LegacyOffice;

/// <summary>
/// Reads strings that may go on in further records. Where the characters of one do, the further record begins with a byte that says
/// again whether they take one byte or two ([MS-XLS] 2.5.293).
/// </summary>
/// <param name="parts">What the records hold.</param>
/// <param name="isUnicode">Whether strings are Unicode; before Excel 97 they are not.</param>
/// <param name="legacy">What they are written in if not.</param>
internal sealed class SheetStrings(List<ReadOnlyMemory<byte>> parts, bool isUnicode, Encoding legacy)
{
    private const byte IsWide = 0x01;
    private const byte HasPhonetics = 0x04;
    private const byte HasRuns = 0x08;

    private int _part;
    private int _at;

    /// <summary>Whether nothing is left.</summary>
    internal bool IsAtEnd
    {
        get
        {
            while (_part < parts.Count && _at >= parts[_part].Length)
                (_part, _at) = (_part + 1, 0);

            return _part >= parts.Count;
        }
    }

    /// <summary>A byte; 0 at the end.</summary>
    internal int Byte() => IsAtEnd ? 0 : parts[_part].Span[_at++];

    /// <summary>A number of two bytes.</summary>
    internal int Short() => Byte() | Byte() << 8;

    /// <summary>A number of four bytes.</summary>
    internal uint Number() => (uint)Short() | (uint)Short() << 16;

    /// <summary>A string behind its length, in two bytes.</summary>
    internal string Text() => Text(Short());

    /// <summary>A string behind its length, in one byte.</summary>
    internal string ShortText() => Text(Byte());

    /// <summary>A string of a length, in characters.</summary>
    internal string Text(int length)
    {
        if (!isUnicode)
            return legacy.GetString(Bytes(length));

        var flags = Byte();
        var runs = (flags & HasRuns) != 0 ? Short() : 0;
        var phonetics = (flags & HasPhonetics) != 0 ? Number() : 0;
        var text = Characters(length, (flags & IsWide) != 0);
        Skip(runs * 4L + phonetics);
        return text;
    }

    /// <summary>Characters of a string, which may go on in further records.</summary>
    private string Characters(int length, bool isWide)
    {
        var text = new StringBuilder();

        while (length > 0 && _part < parts.Count)
        {
            var left = parts[_part].Span[_at..];
            var size = isWide ? 2 : 1;
            var count = Math.Min(length, left.Length / size);

            text.Append((isWide ? Encoding.Unicode : Encoding.Latin1).GetString(left[..(count * size)]));
            (_at, length) = (_at + count * size, length - count);

            if (length > 0)
            {
                (_part, _at) = (_part + 1, 0);
                isWide = _part < parts.Count && parts[_part].Length > 0 && (parts[_part].Span[_at++] & IsWide) != 0;
            }
        }

        return text.ToString();
    }

    private byte[] Bytes(int length)
    {
        var bytes = new List<byte>();
        while (bytes.Count < length && !IsAtEnd)
            bytes.Add((byte)Byte());
        return [.. bytes];
    }

    private void Skip(long bytes)
    {
        while (bytes > 0 && !IsAtEnd)
        {
            var passed = (int)Math.Min(bytes, parts[_part].Length - _at);
            (_at, bytes) = (_at + passed, bytes - passed);
        }
    }
}
