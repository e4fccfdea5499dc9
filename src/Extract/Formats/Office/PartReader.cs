using System.Globalization;
using System.Xml;

namespace DocumentSearch.Extract.Formats.Office;

/// <summary>What a <see cref="PartReader"/> stands at.</summary>
internal enum PartNode : byte
{
    /// <summary>Nothing: before the first node, behind the last.</summary>
    None,

    /// <summary>An element begins.</summary>
    Start,

    /// <summary>An element ends, an empty one too.</summary>
    End,

    /// <summary>Characters of an element.</summary>
    Text,
}

/// <summary>
/// Goes through the XML of a part, node by node. Elements are told by their local names, since the namespaces of transitional and
/// strict documents differ and their names do not. Of alternate content (mc:AlternateContent) only the first choice is seen.
/// </summary>
internal sealed class PartReader : IDisposable
{
    private const int MaxDepth = 1 << 17; // of elements, for each of which the XML reader keeps some hundred bytes

    private static readonly string[] RelationshipNamespaces =
    [
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ];

    private readonly XmlReader _xml;
    private readonly Action<Exception> _onFault;
    private readonly HashSet<int> _chosen = []; // depths at which a choice of alternate content was taken
    private bool _owesEnd; // of an empty element
    private bool _isAhead; // the XML reader stands at a node not yet given

    /// <summary>Reads a part.</summary>
    /// <param name="xml">Its XML.</param>
    /// <param name="onFault">Is told why a part that is not sound cannot be read to its end.</param>
    internal PartReader(XmlReader xml, Action<Exception> onFault) => (_xml, _onFault) = (xml, onFault);

    /// <summary>What it stands at.</summary>
    internal PartNode Node { get; private set; }

    /// <summary>Local name of the element.</summary>
    internal string Name => _xml.LocalName;

    /// <summary>Namespace of the element.</summary>
    internal string Namespace => _xml.NamespaceURI;

    /// <summary>How many elements the node stands in.</summary>
    internal int Depth => _xml.Depth;

    /// <summary>Whether the element that begins here is written as an empty one.</summary>
    internal bool IsEmpty => _owesEnd;

    /// <summary>The characters of a text node.</summary>
    internal string Text => _xml.Value;

    /// <summary>Whether white space at the ends of the element's text counts.</summary>
    internal bool PreservesSpace => _xml.XmlSpace == XmlSpace.Preserve;

    /// <summary>Goes to the next node.</summary>
    /// <returns>False behind the last node, or where the part is damaged.</returns>
    internal bool Read()
    {
        if (_owesEnd)
        {
            _owesEnd = false;
            Node = PartNode.End;
            return true;
        }

        try
        {
            while (_isAhead ? !_xml.EOF : _xml.Read())
            {
                _isAhead = false;
                Node = NodeOf(_xml.NodeType);

                if (Node == PartNode.None || (Node == PartNode.Start && IsPassedOver()))
                    continue;

                _owesEnd = Node == PartNode.Start && _xml.IsEmptyElement;
                return true;
            }
        }
        catch (Exception e) when (IsDamage(e))
        {
            _onFault(e);
        }

        Node = PartNode.None;
        return false;
    }

    /// <summary>Goes to the next node within an element.</summary>
    /// <param name="depth">Depth of the element.</param>
    /// <returns>False at its end.</returns>
    internal bool ReadIn(int depth) => Read() && (Node != PartNode.End || Depth > depth);

    /// <summary>Passes over the rest of an element, its end included.</summary>
    /// <param name="depth">Depth of the element.</param>
    internal void Leave(int depth)
    {
        while (ReadIn(depth))
        {
        }
    }

    /// <summary>Passes over the element that begins here, its end included.</summary>
    internal void Skip()
    {
        if (!_owesEnd)
            Leave(Depth);

        _owesEnd = false;
    }

    /// <summary>The value of an attribute, qualified like its element or not at all; null if the element has none.</summary>
    internal string? Attribute(string name) => _xml.GetAttribute(name) ?? _xml.GetAttribute(name, _xml.NamespaceURI);

    /// <summary>The value of an attribute that names a relationship, such as r:id; null if the element has none.</summary>
    internal string? Relationship(string name = "id") =>
        _xml.GetAttribute(name, RelationshipNamespaces[0]) ?? _xml.GetAttribute(name, RelationshipNamespaces[1]);

    /// <summary>The number that an attribute states; null if it states none.</summary>
    internal int? Number(string name) =>
        int.TryParse(Attribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Whether an attribute of type ST_OnOff says yes; an element without it does.</summary>
    internal bool IsOn(string name = "val") => Attribute(name) is not ("0" or "false" or "off" or "none");

    /// <summary>All characters of the element that begins here, of those within it too; it is passed over.</summary>
    internal string ReadText()
    {
        var text = "";
        var depth = Depth;

        while (ReadIn(depth))
        {
            if (Node == PartNode.Text)
                text += Text;
        }

        return text;
    }

    /// <inheritdoc/>
    public void Dispose() => _xml.Dispose();

    /// <summary>Whether a fault lies in the content of a part, which costs what follows in that part.</summary>
    internal static bool IsDamage(Exception fault) =>
        fault is XmlException or InvalidDataException or ExtractLimitException or ArgumentException or IOException or NotSupportedException;

    private static PartNode NodeOf(XmlNodeType type) => type switch
    {
        XmlNodeType.Element => PartNode.Start,
        XmlNodeType.EndElement => PartNode.End,
        XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace => PartNode.Text,
        _ => PartNode.None,
    };

    /// <summary>Whether an element is an alternative that was not chosen, over which the XML reader then goes.</summary>
    private bool IsPassedOver()
    {
        if (_xml.Depth > MaxDepth)
            throw new ExtractLimitException($"its elements stand in more than {MaxDepth} others");

        var isPassedOver = false;

        switch (_xml.LocalName)
        {
            case "AlternateContent":
                _chosen.Remove(_xml.Depth + 1);
                break;
            case "Choice" when IsCompatibility:
                isPassedOver = !_chosen.Add(_xml.Depth);
                break;
            case "Fallback" when IsCompatibility:
                isPassedOver = _chosen.Contains(_xml.Depth);
                break;
        }

        if (isPassedOver)
        {
            _xml.Skip();
            _isAhead = true;
        }

        return isPassedOver;
    }

    private bool IsCompatibility => _xml.NamespaceURI.EndsWith("markup-compatibility/2006", StringComparison.Ordinal);
}
