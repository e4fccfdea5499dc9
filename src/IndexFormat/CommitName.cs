using System.Globalization;
using Lucene.Net.Index;

namespace DocumentSearch.IndexFormat;

/// <summary>
/// Which commit of an index. Numbers start anew where an index is removed and made again: whoever keeps a name for long compares
/// <see cref="CommitStamp.CommittedTicks"/> too.
/// </summary>
/// <param name="Generation">Name of the generation it was made in.</param>
/// <param name="Number">Its number there, from 1: the N of segments_N, which counts in base 36.</param>
public sealed record CommitName(string Generation, long Number)
{
    private const int MaxDigits = 18;

    /// <summary>Reads a name such as <c>main-2.51</c>, or null if it is none.</summary>
    /// <param name="text">What <see cref="ToString"/> gave.</param>
    public static CommitName? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var dot = text.LastIndexOf('.');
        if (dot < 0 || text.Length - dot - 1 is 0 or > MaxDigits)
            return null;

        return IndexFormat.Generation.IsName(text[..dot])
            && long.TryParse(text.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && new CommitName(text[..dot], number) is { Number: > 0 } name && name.ToString() == text
            ? name
            : null;
    }

    /// <summary>The name as text, which is a file name too.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Generation}.{Number}");

    /// <summary>Name of the file that makes its segments a commit.</summary>
    public string FileName => IndexFileNames.FileNameFromGeneration(IndexFileNames.SEGMENTS, "", Number);

    /// <summary>Full path of that file.</summary>
    /// <param name="location">The index.</param>
    internal string PathIn(IndexLocation location) => Path.Combine(location.Folder, Generation, FileName);
}
