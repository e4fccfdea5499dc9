using System.Xml;
using DocumentSearch.Extract.Formats.Packages;

namespace DocumentSearch.Extract.Formats.OpenDocument;

/// <summary>Reads OpenDocument texts, workbooks, presentations and drawings, in a package or flat in one XML file.</summary>
internal static class OpenDocumentFile
{
    private const string Content = "content.xml";
    private const string Manifest = "META-INF/manifest.xml";

    /// <summary>Whether a package is an OpenDocument.</summary>
    /// <param name="package">The package.</param>
    /// <param name="mediaType">What it says that it is (<see cref="MediaTypePart"/>).</param>
    internal static bool Is(ZipPackage package, string? mediaType) =>
        mediaType?.StartsWith("application/vnd.oasis.opendocument.", StringComparison.Ordinal) == true
        || mediaType?.StartsWith("application/vnd.sun.xml.", StringComparison.Ordinal) == true
        || (package.Has(Manifest) && package.Has(Content));

    /// <summary>Reads a package.</summary>
    internal static ExtractResult Read(ZipPackage package, ExtractionTask task)
    {
        if (IsEncrypted(package))
            return new ExtractResult.Skipped(SkipReason.Encrypted, "it is protected by a password");

        var text = new TextBuilder(task);
        var reader = new OpenDocumentReader(text, reference => Open(package, $"{reference}/{Content}"), task);
        var lost = 0;

        foreach (var name in (string[])[Content, "meta.xml", "styles.xml"])
        {
            try
            {
                using var xml = Open(package, name);
                if (xml is not null)
                    reader.Read(xml);
                else if (name == Content)
                    lost++;
            }
            catch (InvalidDataException)
            {
                lost++;
            }
        }

        return Finish(reader, text, lost > 0);
    }

    /// <summary>Reads a flat document.</summary>
    /// <param name="xml">Its XML, on the root element.</param>
    /// <param name="task">Bounds.</param>
    internal static ExtractResult Read(XmlReader xml, ExtractionTask task)
    {
        var text = new TextBuilder(task);
        var reader = new OpenDocumentReader(text, static _ => null, task);
        reader.TakeMediaType(xml);
        reader.Read(xml);
        return Finish(reader, text, isDamaged: false);
    }

    private static ExtractResult Finish(OpenDocumentReader reader, TextBuilder text, bool isDamaged)
    {
        reader.Finish();
        isDamaged |= reader.IsDamaged;

        if (text.IsEmpty)
        {
            return isDamaged
                ? new ExtractResult.Skipped(SkipReason.Corrupt, "its content is damaged")
                : new ExtractResult.Skipped(SkipReason.NoText, "the document holds no text");
        }

        return new ExtractResult.Ok(text.Finish(reader.Format) with
        {
            Title = reader.Facts.Title,
            Date = reader.Facts.Date,
            Properties = reader.Facts.Properties,
            Loss = isDamaged ? "a part of it is damaged" : null,
        });
    }

    private static XmlReader? Open(ZipPackage package, string name)
    {
        // objects are named relative to the document
        var path = name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name.TrimStart('#');
        return package.Read(path) is { } part ? PartXml.Read(part) : null;
    }

    private static bool IsEncrypted(ZipPackage package)
    {
        var isEncrypted = false;

        if (package.Read(Manifest) is { } manifest)
            PartXml.ForEachElement(manifest, xml => isEncrypted |= xml.LocalName == "encryption-data");

        return isEncrypted;
    }
}
