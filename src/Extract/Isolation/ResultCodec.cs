namespace DocumentSearch.Extract.Isolation;

/// <summary>Writes and reads what goes between a process and its workers.</summary>
internal static class ResultCodec
{
    /// <summary>What a message of a worker holds.</summary>
    internal enum Message : byte
    {
        /// <summary>A file within the file.</summary>
        Embedded = 1,

        /// <summary>What became of the file itself: the last message.</summary>
        Result,

        /// <summary>The file itself cannot be read: the last message.</summary>
        Unreadable,
    }

    internal static void WriteRequest(BinaryWriter output, string fullPath, string name, ExtractLimits limits)
    {
        output.Write(fullPath);
        output.Write(name);
        output.Write(limits.MaxBytes);
        output.Write(limits.MaxHeldBytes);
        output.Write(limits.MaxText);
        output.Write(limits.Time.Ticks);
        output.Write(limits.MaxMemoryBytes);
        output.Write(limits.MaxDepth);
        output.Write(limits.MaxEmbedded);
        output.Write(limits.MaxUnpackedBytes);
        output.Write(limits.MaxTotalUnpackedBytes);
        output.Flush();
    }

    internal static (string FullPath, string Name, ExtractLimits Limits) ReadRequest(BinaryReader input) => (input.ReadString(), input.ReadString(), new ExtractLimits
    {
        MaxBytes = input.ReadInt64(),
        MaxHeldBytes = input.ReadInt32(),
        MaxText = input.ReadInt32(),
        Time = new TimeSpan(input.ReadInt64()),
        MaxMemoryBytes = input.ReadInt64(),
        MaxDepth = input.ReadInt32(),
        MaxEmbedded = input.ReadInt32(),
        MaxUnpackedBytes = input.ReadInt32(),
        MaxTotalUnpackedBytes = input.ReadInt64(),
    });

    internal static void Write(BinaryWriter output, EmbeddedFile file)
    {
        output.Write((byte)Message.Embedded);
        output.Write(file.Name);
        output.Write(file.Length);
        output.Write(file.Modified?.Ticks ?? -1);
        output.Write((ulong)(file.Hash >> 64));
        output.Write((ulong)file.Hash);
        WriteResult(output, file.Result);
        output.Flush();
    }

    internal static EmbeddedFile ReadEmbedded(BinaryReader input)
    {
        var (name, length, modified) = (input.ReadString(), input.ReadInt64(), input.ReadInt64());
        var hash = new UInt128(input.ReadUInt64(), input.ReadUInt64());
        return new EmbeddedFile(name, ReadResult(input)) { Length = length, Modified = TextCodec.TimeOf(modified), Hash = hash };
    }

    internal static void Write(BinaryWriter output, ExtractResult result)
    {
        output.Write((byte)Message.Result);
        WriteResult(output, result);
        output.Flush();
    }

    internal static ExtractResult ReadResult(BinaryReader input) => input.ReadBoolean()
        ? new ExtractResult.Ok(TextCodec.Read(input))
        : new ExtractResult.Skipped((SkipReason)input.ReadByte(), input.ReadString());

    /// <summary>Says that the file cannot be opened.</summary>
    internal static void WriteUnreadable(BinaryWriter output, Exception cause)
    {
        output.Write((byte)Message.Unreadable);
        output.Write(cause is FileNotFoundException or DirectoryNotFoundException);
        output.Write(cause is UnauthorizedAccessException);
        output.Write(cause.Message);
        output.Flush();
    }

    /// <summary>Reads what <see cref="WriteUnreadable"/> said.</summary>
    internal static TextReadException ReadUnreadable(BinaryReader input)
    {
        var (isGone, isForbidden, message) = (input.ReadBoolean(), input.ReadBoolean(), input.ReadString());
        return new TextReadException(SkipReason.Unreadable, isGone ? new FileNotFoundException(message) : isForbidden ? new UnauthorizedAccessException(message) : new IOException(message));
    }

    private static void WriteResult(BinaryWriter output, ExtractResult result)
    {
        output.Write(result is ExtractResult.Ok);

        switch (result)
        {
            case ExtractResult.Ok ok:
                TextCodec.Write(output, ok.Document);
                break;
            case ExtractResult.Skipped skipped:
                output.Write((byte)skipped.Reason);
                output.Write(skipped.Detail);
                break;
        }
    }
}
