using System.Text;
using DocumentSearch.IndexFormat.Passages;

namespace DocumentSearch.IndexFormat;

/// <summary>What a document says of itself in words, by which it is found too.</summary>
/// <param name="Title">Its title; null if it states none.</param>
/// <param name="Author">Who wrote or sent it; null if it does not say.</param>
/// <param name="Keywords">Its keywords; null if it states none.</param>
/// <param name="Description">Its subject or description; null if it states none.</param>
public readonly record struct StatedWords(string? Title, string? Author = null, string? Keywords = null, string? Description = null)
{
    /// <summary>Whether there is anything beside a title.</summary>
    public bool HasProperties => Author is not null || Keywords is not null || Description is not null;

    /// <summary>What is stored of all but the title: for each, in order, the length of its UTF-8 as a 7-bit number, and that; 0 if it is not stated.</summary>
    public byte[] EncodeProperties()
    {
        using var stream = new MemoryStream();
        using var output = new BinaryWriter(stream);
        output.Write(Author ?? "");
        output.Write(Keywords ?? "");
        output.Write(Description ?? "");
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
        return at == properties.Length ? read : throw new InvalidDataException("stored properties are longer than they say");
    }

    private static string? Next(ReadOnlySpan<byte> stored, ref int at)
    {
        var length = SevenBitNumber.ReadCount(stored, ref at);
        at += length;
        return length == 0 ? null : Encoding.UTF8.GetString(stored.Slice(at - length, length));
    }
}
