using System.Xml;

namespace DocumentSearch.Extract.Formats.Packages;

/// <summary>Reads XML of untrusted documents: no entities of its own, nothing fetched from elsewhere.</summary>
internal static class PartXml
{
    private static readonly XmlReaderSettings Settings = new()
    {
        // a document type is passed over with all it declares: no entity expands, none is fetched
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    /// <summary>A forward reader, which needs no stack however deep the elements stand.</summary>
    internal static XmlReader Read(byte[] part) => Read(new MemoryStream(part, writable: false));

    /// <summary>The same for a part that is unpacked as it is read; the stream is closed with the reader.</summary>
    internal static XmlReader Read(Stream part) => XmlReader.Create(part, Settings);

    /// <summary>The same for XML that is decoded already.</summary>
    internal static XmlReader Read(string source) => XmlReader.Create(new StringReader(source), Settings);

    /// <summary>Goes through the elements of a part, as far as it can be read.</summary>
    /// <param name="part">Its bytes.</param>
    /// <param name="take">Takes each element where it begins, and may read on in it.</param>
    internal static void ForEachElement(byte[] part, Action<XmlReader> take)
    {
        try
        {
            using var xml = Read(part);

            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element)
                    take(xml);
            }
        }
        catch (XmlException)
        {
            // what stands before the damage is worth as much
        }
    }
}
