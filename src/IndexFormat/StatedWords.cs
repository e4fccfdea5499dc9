using System.Text;
using DocumentSearch.IndexFormat.Passages;

namespace DocumentSearch.IndexFormat;

/// <summary>What a document says of itself in words, by which it is found too.</summary>
/// <param name="Title">Its title; null if it states none.</param>
/// <param name="Author">Who wrote or sent it; null if it does not say.</param>
/// <param name="Keywords">Its keywords; null if it states none.</param>
/// <param name="Description">Its subject or description; null if it states none.</param>
/// <param name="Links">The addresses that its links lead to and that no reader sees in its text, with spaces between them; null if there are none.</param>
public readonly record struct StatedWords(string? Title, string? Author = null, string? Keywords = null, string? Description = null, string? Links = null)
{
    /// <summary>Whether there is anything beside a title.</summary>
    public bool HasProperties => Author is not null || Keywords is not null || Description is not null || Links is not null;

    /// <summary>What is stored of all but the title: for each, in order, the length of its UTF-8 as a 7-bit number, and that; 0 if it is not stated. Links stand there only if there are any.</summary>
    public byte[] EncodeProperties()
    {
        using var stream = new MemoryStream();
        using var output = new BinaryWriter(stream);
        output.Write(Author ?? "");
        output.Write(Keywords ?? "");
        output.Write(Description ?? "");
        if (Links is not null)
            output.Write(Links);

        return stream.ToArray();
    }

    /// <summary>Reads what was stored.</summary>
    /// <param name="title">The title, which is stored by itself.</param>
    /// <param name="properties">The rest; empty if nothing is stored.</param>
    /// <exception cref="InvalidDataException">The bytes cannot be read.</exception>
    public static StatedWords Decode(string? title, ReadOnlySpan<byte> properties)
    {
        if (properties.IsEmpty)
            return new(title);

        var at = 0;
        var read = new StatedWords(title, Next(properties, ref at), Next(properties, ref at), Next(properties, ref at));
        if (at < properties.Length)
            read = read with { Links = Next(properties, ref at) };

        return at == properties.Length ? read : throw new InvalidDataException("stored properties are longer than they say");
    }

    /// <summary>The links that words stand in.</summary>
    /// <param name="textLength">Length of the text of the document's first part, behind which everything stated stands.</param>
    /// <param name="offsets">Where the words are, in that text and what is stated behind it; ascending.</param>
    public IEnumerable<string> LinksAt(int textLength, IEnumerable<int> offsets)
    {
        if (Links is null)
            yield break;

        var start = textLength + 1;
        foreach (var before in (string?[])[Title, Author, Keywords, Description])
            start += before is { Length: > 0 } ? before.Length + 1 : 0;

        var end = 0;
        foreach (var offset in offsets)
        {
            if (offset - start < end || offset - start >= Links.Length)
                continue;

            var first = Links.LastIndexOf(' ', offset - start) + 1;
            var space = Links.IndexOf(' ', offset - start);
            end = space < 0 ? Links.Length : space;
            yield return Links[first..end];
        }
    }

    private static string? Next(ReadOnlySpan<byte> stored, ref int at)
    {
        var length = SevenBitNumber.ReadCount(stored, ref at);
        at += length;
        return length == 0 ? null : Encoding.UTF8.GetString(stored.Slice(at - length, length));
    }
}
