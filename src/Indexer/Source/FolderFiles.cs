using System.Text;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Source;

/// <summary>Puts the files of one folder after the other into a thread's own table.</summary>
internal sealed class FolderFiles(IndexLocation location, SourceChoices choices, FileTable table)
{
    private byte[] _path = new byte[4096];
    private string _stored = "";
    private string? _fullPath;
    private int _prefixLength;
    private int _number;

    public FileTable Table { get; } = table;

    public SourceChoices Choices { get; } = choices;

    public void Enter(string fullPath)
    {
        if (_fullPath == fullPath)
            return;

        _fullPath = fullPath;
        _stored = FileTable.PrefixOf(location.ToStored(fullPath));
        _number = Table.AddFolder(location.ToStored(fullPath));
        Reserve(Encoding.UTF8.GetMaxByteCount(_stored.Length));
        _prefixLength = Encoding.UTF8.GetBytes(_stored, _path);
    }

    public void Add(ReadOnlySpan<byte> name, SourceStamp stamp)
    {
        Reserve(_prefixLength + name.Length);
        name.CopyTo(_path.AsSpan(_prefixLength));
        Table.Add(_number, name, FileTable.KeyOf(_path.AsSpan(0, _prefixLength + name.Length)), stamp);
    }

    /// <summary>The stored name of something in the folder; what is no valid Unicode in it is replaced.</summary>
    public string StoredOf(ReadOnlySpan<byte> name) => _stored + Encoding.UTF8.GetString(name);

    private void Reserve(int length)
    {
        if (length > _path.Length)
            Array.Resize(ref _path, length * 2);
    }
}
