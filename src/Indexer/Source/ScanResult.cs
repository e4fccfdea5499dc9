using System.Text;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Source;

/// <summary>A place that could not be scanned, or was left out for a reason somebody should know.</summary>
/// <param name="Path">Its stored name.</param>
/// <param name="Detail">What went wrong, a lowercase phrase.</param>
/// <param name="Kind">What it means for what the index holds.</param>
public sealed record ScanFault(string Path, string Detail, ScanFaultKind Kind = ScanFaultKind.Unreadable);

/// <summary>What a fault of a scan means for what the index holds of the place.</summary>
public enum ScanFaultKind
{
    /// <summary>It could not be looked at; what the index holds of it is kept.</summary>
    Unreadable,

    /// <summary>Nothing stands there at all; what the index holds of a folder is kept, as it may be a disk not plugged in.</summary>
    Missing,

    /// <summary>It was left out on purpose, such as a link that leads in a circle.</summary>
    LeftOut,
}

/// <summary>What a scan of the roots saw.</summary>
internal sealed class ScanResult
{
    private readonly IReadOnlyList<FileTable> _tables;

    public ScanResult(IReadOnlyList<FileTable> tables, IReadOnlyList<ScanFault> faults, bool isComplete)
    {
        _tables = tables;
        Faults = faults;
        IsComplete = isComplete;
        Count = tables.Sum(t => t.Count);
        Sum = tables.Aggregate(UInt128.Zero, (sum, table) => sum + table.Sum);
    }

    /// <summary>Number of files; they are numbered from 0.</summary>
    public int Count { get; }

    /// <summary>Sum of all names and stamps (<see cref="FileTable.Sum"/>).</summary>
    public UInt128 Sum { get; }

    /// <summary>Places that could not be scanned, by path.</summary>
    public IReadOnlyList<ScanFault> Faults { get; }

    /// <summary>Whether everything was looked at; false if the time given ran out.</summary>
    public bool IsComplete { get; }

    /// <summary>Whether nothing of the roots was missed but what was left out on purpose.</summary>
    public bool IsWhole => IsComplete && Faults.All(fault => fault.Kind == ScanFaultKind.LeftOut);

    public UInt128 KeyOf(int file) => TableOf(ref file).KeyOf(file);

    public SourceStamp StampOf(int file) => TableOf(ref file).StampOf(file);

    /// <summary>The stored name.</summary>
    public string PathOf(int file) => TableOf(ref file).PathOf(file);

    /// <summary>A file with its name and stamp.</summary>
    public SourceFile FileOf(int file) => new(PathOf(file), StampOf(file));

    /// <summary>Puts files in an order that does not depend on how the scan went: by folder, then by name.</summary>
    public void Sort(List<int> files) => files.Sort((a, b) =>
    {
        var (tableA, tableB) = (TableOf(ref a), TableOf(ref b));
        var byFolder = string.CompareOrdinal(tableA.FolderOf(a), tableB.FolderOf(b));
        return byFolder != 0 ? byFolder : tableA.NameOf(a).SequenceCompareTo(tableB.NameOf(b));
    });

    /// <summary>A result that holds just these files, for whoever has them from elsewhere.</summary>
    public static ScanResult Of(IEnumerable<SourceFile> files, IReadOnlyList<ScanFault>? faults = null, bool isComplete = true)
    {
        var table = new FileTable();
        var folder = table.AddFolder("");
        foreach (var file in files)
        {
            var name = Encoding.UTF8.GetBytes(file.Path);
            table.Add(folder, name, FileTable.KeyOf(name), file.Stamp);
        }

        return new ScanResult([table], faults ?? [], isComplete);
    }

    private FileTable TableOf(ref int file)
    {
        foreach (var table in _tables)
        {
            if (file < table.Count)
                return table;

            file -= table.Count;
        }

        throw new ArgumentOutOfRangeException(nameof(file));
    }
}
