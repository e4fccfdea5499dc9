using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using DocumentSearch.Indexer.Check;
using DocumentSearch.Indexer.Plan;
using DocumentSearch.Indexer.Source;
using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;
using DocumentSearch.Testing;
using Lucene.Net.Index;
using Lucene.Net.Store;

namespace DocumentSearch.Indexer.Tests.Check;

/// <summary>Ways to damage an index, and to mend it.</summary>
internal static class Damaged
{
    private const int FooterLength = 16;

    /// <summary>A document that is written again beside a damaged one, as it is.</summary>
    private const string Neighbour = "plain/6.txt";

    /// <summary>Changes one byte of a file.</summary>
    public static void Flip(string folder, string pattern, int at, byte mask = 0x10)
    {
        var path = System.IO.Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal).First();
        var bytes = File.ReadAllBytes(path);
        bytes[at] ^= mask;
        Replace(path, bytes);
    }

    /// <summary>Changes one byte of the stored texts of a segment.</summary>
    public static void FlipText(IndexedFolder folder, string segment)
    {
        var (_, text) = Inside(folder, segment, ".fdt");
        var whole = System.IO.File.ReadAllBytes(Path.Combine(folder.Location.SegmentsFolder, segment + ".cfs"));
        Flip(folder.Location.SegmentsFolder, segment + ".cfs", whole.AsSpan().IndexOf(text) + text.Length / 2);
    }

    /// <summary>
    /// Changes one byte of a file inside a compound file, and makes the checksums right again, as a program would that writes
    /// nonsense.
    /// </summary>
    /// <returns>Its name; null if there is no such file.</returns>
    public static string? FlipBehindChecksums(IndexedFolder folder, string segment, string extension, double place, byte mask)
    {
        var (name, content) = Inside(folder, segment, extension);
        if (name is null || content.Length <= FooterLength)
            return null;

        ChangeBehindChecksums(folder, segment, content, bytes => bytes[(int)(place * (content.Length - FooterLength - 1))] ^= mask);
        return name;
    }

    /// <summary>Writes another first block of terms for a field of a segment, and makes the checksums right again.</summary>
    /// <param name="folder">The index.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="field">Which of its fields that have terms, in the order of their names.</param>
    /// <param name="block">The block, no longer than that which is there.</param>
    public static void OverwriteTerms(IndexedFolder folder, string segment, int field, byte[] block)
    {
        var (_, content) = Inside(folder, segment, ".tim");
        ChangeBehindChecksums(folder, segment, content, bytes => block.CopyTo(bytes[RootOf(content, field)..]));
    }

    /// <summary>Puts other bytes in the place of a file. Whoever has mapped it goes on with what it was.</summary>
    public static void Replace(string path, byte[] bytes)
    {
        System.IO.File.WriteAllBytes(path + ".new", bytes);
        System.IO.File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>Commits the index as it is with another stamp.</summary>
    public static void Commit(IndexedFolder folder, Func<CommitStamp, CommitStamp> change) => Write(folder, (_, _) => { }, change);

    /// <summary>Writes a document again, each of its parts with fields that are not what they should be; a part without any is left out.</summary>
    public static void Rewrite(IndexedFolder folder, string path, Action<List<IIndexableField>> change) => Write(folder, (session, ledger) =>
    {
        var parts = RawDocument.Read(folder, path);
        parts.ForEach(change);
        session.Replace(ledger.IdOf(EntryOf(ledger, path)), parts.Where(part => part.Count > 0));
        session.Replace(ledger.IdOf(EntryOf(ledger, Neighbour)), RawDocument.Read(folder, Neighbour));
    });

    /// <summary>Adds such a document beside the true one.</summary>
    public static void AddTwin(IndexedFolder folder, string path, Action<List<IIndexableField>> change) => Write(folder, (session, _) =>
    {
        var parts = RawDocument.Read(folder, path);
        parts.ForEach(change);
        session.Add(parts);
    });

    /// <summary>Writes to the index what its own writer never would; the stamp stays as it is unless changed.</summary>
    public static void Write(IndexedFolder folder, Action<IndexSession, Ledger> write, Func<CommitStamp, CommitStamp>? change = null)
    {
        var snapshot = IndexSnapshot.Open(folder.Location);
        using var ledger = Ledger.Read(snapshot);
        using var session = IndexSession.Open(folder.Location, Generation.Current(folder.Location), folder.Options, files: 1, ledger.LastId);
        write(session, ledger);
        session.Commit(change is null ? snapshot.Stamp : change(snapshot.Stamp));
    }

    public static RepairReport Repair(IndexedFolder folder) => IndexRepair.Run(folder.Location, folder.Options, null, CancellationToken.None);

    /// <summary>Mends an index, and tells how the reading of its sources goes on.</summary>
    public static RepairReport RepairTold(IndexedFolder folder, IProgress<UpdateProgress> progress, CancellationToken cancel) =>
        IndexRepair.Run(folder.Location, folder.Options, step => step == RepairStep.Reading ? progress : null, cancel);

    private static (string? Name, byte[] Content) Inside(IndexedFolder folder, string segment, string extension)
    {
        using var directory = IndexDirectory.Open(folder.Location);
        using var inside = new CompoundFileDirectory(directory, segment + ".cfs", IOContext.READ, openForWrite: false);
        if (inside.ListAll().FirstOrDefault(name => Path.GetExtension(name) == extension) is not { } name)
            return (null, []);

        using var input = inside.OpenInput(name, IOContext.READ);
        var content = new byte[input.Length];
        input.ReadBytes(content, 0, content.Length);
        return (name, content);
    }

    private static void ChangeBehindChecksums(IndexedFolder folder, string segment, byte[] content, Change change)
    {
        var path = Path.Combine(folder.Location.SegmentsFolder, segment + ".cfs");
        var whole = System.IO.File.ReadAllBytes(path);
        var inside = whole.AsSpan(whole.AsSpan().IndexOf(content), content.Length);
        change(inside);
        Seal(inside);
        Seal(whole);
        Replace(path, whole);
    }

    // The file ends with a table of its fields, which says where the blocks of each begin.
    private static int RootOf(byte[] terms, int field)
    {
        var table = new ByteArrayDataInput(terms) { Position = (int)BinaryPrimitives.ReadInt64BigEndian(terms.AsSpan()[^(FooterLength + 8)..]) };
        var fields = table.ReadVInt32();
        for (var i = 0; i < fields; i++)
        {
            table.ReadVInt32();
            table.ReadVInt64();
            var length = table.ReadVInt32();
            var after = table.Position + length;
            var root = (int)(table.ReadVInt64() >>> 2);
            if (i == field)
                return root;

            // Its sums and counts, of a field with frequencies.
            table.Position = after;
            table.ReadVInt64();
            table.ReadVInt64();
            table.ReadVInt32();
            table.ReadVInt32();
        }

        throw new ArgumentOutOfRangeException(nameof(field));
    }

    private delegate void Change(Span<byte> content);

    private static void Seal(Span<byte> file) =>
        BinaryPrimitives.WriteUInt64BigEndian(file[^8..], Crc32.HashToUInt32(file[..^8]));

    private static int EntryOf(Ledger ledger, string path) => ledger.Find(FileTable.KeyOf(Encoding.UTF8.GetBytes(path)));
}
