namespace DocumentSearch.Extract.Isolation;

/// <summary>Writes and reads an extracted text on its way from a worker.</summary>
internal static class TextCodec
{
    internal static void Write(BinaryWriter output, ExtractedText text)
    {
        output.Write(text.Text);
        output.Write7BitEncodedInt(text.Blocks.Count);
        var at = 0;

        foreach (var block in text.Blocks)
        {
            output.Write7BitEncodedInt(block.Start - at);
            output.Write7BitEncodedInt(block.End - block.Start);
            output.Write((byte)block.Kind);
            output.Write7BitEncodedInt(block.Level);
            at = block.End;
        }

        output.Write7BitEncodedInt(text.Places.Count);

        foreach (var place in text.Places)
        {
            output.Write7BitEncodedInt(place.Start);
            output.Write((byte)place.Kind);
            output.Write7BitEncodedInt(place.Number);
            Write(output, place.Label);
            output.Write7BitEncodedInt(place.Row);
            output.Write7BitEncodedInt(place.Column);
        }

        Write(output, text.Title);
        output.Write(text.Date?.Ticks ?? -1);
        Write(output, text.Properties.Author);
        Write(output, text.Properties.Keywords);
        Write(output, text.Properties.Description);
        Write(output, text.Properties.Links);
        Write(output, text.Properties.Language);
        output.Write(text.IsDerived);
        Write(output, text.Loss);
        output.Write(text.Format);
        output.Write(text.Encoding);
        output.Write7BitEncodedInt(text.PreambleBytes);
        Write(output, text.Bytes);
        Write(output, text.Omissions);
        output.Write7BitEncodedInt(text.ReplacedSequences);
        output.Write(text.IsCutOff);
    }

    internal static ExtractedText Read(BinaryReader input)
    {
        var text = input.ReadString();
        var blocks = new Block[input.Read7BitEncodedInt()];
        var at = 0;

        for (var i = 0; i < blocks.Length; i++)
        {
            var start = at + input.Read7BitEncodedInt();
            at = start + input.Read7BitEncodedInt();
            blocks[i] = new Block(start, at, (BlockKind)input.ReadByte(), input.Read7BitEncodedInt());
        }

        var places = new Place[input.Read7BitEncodedInt()];

        for (var i = 0; i < places.Length; i++)
        {
            places[i] = new Place(
                input.Read7BitEncodedInt(), (PlaceKind)input.ReadByte(), input.Read7BitEncodedInt(), ReadOptional(input),
                input.Read7BitEncodedInt(), input.Read7BitEncodedInt());
        }

        return new ExtractedText
        {
            Text = text,
            Blocks = blocks,
            Places = places,
            Title = ReadOptional(input),
            Date = TimeOf(input.ReadInt64()),
            Properties = new DocumentProperties
            {
                Author = ReadOptional(input),
                Keywords = ReadOptional(input),
                Description = ReadOptional(input),
                Links = ReadOptional(input),
                Language = ReadOptional(input),
            },
            IsDerived = input.ReadBoolean(),
            Loss = ReadOptional(input),
            Format = input.ReadString(),
            Encoding = input.ReadString(),
            PreambleBytes = input.Read7BitEncodedInt(),
            Bytes = ReadBytes(input),
            Omissions = ReadOmissions(input),
            ReplacedSequences = input.Read7BitEncodedInt(),
            IsCutOff = input.ReadBoolean(),
        };
    }

    private static void Write(BinaryWriter output, ByteMap? bytes)
    {
        output.Write(bytes is not null);

        if (bytes is null)
            return;

        output.Write7BitEncodedInt(bytes.Widths.Count);

        foreach (var width in bytes.Widths)
        {
            output.Write((ushort)width.From);
            output.Write7BitEncodedInt(width.Bytes);
        }

        output.Write7BitEncodedInt(bytes.Shifts.Count);

        foreach (var shift in bytes.Shifts)
        {
            output.Write7BitEncodedInt(shift.Offset);
            output.Write7BitEncodedInt(shift.Bytes);
        }
    }

    private static ByteMap? ReadBytes(BinaryReader input)
    {
        if (!input.ReadBoolean())
            return null;

        var widths = new CharWidth[input.Read7BitEncodedInt()];

        for (var i = 0; i < widths.Length; i++)
            widths[i] = new CharWidth((char)input.ReadUInt16(), input.Read7BitEncodedInt());

        var shifts = new ByteShift[input.Read7BitEncodedInt()];

        for (var i = 0; i < shifts.Length; i++)
            shifts[i] = new ByteShift(input.Read7BitEncodedInt(), input.Read7BitEncodedInt());

        return new ByteMap { Widths = widths, Shifts = shifts };
    }

    private static void Write(BinaryWriter output, IReadOnlyList<Omission> omissions)
    {
        output.Write7BitEncodedInt(omissions.Count);

        foreach (var omission in omissions)
        {
            output.Write7BitEncodedInt(omission.Offset);
            output.Write7BitEncodedInt(omission.Units);
            output.Write7BitEncodedInt(omission.Bytes);
        }
    }

    private static Omission[] ReadOmissions(BinaryReader input)
    {
        var omissions = new Omission[input.Read7BitEncodedInt()];

        for (var i = 0; i < omissions.Length; i++)
            omissions[i] = new Omission(input.Read7BitEncodedInt(), input.Read7BitEncodedInt(), input.Read7BitEncodedInt());

        return omissions;
    }

    private static void Write(BinaryWriter output, string? text)
    {
        output.Write(text is not null);
        if (text is not null)
            output.Write(text);
    }

    private static string? ReadOptional(BinaryReader input) => input.ReadBoolean() ? input.ReadString() : null;

    /// <summary>A time of ticks as they are sent; -1 is none.</summary>
    internal static DateTime? TimeOf(long ticks) => ticks < 0 ? null : new DateTime(ticks, DateTimeKind.Utc);
}
