using System.Buffers.Binary;
using DocumentSearch.Extract.Formats.Compound;

namespace DocumentSearch.Extract.Formats.LegacyOffice;

/// <summary>Reads presentations of PowerPoint 97 to 2003 ([MS-PPT]).</summary>
internal sealed class SlideShow
{
    /// <summary>The stream by which a presentation is known.</summary>
    internal const string StreamName = "PowerPoint Document";

    private const ushort SlideContainer = 1006;
    private const ushort NotesContainer = 1008;
    private const ushort NotesAtom = 1009;
    private const ushort PersistAtom = 1011;
    private const ushort SlideList = 4080;
    private const uint EncryptedToken = 0xF3D1C4DF;
    private const int SlidesOfList = 0; // what a list of slides is for
    private const int NotesOfList = 2;

    private readonly byte[] _stream;
    private readonly SlideDirectory _directory;
    private readonly TextBuilder _text;
    private readonly Dictionary<uint, List<SlideText>> _notes = [];
    private int _slides;
    private int _missing;

    private SlideShow(byte[] stream, byte[] currentUser, ExtractionTask task)
    {
        _stream = stream;
        _directory = SlideDirectory.Read(stream, currentUser);
        _text = new TextBuilder(task);
    }

    /// <summary>Reads a presentation.</summary>
    internal static ExtractResult Read(CompoundFile file, CompoundEntry presentation, ExtractionTask task)
    {
        var stream = file.Read(presentation.Stream(StreamName)!);
        var currentUser = presentation.Stream("Current User") is { } user ? file.Read(user) : [];

        if (IsEncrypted(currentUser, presentation))
            return new ExtractResult.Skipped(SkipReason.Encrypted, "it is protected by a password");

        var result = new SlideShow(stream, currentUser, task).Read(SummaryInformation.Of(file, presentation), file);
        SlideObjects.Embed(stream, task);
        return result;
    }

    private static bool IsEncrypted(ReadOnlySpan<byte> currentUser, CompoundEntry presentation) =>
        presentation.Stream("EncryptedSummary") is not null
        || currentUser.Length >= 16 && BinaryPrimitives.ReadUInt32LittleEndian(currentUser[12..]) == EncryptedToken;

    private ExtractResult Read(SummaryInformation summary, CompoundFile file)
    {
        if (_directory.Find(_stream, _directory.Document) is { IsContainer: true } document)
            ReadListed(document);
        if (_slides == 0)
            ReadAll();

        if (_text.IsEmpty)
            return new ExtractResult.Skipped(SkipReason.NoText, "it holds no text");

        return new ExtractResult.Ok(_text.Finish("ppt") with
        {
            Title = summary.Title,
            Date = summary.Date,
            Properties = summary.Properties,
            Loss = _missing > 0 ? $"{_missing} of {_slides} slides could not be read" : file.IsTruncated ? "parts of it are missing" : null,
        });
    }

    /// <summary>Reads the slides in the order in which they are shown.</summary>
    private void ReadListed(SlideRecord document)
    {
        var lists = Children(document).Where(r => r.Type == SlideList).ToList();

        foreach (var (part, _, _) in lists.Where(l => l.Instance == NotesOfList).SelectMany(Entries))
        {
            if (_directory.Find(_stream, part) is { Type: NotesContainer } notes)
                ReadNotes(notes);
        }

        foreach (var (part, id, outline) in lists.Where(l => l.Instance == SlidesOfList).SelectMany(Entries))
        {
            var slide = _directory.Find(_stream, part);
            _missing += slide is null ? 1 : 0;
            // texts in the places that the layout has for them stand in the list
            Write([.. outline, .. slide is { } found ? SlideTexts.Of(_stream, SlideRecord.Within(_stream, found)) : []], id);
        }
    }

    /// <summary>Reads all slides that are found, where nothing says in which order they are shown.</summary>
    private void ReadAll()
    {
        var all = SlideRecord.Within(_stream, new SlideRecord(0, 0, true, 0, _stream.Length));

        foreach (var slide in all.Where(r => r.Type is SlideContainer or NotesContainer))
            Write(SlideTexts.Of(_stream, SlideRecord.Within(_stream, slide)), 0);
    }

    private List<SlideRecord> Children(SlideRecord container)
    {
        var children = new List<SlideRecord>();

        for (var at = container.Start; at < container.End && SlideRecord.At(_stream, at) is { } child; at = child.End)
            children.Add(child);

        return children;
    }

    /// <summary>The slides of a list: number of the part, identifier, texts that stand in the list.</summary>
    private List<(uint Part, uint Id, List<SlideText> Outline)> Entries(SlideRecord list)
    {
        var entries = new List<(uint, uint, List<SlideText>)>();
        var open = new List<SlideRecord>();

        foreach (var record in Children(list))
        {
            if (record.Type != PersistAtom || record.Length < 16)
            {
                open.Add(record);
                continue;
            }

            Close();
            entries.Add((Number(record.Start), Number(record.Start + 12), []));
        }

        Close();
        return entries;

        void Close()
        {
            if (entries.Count > 0)
                entries[^1].Item3.AddRange(SlideTexts.Of(_stream, open));
            open.Clear();
        }
    }

    private void ReadNotes(SlideRecord notes)
    {
        var records = SlideRecord.Within(_stream, notes);
        var atom = records.Find(r => r.Type == NotesAtom && r.Length >= sizeof(uint));

        if (atom.Type == NotesAtom)
            _notes.TryAdd(Number(atom.Start), SlideTexts.Of(_stream, records));
    }

    private void Write(List<SlideText> texts, uint id)
    {
        _slides++;
        var title = texts.Find(t => t.IsTitle).Text;
        _text.Place(PlaceKind.Slide, _slides, title is null ? null : Label(title));

        // the title may stand behind the rest in the file
        foreach (var text in texts.OrderBy(t => !t.IsTitle))
            Write(text);

        foreach (var text in _notes.GetValueOrDefault(id) ?? [])
            Write(text with { IsTitle = false });
    }

    private void Write(SlideText text)
    {
        foreach (var paragraph in text.IsTitle ? [text.Text.Replace('\r', ' ')] : text.Text.Split('\r'))
        {
            // a vertical tab breaks the line
            _text.WriteMarked(paragraph.Replace('\v', '\n'));
            _text.End(text.IsTitle ? BlockKind.Heading : BlockKind.Paragraph, text.IsTitle ? 1 : 0);
        }
    }

    private static string? Label(string title) =>
        string.Join(' ', title.Split(['\r', '\v', ' '], StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } label ? label : null;

    private uint Number(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(_stream.AsSpan(offset));
}
