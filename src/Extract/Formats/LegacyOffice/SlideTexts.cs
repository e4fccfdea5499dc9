using System.Buffers.Binary;
using System.Text;

namespace DocumentSearch.Extract.Formats.LegacyOffice;

/// <summary>A text of a slide.</summary>
/// <param name="IsTitle">Whether it is the title.</param>
/// <param name="Text">The text; paragraphs end with a carriage return.</param>
internal readonly record struct SlideText(bool IsTitle, string Text);

/// <summary>Reads the texts in records.</summary>
internal static class SlideTexts
{
    private const ushort Header = 3999;
    private const ushort Wide = 4000;
    private const ushort Narrow = 4008;
    private const ushort String = 4026;
    private const ushort Comment = 12000;

    /// <summary>The texts among some records, in their order; of comments who wrote them and what.</summary>
    internal static List<SlideText> Of(ReadOnlySpan<byte> stream, IEnumerable<SlideRecord> records)
    {
        var texts = new List<SlideText>();
        var isTitle = false;
        var endOfComment = 0;

        foreach (var record in records)
        {
            var data = stream.Slice(record.Start, record.Length);

            switch (record.Type)
            {
                case Header:
                    // titles, and titles in the centre
                    isTitle = data.Length >= 4 && BinaryPrimitives.ReadInt32LittleEndian(data) is 0 or 6;
                    break;
                case Wide:
                    texts.Add(new SlideText(isTitle, Encoding.Unicode.GetString(data)));
                    break;
                case Narrow:
                    texts.Add(new SlideText(isTitle, Encoding.Latin1.GetString(data)));
                    break;
                case Comment:
                    endOfComment = record.End;
                    break;
                // the third string of a comment is what its writer is called for short
                case String when record.Start < endOfComment && record.Instance < 2:
                    texts.Add(new SlideText(false, Encoding.Unicode.GetString(data)));
                    break;
            }
        }

        return texts;
    }
}
