namespace DocumentSearch.Extract.Detection;

/// <summary>Knows mail by the headers it begins with.</summary>
internal static class MailHeaders
{
    // what programs write and people do not
    private static readonly string[] ByPrograms = ["Received", "Return-Path", "MIME-Version", "Message-ID", "Delivered-To", "X-Mozilla-Status"];

    // what there is in any message
    private static readonly string[] OfSenders = ["From", "Date"];

    /// <summary>Whether a file begins like a message, or like a mailbox of several.</summary>
    /// <param name="head">Its first bytes.</param>
    internal static bool Begin(ReadOnlySpan<byte> head)
    {
        var (hasPrograms, hasSenders) = (false, false);

        if (head.StartsWith("From "u8))
            head = NextLine(head);

        while (!head.IsEmpty && head[0] is not ((byte)'\r' or (byte)'\n'))
        {
            if (head[0] is not ((byte)' ' or (byte)'\t'))
            {
                if (!IsHeader(head))
                    return false;

                hasPrograms |= IsAny(head, ByPrograms);
                hasSenders |= IsAny(head, OfSenders);
                if (hasPrograms && hasSenders)
                    return true;
            }

            head = NextLine(head);
        }

        return false;
    }

    /// <summary>Whether a line is a header: a name without blanks, and a colon.</summary>
    internal static bool IsHeader(ReadOnlySpan<byte> line)
    {
        // quoted lines between messages count as headers, as some programs write them
        if (line.StartsWith(">From "u8))
            return true;

        var length = 0;
        while (length < line.Length && line[length] is > (byte)' ' and < 0x7F and not (byte)':')
            length++;

        return length > 0 && length < line.Length && line[length] == ':';
    }

    private static bool IsAny(ReadOnlySpan<byte> line, string[] names)
    {
        foreach (var name in names)
        {
            if (line.Length > name.Length && line[name.Length] == ':' && System.Text.Ascii.EqualsIgnoreCase(line[..name.Length], name))
                return true;
        }

        return false;
    }

    private static ReadOnlySpan<byte> NextLine(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        return end < 0 ? default : text[(end + 1)..];
    }
}
