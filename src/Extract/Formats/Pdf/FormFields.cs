using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>Reads what is filled in on a form (ISO 32000-1, 12.7), each field once.</summary>
internal sealed class FormFields
{
    private const int MaxFields = 100_000;
    private const int MaxParents = 32;
    private const int PushButton = 1 << 16; // a flag of buttons
    private const int Password = 1 << 13; // a flag of texts

    private readonly HashSet<IToken> _read = new(ReferenceEqualityComparer.Instance);

    /// <summary>What a field shows, with the name that its author gave it for readers; null if nothing is filled in.</summary>
    /// <param name="objects">The document's objects.</param>
    /// <param name="widget">The field, or the place on a page where it stands.</param>
    internal string? Read(PdfObjects objects, DictionaryToken widget)
    {
        var field = Owner(objects, widget);
        if (!_read.Add(field))
            return null;

        var flags = objects.Integer(field, "Ff") ?? objects.Integer(widget, "Ff") ?? 0;
        var value = Inherited(objects, widget, "FT") switch
        {
            NameToken { Data: "Btn" } when (flags & PushButton) != 0 => objects.Text(objects.Dictionary(widget, "MK"), "CA"),
            NameToken { Data: "Btn" } => Chosen(objects, field, widget),
            NameToken { Data: "Tx" } when (flags & Password) != 0 => null,
            NameToken { Data: "Sig" } => Signer(objects, field),
            _ => Value(objects, field),
        };

        return value;
    }

    /// <summary>Counts a field as read whose text was read where it is drawn.</summary>
    /// <returns>Nothing, as there is no more to say.</returns>
    internal string? Leave(PdfObjects objects, DictionaryToken widget)
    {
        _read.Add(Owner(objects, widget));
        return null;
    }

    /// <summary>Whether a field is a button, a box to tick or one of several to choose from.</summary>
    internal static bool IsButton(PdfObjects objects, DictionaryToken widget) =>
        Inherited(objects, widget, "FT") is NameToken { Data: "Btn" };

    /// <summary>Fields that stand on no page.</summary>
    internal IEnumerable<string> Others(PdfObjects objects, DictionaryToken catalog)
    {
        var open = new Queue<IToken>(objects.Array(objects.Dictionary(catalog, "AcroForm"), "Fields"));
        var seen = new HashSet<IndirectReference>();

        for (var fields = 0; fields < MaxFields && open.TryDequeue(out var token); fields++)
        {
            if (token is IndirectReferenceToken reference && !seen.Add(reference.Data))
                continue;
            if (objects.Dictionary(token) is not { } field)
                continue;

            foreach (var kid in objects.Array(field, "Kids"))
                open.Enqueue(kid);

            if (field.Data.ContainsKey("V") && Read(objects, field) is { } value)
                yield return value;
        }
    }

    /// <summary>The field that holds the value: those of one name that stand in several places share their parent.</summary>
    private static DictionaryToken Owner(PdfObjects objects, DictionaryToken widget)
    {
        var field = widget;
        for (var i = 0; i < MaxParents && !field.Data.ContainsKey("V") && objects.Dictionary(field, "Parent") is { } parent; i++)
            field = parent;

        return field;
    }

    private static IToken? Inherited(PdfObjects objects, DictionaryToken field, string key)
    {
        for (var i = 0; i < MaxParents; i++)
        {
            if (objects.Entry(field, key) is { } value)
                return value;
            if (objects.Dictionary(field, "Parent") is not { } parent)
                return null;

            field = parent;
        }

        return null;
    }

    /// <summary>The text of a text field, or what is chosen from a list, as the list shows it.</summary>
    private static string? Value(PdfObjects objects, DictionaryToken field)
    {
        var value = objects.Entry(field, "V");
        if (value is StreamToken)
            return null;

        var chosen = value is ArrayToken several ? several.Data.Select(objects.Text) : [objects.Text(value)];
        var options = objects.Array(field, "Opt");
        var shown = chosen.OfType<string>().Select(text => Shown(objects, options, text)).ToList();
        return shown.Count > 0 ? string.Join(", ", shown) : null;
    }

    private static string Shown(PdfObjects objects, IReadOnlyList<IToken> options, string exported)
    {
        foreach (var option in options)
        {
            if (objects.Resolve(option) is ArrayToken { Data: [var value, var text] } && objects.Text(value) == exported)
                return objects.Text(text) ?? exported;
        }

        return exported;
    }

    /// <summary>What a box that is ticked stands for, if it says so in words.</summary>
    private static string? Chosen(PdfObjects objects, DictionaryToken field, DictionaryToken widget)
    {
        var state = objects.Name(widget, "AS") ?? objects.Name(field, "V");
        return state is null or "Off" ? null : objects.Text(widget, "TU") ?? objects.Text(field, "TU");
    }

    private static string? Signer(PdfObjects objects, DictionaryToken field) => objects.Text(objects.Dictionary(field, "V"), "Name");
}
