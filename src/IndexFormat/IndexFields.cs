namespace DocumentSearch.IndexFormat;

/// <summary>
/// Names of the fields of a Lucene document. One source document is one Lucene document, or several in a row (its parts)
/// when its text is long.
/// </summary>
public static class IndexFields
{
    /// <summary>
    /// Number of the document, a numeric doc value and a term (<see cref="DocumentId"/>); all its parts have it. It is given
    /// anew whenever the document is written, and kept when only its path or stamp change.
    /// </summary>
    public const string Id = "id";

    /// <summary>The folder of the path (<see cref="FolderKey"/>), a numeric doc value.</summary>
    public const string Folder = "folder";

    /// <summary>Source path, relative to the index's base folder with '/' separators, a binary doc value.</summary>
    public const string Path = "path";

    /// <summary>
    /// The terms of the text and, behind it, of the title, the author, the keywords, the description and the addresses of links, which have ranges of
    /// positions of their own (<see cref="TitlePosition"/>); with positions, and the number of positions covered as a payload where it is more than one.
    /// </summary>
    public const string Body = "body";

    /// <summary>The same occurrences as in <see cref="Body"/>, under what stands in the text: folded, but not stemmed, and as written.</summary>
    public const string Forms = "forms";

    /// <summary>
    /// Position of the first word of the title, which the first part has; those of the text are below it. Each of what follows it ends
    /// where the next begins.
    /// </summary>
    public const int TitlePosition = 1 << 24;

    /// <summary>Position of the first word of the author.</summary>
    public const int AuthorPosition = 2 << 24;

    /// <summary>Position of the first word of the keywords.</summary>
    public const int KeywordsPosition = 3 << 24;

    /// <summary>Position of the first word of the description.</summary>
    public const int DescriptionPosition = 4 << 24;

    /// <summary>Position of the first word of the addresses of links.</summary>
    public const int LinksPosition = 5 << 24;

    /// <summary>Number of the ranges of positions: that of the text, and those of what a document states.</summary>
    public const int Ranges = (LinksPosition / TitlePosition) + 1;

    /// <summary>The first position of what a position lies in: the text (0), the title, the author, the keywords, the description or the links.</summary>
    public static int RangeOf(int position) => position & -TitlePosition;

    /// <summary>Where the words at the positions of <see cref="Body"/> stand, the encoded <see cref="Passages.TokenOffsets"/> of this part, a binary doc value.</summary>
    public const string Tokens = "tokens";

    /// <summary>The encoded <see cref="Passages.HeadingPositions"/> of this part, a binary doc value; absent if it has no headings.</summary>
    public const string Headings = "headings";

    /// <summary>The encoded <see cref="Passages.SentencePositions"/> of this part, a binary doc value.</summary>
    public const string SentenceEnds = "ends";

    /// <summary>The date that the document itself states, in ticks (100 ns, UTC), a numeric doc value; absent if it states none.</summary>
    public const string Stated = "stated";

    /// <summary>The text of this part in UTF-8, stored.</summary>
    public const string Text = "text";

    /// <summary>The encoded <see cref="Passages.PassageTable"/> of this part, stored.</summary>
    public const string Passages = "passages";

    /// <summary>The document's title, a binary doc value; absent if it states none.</summary>
    public const string Title = "title";

    /// <summary>The document's author, keywords, description and links (<see cref="StatedWords"/>), stored; absent if it states none of them.</summary>
    public const string Properties = "properties";

    /// <summary>The language that the document says it is in, a lowercase BCP 47 tag, a sorted doc value; absent if it states none.</summary>
    public const string Language = "language";

    /// <summary>Short name of the format, stored, and a sorted doc value.</summary>
    public const string Format = "format";

    /// <summary>Name of the character encoding, a sorted doc value.</summary>
    public const string Encoding = "encoding";

    /// <summary>Why a file was skipped, or what was mended in it, stored.</summary>
    public const string Detail = "detail";

    /// <summary>Size of the source in bytes, a numeric doc value.</summary>
    public const string Length = "length";

    /// <summary>Modification time of the source in ticks (100 ns, UTC), a numeric doc value.</summary>
    public const string Modified = "modified";

    /// <summary>Time of the source's last change of any kind in ticks, 0 where there is none, a numeric doc value.</summary>
    public const string Changed = "changed";

    /// <summary>File number of the source on its device, 0 where there is none, a numeric doc value.</summary>
    public const string FileNumber = "inode";

    /// <summary>128-bit content hash, 16 bytes, a binary doc value.</summary>
    public const string Hash = "hash";

    /// <summary>0 for an indexed document, else one more than the skip reason, a numeric doc value.</summary>
    public const string Status = "status";

    /// <summary>1 for a document whose text was mended while it was read, a numeric doc value; absent otherwise.</summary>
    public const string Mended = "mended";

    /// <summary>Number of this part from 0, a numeric doc value; present only in documents of several parts, except the first.</summary>
    public const string Part = "part";

    /// <summary>
    /// On a document that stands in another file: the number of that file's document, a term (<see cref="DocumentId"/>) and a numeric doc
    /// value. Such a document is no file of its own: it comes and goes with its file.
    /// </summary>
    public const string Owner = "owner";

    /// <summary>Number of documents that stand in this file, a numeric doc value; absent if there are none.</summary>
    public const string Embedded = "embedded";
}
