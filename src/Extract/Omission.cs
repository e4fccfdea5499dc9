namespace DocumentSearch.Extract;

/// <summary>
/// A stretch of a line of the source that the text leaves out, since no reader sees it: the address of a link, a tag. Lines are those
/// of the source nevertheless.
/// </summary>
/// <param name="Offset">The character before which it stood, a UTF-16 offset in the text, which may be its end.</param>
/// <param name="Units">Its length in UTF-16 units, at least 1.</param>
/// <param name="Bytes">Its length in bytes of the source; 0 if nothing is known of its bytes.</param>
public readonly record struct Omission(int Offset, int Units, int Bytes)
{
    /// <summary>Most omissions of a document; behind the last of them its text is as it is written, so that places are always known.</summary>
    public const int Most = 1 << 18;
}
