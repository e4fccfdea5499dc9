namespace DocumentSearch.IndexFormat.Passages;

/// <summary>A stretch of a line of the source that a part's text leaves out.</summary>
/// <param name="Offset">The character before which it stood, a UTF-16 offset in the part's text, which may be its end.</param>
/// <param name="Units">Its length in UTF-16 units, at least 1.</param>
/// <param name="Bytes">Its length in bytes of the source; 0 if nothing is known of its bytes.</param>
public readonly record struct Omission(int Offset, int Units, int Bytes)
{
    /// <summary>Writes omissions in ascending order.</summary>
    internal static void Encode(IReadOnlyList<Omission> omissions, BinaryWriter output)
    {
        output.Write7BitEncodedInt(omissions.Count);
        var before = 0;
        foreach (var omission in omissions)
        {
            // Addresses and tags are ASCII, as a rule, in which units and bytes are the same.
            var isPlain = omission.Units == omission.Bytes;
            output.Write7BitEncodedInt(omission.Offset - before);
            output.Write7BitEncodedInt64(((long)omission.Units << 1) | (isPlain ? 0L : 1L));
            if (!isPlain)
                output.Write7BitEncodedInt(omission.Bytes);

            before = omission.Offset;
        }
    }

    /// <summary>Reads what <see cref="Encode"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are no omissions.</exception>
    internal static Omission[] Decode(ReadOnlySpan<byte> stored, ref int at)
    {
        var omissions = new Omission[SevenBitNumber.ReadCount(stored, ref at)];
        var offset = 0L;
        for (var i = 0; i < omissions.Length; i++)
        {
            offset += SevenBitNumber.Read(stored, ref at);
            var packed = SevenBitNumber.Read(stored, ref at, uint.MaxValue);
            var units = (int)(packed >>> 1);
            if (offset > int.MaxValue)
                throw new InvalidDataException("a stored omission makes no sense");

            omissions[i] = new Omission((int)offset, units, (packed & 1) == 0 ? units : (int)SevenBitNumber.Read(stored, ref at));
        }

        return omissions;
    }
}
