using DocumentSearch.IndexFormat;
using Lucene.Net.Index;

namespace DocumentSearch.Indexer.Check;

/// <summary>Takes in what is stored of one document.</summary>
internal sealed class StoredFields : StoredFieldVisitor
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public byte[]? Text { get; private set; }

    public byte[]? Passages { get; private set; }

    public byte[]? Properties { get; private set; }

    public string? Format { get; private set; }

    public string? Detail { get; private set; }

    /// <summary>Whether any field stands twice; readers take the first.</summary>
    public bool HasTwins { get; private set; }

    public override Status NeedsField(FieldInfo fieldInfo) => Status.YES;

    public override void BinaryField(FieldInfo fieldInfo, byte[] value)
    {
        HasTwins |= !_names.Add(fieldInfo.Name);
        switch (fieldInfo.Name)
        {
            case IndexFields.Text:
                Text = value;
                break;
            case IndexFields.Passages:
                Passages = value;
                break;
            case IndexFields.Properties:
                Properties = value;
                break;
        }
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
