using System.Buffers.Binary;
using System.Text;

namespace DocumentSearch.Extract.Formats.Compound;

/// <summary>Documents that stand in others as embedded objects. Those of formats that are not read, such as drawings, are passed over.</summary>
internal static class EmbeddedObjects
{
    private const int MaxName = 260; // bytes of a path, as Windows has it

    /// <summary>Hands over the objects in the storages of a storage.</summary>
    /// <param name="file">The file.</param>
    /// <param name="pool">The storage; null if there is none.</param>
    /// <param name="task">Where they go to.</param>
    internal static void Read(CompoundFile file, CompoundEntry? pool, ExtractionTask task)
    {
        foreach (var storage in pool?.Entries.Where(e => e.IsStorage) ?? [])
            Read(file, storage, "object", task);
    }

    /// <summary>Hands over the object in a storage.</summary>
    /// <param name="file">The file.</param>
    /// <param name="storage">The storage.</param>
    /// <param name="name">What it is called if it has no name of its own.</param>
    /// <param name="task">Where it goes to.</param>
    internal static void Read(CompoundFile file, CompoundEntry storage, string name, ExtractionTask task)
    {
        if (task.ReadsEmbedded && !ReadWrapped(file, storage, name, task) && CompoundDocument.IsRead(storage))
            task.EmbedPart(name, 0, inner => CompoundDocument.Read(file, storage, inner));
    }

    /// <summary>Hands over the object that a storage keeps as the bytes of a file, if it does.</summary>
    internal static bool ReadWrapped(CompoundFile file, CompoundEntry storage, string name, ExtractionTask task)
    {
        if (storage.Stream("\u0001Ole10Native") is { } native)
            Package(file.Read(native), task);
        else if ((storage.Stream("Package") ?? storage.Stream("CONTENTS")) is { } wrapped)
            task.Embed(name, file.Read(wrapped));
        else
            return false;

        return true;
    }

    /// <summary>
    /// Hands over the object in a stream of OLE 1 ([MS-OLEDS] 2.2.5), as Rich Text has them: a version, a kind, the names of a class, a
    /// topic and an item, and the data.
    /// </summary>
    internal static void ReadStream(ReadOnlyMemory<byte> stream, ExtractionTask task)
    {
        const int embedded = 2;
        var at = 8;
        if (stream.Length < at || BinaryPrimitives.ReadInt32LittleEndian(stream.Span[4..]) != embedded)
            return;

        var kind = "";

        for (var i = 0; i < 3; i++)
        {
            if (Sized(stream, ref at) is not { } name)
                return;

            kind = i == 0 ? Encoding.Latin1.GetString(name.Span).TrimEnd('\0') : kind;
        }

        if (Sized(stream, ref at) is not { } data)
            return;

        if (kind.Equals("Package", StringComparison.OrdinalIgnoreCase))
            Package(data.Span, task, at: 0);
        else if (CompoundFile.IsOne(data.Span))
            ReadFile(data, task);
        else if (data.Span.StartsWith("PK"u8))
            task.Embed("object", data);
    }

    /// <summary>Hands over the object that a compound file is.</summary>
    internal static void ReadFile(ReadOnlyMemory<byte> data, ExtractionTask task)
    {
        try
        {
            var file = CompoundFile.Open(data, task);
            Read(file, file.Root, "object", task);
        }
        catch (InvalidDataException)
        {
            // a damaged object costs no more than itself, and nobody knows whether it held text
        }
    }

    private static ReadOnlyMemory<byte>? Sized(ReadOnlyMemory<byte> stream, ref int at)
    {
        if (at + sizeof(int) > stream.Length)
            return null;

        var length = BinaryPrimitives.ReadInt32LittleEndian(stream.Span[at..]);
        at += sizeof(int);
        if (length < 0 || length > stream.Length - at)
            return null;

        at += length;
        return stream.Slice(at - length, length);
    }

    /// <summary>A file of any kind, behind its name and its paths.</summary>
    private static void Package(ReadOnlySpan<byte> native, ExtractionTask task, int at = sizeof(int))
    {
        at += sizeof(ushort);
        var name = Terminated(native, ref at);
        _ = Terminated(native, ref at);
        at += 2 * sizeof(ushort); // kinds
        if (name is null || at + sizeof(int) > native.Length)
            return;

        var path = BinaryPrimitives.ReadInt32LittleEndian(native[at..]);
        at += sizeof(int);
        if (path < 0 || path > MaxName * 2 || at + path + sizeof(int) > native.Length)
            return;

        at += path;
        var length = BinaryPrimitives.ReadInt32LittleEndian(native[at..]);
        at += sizeof(int);
        if (length > 0 && length <= native.Length - at)
            task.Embed(name, native.Slice(at, length).ToArray());
    }

    private static string? Terminated(ReadOnlySpan<byte> bytes, ref int at)
    {
        if (at >= bytes.Length)
            return null;

        var end = bytes[at..].IndexOf((byte)0);
        if (end is < 0 or > MaxName)
            return null;

        at += end + 1;
        return Encoding.Latin1.GetString(bytes.Slice(at - end - 1, end));
    }
}
