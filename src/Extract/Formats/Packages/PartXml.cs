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
}
