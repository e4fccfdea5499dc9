namespace DocumentSearch.Extract.Formats.OpenDocument;

/// <summary>Short names of namespaces: those of OpenDocument and of OpenOffice.org before it have the same elements.</summary>
internal static class OpenDocumentNames
{
    private const string OpenDocument = "urn:oasis:names:tc:opendocument:xmlns:";
    private const string OpenOffice = "http://openoffice.org/2000/";

    /// <summary>The name by which documents usually refer to a namespace, such as <c>text</c>.</summary>
    internal static string Of(string uri)
    {
        if (uri.StartsWith(OpenDocument, StringComparison.Ordinal))
            return uri[OpenDocument.Length..].Split(':')[0] is var name && name == "svg-compatible" ? "svg" : name;

        if (uri.StartsWith(OpenOffice, StringComparison.Ordinal))
            return uri[OpenOffice.Length..];

        return uri switch
        {
            "http://purl.org/dc/elements/1.1/" => "dc",
            "http://www.w3.org/2000/svg" => "svg",
            "http://www.w3.org/1998/Math/MathML" => "math",
            "http://www.w3.org/1999/xlink" => "xlink",
            _ => "",
        };
    }
}
