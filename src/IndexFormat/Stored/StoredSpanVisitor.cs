using Lucene.Net.Index;

namespace DocumentSearch.IndexFormat.Stored;

/// <summary>Takes binary stored fields without a copy of their own, which for the text of a long document is a large one.</summary>
public abstract class StoredSpanVisitor : StoredFieldVisitor
{
    /// <summary>Takes a value.</summary>
    /// <param name="fieldInfo">Its field.</param>
    /// <param name="value">Its bytes, good until the call ends.</param>
    public abstract void BinaryField(FieldInfo fieldInfo, ReadOnlySpan<byte> value);

    /// <inheritdoc/>
    public sealed override void BinaryField(FieldInfo fieldInfo, byte[] value) => BinaryField(fieldInfo, value.AsSpan());
}
