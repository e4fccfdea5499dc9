using DocumentSearch.Extract.Formats.Office.Sheets;
using DocumentSearch.Extract.Formats.Office.Slides;
using DocumentSearch.Extract.Formats.Office.Word;
using DocumentSearch.Extract.Formats.Packages;

namespace DocumentSearch.Extract.Formats.Office;

/// <summary>
/// An Office Open XML document (ECMA-376, ISO/IEC 29500, transitional and strict): which kind it is, and its parts. A part that cannot
/// be read costs what stands in it.
/// </summary>
internal sealed class OfficePackage
{
    private readonly ZipPackage _zip;
    private readonly HashSet<string> _damaged = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _descriptions = new(StringComparer.Ordinal);
    private Exception? _fault;

    private OfficePackage(ZipPackage zip, ExtractionTask task) => (_zip, Task) = (zip, task);

    /// <summary>Bounds, and where embedded files go to.</summary>
    internal ExtractionTask Task { get; }

    /// <summary>What it holds.</summary>
    internal OfficeKind Kind { get; private init; }

    /// <summary>Name of the part from which all others are found.</summary>
    internal string MainPart { get; private init; } = "";

    /// <summary>The relationships of the package as a whole.</summary>
    internal Relationships Relationships { get; private init; } = new();

    /// <summary>The names of all parts.</summary>
    internal IEnumerable<string> Parts => _zip.Names;

    /// <summary>Tells whether a zip file is such a package.</summary>
    /// <returns>The package; null if it is none.</returns>
    internal static OfficePackage? Find(ZipPackage zip, ExtractionTask task)
    {
        var package = new OfficePackage(zip, task);
        var relationships = Relationships.Of(package, "");

        return MainPartFinder.Find(package, relationships) is var (kind, part)
            ? new OfficePackage(zip, task) { Kind = kind, MainPart = part, Relationships = relationships }
            : null;
    }

    /// <summary>Reads its text.</summary>
    internal ExtractResult Extract()
    {
        var document = Kind switch
        {
            OfficeKind.Document => new WordDocument(this).Read(),
            OfficeKind.Presentation => new Presentation(this).Read(),
            _ => new Workbook(this).Read(),
        };

        // a document without text is what it is only if all of it could be read
        if (document.Blocks.Count == 0)
        {
            return _fault switch
            {
                ExtractLimitException limit => new ExtractResult.Skipped(SkipReason.MemoryLimit, limit.Message),
                { } fault => new ExtractResult.Skipped(SkipReason.Corrupt, $"its parts are damaged: {fault.Message}"),
                _ => new ExtractResult.Skipped(SkipReason.NoText, "it holds no text"),
            };
        }

        return new ExtractResult.Ok(document with { Loss = Loss });
    }

    /// <summary>Whether there is a part of a name.</summary>
    internal bool Has(string part) => _zip.Has(part);

    /// <summary>The part that the main part uses in one way, else the one that is usually called so; null if there is neither.</summary>
    /// <param name="relationships">The relationships of the main part.</param>
    /// <param name="type">How it is used, which is its usual name too.</param>
    internal string? Related(Relationships relationships, string type)
    {
        var usual = $"{MainPart[..(MainPart.LastIndexOf('/') + 1)]}{type}{Path.GetExtension(MainPart)}";
        return relationships.Targets(type).FirstOrDefault(Has) ?? (Has(usual) ? usual : null);
    }

    /// <summary>Reads an XML part; null if there is none of that name, or it cannot be unpacked.</summary>
    internal PartReader? Open(string? part)
    {
        if (part is null)
            return null;

        try
        {
            return _zip.Open(part) is { } stream ? new PartReader(PartXml.Read(stream), fault => Lost(part, fault)) : null;
        }
        catch (Exception e) when (PartReader.IsDamage(e))
        {
            Lost(part, e);
            return null;
        }
    }

    /// <summary>Reads a part of binary records; null if there is none of that name, or it cannot be unpacked.</summary>
    internal RecordReader? OpenRecords(string? part)
    {
        if (part is null)
            return null;

        try
        {
            return _zip.Open(part) is { } stream ? new RecordReader(stream, fault => Lost(part, fault)) : null;
        }
        catch (Exception e) when (PartReader.IsDamage(e))
        {
            Lost(part, e);
            return null;
        }
    }

    /// <summary>Whether a description of a picture was not met before.</summary>
    internal bool Describes(string words) => _descriptions.Add(words);

    /// <summary>Notes that a part could not be read to its end.</summary>
    private void Lost(string part, Exception fault)
    {
        _damaged.Add(part);
        _fault ??= fault;
    }

    /// <summary>Hands over the files that a part holds: objects of other programs, documents, and parts in other formats.</summary>
    /// <param name="relationships">The relationships of the part.</param>
    internal void Embed(Relationships relationships)
    {
        if (!Task.ReadsEmbedded)
            return;

        string[] parts = [.. relationships.Targets("package"), .. relationships.Targets("oleObject"), .. relationships.Targets("aFChunk")];

        foreach (var part in parts)
        {
            if (Unpacked(part) is { } content)
                Task.Embed(part, content);
        }
    }

    private byte[]? Unpacked(string part)
    {
        try
        {
            return _zip.Read(part);
        }
        catch (Exception e) when (PartReader.IsDamage(e))
        {
            Task.EmbedSkipped(part, new(SkipReason.Corrupt, $"could not be unpacked: {e.Message}"), 0);
            return null;
        }
    }

    private string? Loss => _damaged.Count switch
    {
        0 => null,
        1 => "one part of it could not be read to its end",
        var count => $"{count} parts of it could not be read to their ends",
    };
}
