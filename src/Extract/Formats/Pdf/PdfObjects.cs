using System.Diagnostics.CodeAnalysis;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>
/// Reads values out of a PDF's objects. Whatever is missing, of another type or damaged counts as absent, as no part of a document
/// may cost another one.
/// </summary>
/// <param name="scanner">Finds objects by their numbers.</param>
internal sealed class PdfObjects(IPdfTokenScanner scanner)
{
    private const int MaxReferences = 16; // from one to the next, which may lead in a circle

    /// <summary>The token that a token stands for, if it is a reference to an object.</summary>
    internal IToken? Resolve(IToken? token)
    {
        for (var i = 0; token is IndirectReferenceToken reference; i++)
        {
            if (i == MaxReferences)
                return null;

            try
            {
                token = scanner.Get(reference.Data)?.Data;
            }
            catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
            {
                return null;
            }
        }

        return token;
    }

    /// <summary>An entry of a dictionary.</summary>
    internal IToken? Entry(DictionaryToken? dictionary, string key) =>
        dictionary is not null && dictionary.Data.TryGetValue(key, out var token) ? Resolve(token) : null;

    /// <summary>A dictionary, or that of a stream.</summary>
    internal DictionaryToken? Dictionary(IToken? token) => Resolve(token) switch
    {
        DictionaryToken dictionary => dictionary,
        StreamToken stream => stream.StreamDictionary,
        _ => null,
    };

    /// <summary>A dictionary within a dictionary.</summary>
    internal DictionaryToken? Dictionary(DictionaryToken? dictionary, string key) => Dictionary(Entry(dictionary, key));

    /// <summary>The elements of an array within a dictionary; none if there is no array.</summary>
    internal IReadOnlyList<IToken> Array(DictionaryToken? dictionary, string key) =>
        Entry(dictionary, key) is ArrayToken array ? array.Data : [];

    /// <summary>A name within a dictionary, without its slash.</summary>
    internal string? Name(DictionaryToken? dictionary, string key) => (Entry(dictionary, key) as NameToken)?.Data;

    /// <summary>A whole number within a dictionary.</summary>
    internal int? Integer(DictionaryToken? dictionary, string key) => Entry(dictionary, key) is NumericToken number ? number.Int : null;

    /// <summary>A text string within a dictionary; null if it is absent or blank.</summary>
    internal string? Text(DictionaryToken? dictionary, string key) => Text(Entry(dictionary, key));

    /// <summary>A text string; null if it is none, or blank.</summary>
    internal string? Text(IToken? token)
    {
        var text = Resolve(token) switch
        {
            StringToken value => Marked(value.GetBytes()) ?? value.Data,
            HexToken value => Marked(value.Bytes) ?? value.Data,
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    /// <summary>A rectangle within a dictionary.</summary>
    internal (float Left, float Bottom, float Width, float Height)? Rectangle(DictionaryToken? dictionary, string key)
    {
        var sides = new float[4];
        var values = Array(dictionary, key);
        if (values.Count != sides.Length)
            return null;

        for (var i = 0; i < sides.Length; i++)
        {
            if (Resolve(values[i]) is not NumericToken number)
                return null;

            sides[i] = (float)number.Data;
        }

        return (Math.Min(sides[0], sides[2]), Math.Min(sides[1], sides[3]), Math.Abs(sides[2] - sides[0]), Math.Abs(sides[3] - sides[1]));
    }

    /// <summary>The reference that stands as an entry of a dictionary.</summary>
    internal static bool TryReference(DictionaryToken dictionary, string key, out IndirectReference reference)
    {
        var isFound = dictionary.Data.TryGetValue(key, out var token) && token is IndirectReferenceToken;
        reference = isFound ? ((IndirectReferenceToken)token!).Data : default;
        return isFound;
    }

    /// <summary>Whether a token stands for a stream.</summary>
    internal bool TryStream(IToken? token, [NotNullWhen(true)] out StreamToken? stream)
    {
        stream = Resolve(token) as StreamToken;
        return stream is not null;
    }

    /// <summary>A stream's data, unpacked. The names of its filters may stand in other objects.</summary>
    internal ReadOnlyMemory<byte> Decode(StreamToken stream, BoundedFilters filters)
    {
        var own = stream.StreamDictionary;

        foreach (var key in (ReadOnlySpan<string>)["Filter", "F", "DecodeParms", "DP"])
        {
            if (own.Data.TryGetValue(key, out var value) && value is IndirectReferenceToken or ArrayToken)
                own = own.With(key, Direct(value!));
        }

        return (ReferenceEquals(own, stream.StreamDictionary) ? stream : new StreamToken(own, stream.Data)).Decode(filters);
    }

    private IToken Direct(IToken token) => Resolve(token) switch
    {
        ArrayToken array => new ArrayToken(array.Data.Select(element => Resolve(element) ?? NullToken.Instance).ToArray()),
        { } other => other,
        null => NullToken.Instance,
    };

    /// <summary>Text that says by a mark which encoding it is in; in UTF-16 it may name languages, between two escapes.</summary>
    private static string? Marked(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFE, 0xFF, .. var rest] => WithoutLanguages(Encoding.BigEndianUnicode.GetString(rest)),
        [0xFF, 0xFE, .. var rest] => WithoutLanguages(Encoding.Unicode.GetString(rest)),
        [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
        _ => null,
    };

    private static string WithoutLanguages(string text)
    {
        const char Escape = '\u001B';

        while (text.IndexOf(Escape) is >= 0 and var start && text.IndexOf(Escape, start + 1) is > 0 and var end)
            text = text.Remove(start, end - start + 1);

        return text;
    }
}
