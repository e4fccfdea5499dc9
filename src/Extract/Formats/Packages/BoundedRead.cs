namespace DocumentSearch.Extract.Formats.Packages;

/// <summary>Reads what is unpacked, whose size nobody can trust, within the bounds of a task.</summary>
internal static class BoundedRead
{
    private const int FirstBytes = 1 << 14;

    /// <summary>All bytes of a stream.</summary>
    /// <exception cref="ExtractLimitException">There are more of them than there may be.</exception>
    internal static byte[] All(Stream packed, ExtractionTask task)
    {
        var buffer = new byte[FirstBytes];
        var length = 0;
        int read;

        while ((read = packed.Read(buffer, length, buffer.Length - length)) > 0)
        {
            task.CountUnpacked(read);
            length += read;

            if (length > task.Limits.MaxUnpackedBytes)
                throw new ExtractLimitException($"a part of it unpacks to more than {task.Limits.MaxUnpackedBytes >> 20} MB");

            if (length == buffer.Length)
                Array.Resize(ref buffer, (int)Math.Min(Math.Min(Array.MaxLength, task.Limits.MaxUnpackedBytes + 1L), buffer.Length * 2L));
        }

        Array.Resize(ref buffer, length);
        return buffer;
    }
}
