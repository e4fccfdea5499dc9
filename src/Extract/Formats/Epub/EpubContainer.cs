using DocumentSearch.Extract.Formats.Packages;

namespace DocumentSearch.Extract.Formats.Epub;

/// <summary>Reads the files that every book has in its folder META-INF (EPUB 3.3, section 4.2).</summary>
internal static class EpubContainer
{
    /// <summary>Tells where the package document is.</summary>
    internal const string Name = "META-INF/container.xml";

    private const string EncryptionName = "META-INF/encryption.xml";

    // fonts are mixed up so that they are of no use elsewhere, which hides no text
    private static readonly string[] FontObfuscations = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

    /// <summary>The name of the package document; null if the book does not say, or has none.</summary>
    internal static string? FindPackage(ZipPackage book)
    {
        string? stated = null;

        if (book.Read(Name) is { } container)
        {
            PartXml.ForEachElement(container, xml =>
            {
                if (xml.LocalName == "rootfile" && xml.GetAttribute("full-path") is { } path && book.Has(path))
                    stated ??= path;
            });
        }

        return stated ?? book.Names.FirstOrDefault(n => n.EndsWith(".opf", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Names of the parts that cannot be read without a key.</summary>
    internal static HashSet<string> FindEncrypted(ZipPackage book)
    {
        var encrypted = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

        var hidesText = true;

        if (book.Read(EncryptionName) is { } encryption)
        {
            PartXml.ForEachElement(encryption, xml =>
            {
                if (xml.LocalName == "EncryptionMethod")
                    hidesText = !FontObfuscations.Contains(xml.GetAttribute("Algorithm"));
                else if (hidesText && xml.LocalName == "CipherReference" && xml.GetAttribute("URI") is { } uri)
                    encrypted.Add(EpubPackage.Resolve("", uri));
            });
        }

        return encrypted;
    }
}
