using DocumentSearch.IndexFormat;
using Lucene.Net.Index;

namespace DocumentSearch.Indexer.Check;

/// <summary>Takes in what is stored of one document.</summary>
internal sealed class StoredFields : StoredFieldVisitor
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public byte[]? Text { get; private set; }

    public byte[]? Passages { get; private set; }

    public string? Format { get; private set; }

    public string? Detail { get; private set; }

    /// <summary>Whether any field stands twice; readers take the first.</summary>
    public bool HasTwins { get; private set; }

    public override Status NeedsField(FieldInfo fieldInfo) => Status.YES;

    public override void BinaryField(FieldInfo fieldInfo, byte[] value)
    {
        HasTwins |= !_names.Add(fieldInfo.Name);
        if (fieldInfo.Name == IndexFields.Text)
            Text = value;
        else if (fieldInfo.Name == IndexFields.Passages)
            Passages = value;
    }

    public override void StringField(FieldInfo fieldInfo, string value)
    {
        HasTwins |= !_names.Add(fieldInfo.Name);
        switch (fieldInfo.Name)
        {
            case IndexFields.Format:
                Format = value;
                break;
            case IndexFields.Detail:
                Detail = value;
                break;
        }
    }
}
