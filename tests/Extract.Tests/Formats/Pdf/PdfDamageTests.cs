using System.Text;
using CsCheck;

namespace DocumentSearch.Extract.Tests.Formats.Pdf;

/// <summary>Documents without text, damaged documents, and such as are made to do harm.</summary>
public sealed class PdfDamageTests
{
    [Fact]
    public void A_document_without_text_says_why()
    {
        var file = new PdfFile();
        var picture = file.Stream([0], "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray");
        file.Resources = $"/XObject<</X1 {picture} 0 R>>";
        file.Page("q 100 0 0 100 0 0 cm /X1 Do Q");

        Assert.Equal((SkipReason.NoText, "no text layer: its pages are pictures"), Skip(file.ToBytes()));
        Assert.Equal((SkipReason.NoText, "its pages are empty"), Skip(PdfFile.Of("")));
    }

    [Fact]
    public void A_document_with_a_password_says_so()
    {
        var file = new PdfFile { Trailer = $"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{new string('1', 64)}>/U<{new string('2', 64)}>>>/ID[<00><00>]" };
        file.Page(PdfFile.Lines((50, 700, "secret")));

        Assert.Equal((SkipReason.Encrypted, "it is protected by a password"), Skip(file.ToBytes()));
    }

    [Fact]
    public void A_document_may_begin_after_something_else()
    {
        byte[] file = [.. "junk before the document\n"u8, .. PdfFile.Of(PdfFile.Lines((50, 700, "found")))];

        Assert.Equal("found", Extraction.Read("a.pdf", file).Text);
        Assert.True(TextExtraction.IsDerived("a.pdf", file, file.Length, ExtractLimits.Default));
        Assert.False(TextExtraction.IsDerived("a.txt", "How a file begins: %PDF-1.7, then 1 0 obj"u8, 50, ExtractLimits.Default));
    }

    [Fact]
    public void A_file_whose_end_is_cut_off_is_read_by_its_objects()
    {
        var whole = PdfFile.Of(PdfFile.Lines((50, 700, "still here")), PdfFile.Lines((50, 700, "and here")));
        var list = Encoding.Latin1.GetString(whole).IndexOf("xref\n", StringComparison.Ordinal);

        var document = Extraction.Read("a.pdf", whole.AsMemory(0, list));

        Assert.Equal(["Paragraph: still here", "Paragraph: and here"], document.Outline());
    }

    [Fact]
    public void Objects_that_stand_packed_are_found_without_a_list()
    {
        var packed = new PdfFile();
        var content = packed.Packed(Encoding.Latin1.GetBytes(PdfFile.Lines((50, 700, "out of a pack"))));
        string[] objects =
        [
            "<</Type/Catalog/Pages 21 0 R>>", "<</Type/Pages/Kids[22 0 R]/Count 1>>",
            $"<</Type/Page/Parent 21 0 R/MediaBox[0 0 600 800]/Contents {content} 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        ];
        var table = string.Join(' ', objects.Select((o, i) => $"{20 + i} {objects.Take(i).Sum(p => p.Length + 1)}")) + " ";
        packed.Packed(Encoding.Latin1.GetBytes(table + string.Join('\n', objects)), $"/Type/ObjStm/N 3/First {table.Length}");
        var bytes = Encoding.Latin1.GetString(packed.ToBytes()).Replace("/Type/Catalog/Pages 2 0 R", "/Type/Broken", StringComparison.Ordinal);
        var end = bytes.IndexOf("xref\n", StringComparison.Ordinal);

        Assert.Equal("out of a pack", Extraction.Read("a.pdf", Encoding.Latin1.GetBytes(bytes[..end])).Text);
    }

    [Fact]
    public void A_page_that_fails_costs_that_page()
    {
        var file = new PdfFile();
        file.Page(PdfFile.Lines((50, 700, "good")));
        file.Page(PdfFile.Lines((50, 700, "bad")), "/MediaBox 7 /Rotate (x) /Contents[99 0 R 98 0 R]");

        var document = Extraction.Read("a.pdf", file.ToBytes());

        Assert.Equal("good", document.Text);
        Assert.Equal("1 of 2 pages could be read in part only", document.Loss);
    }

    [Fact]
    public void A_stream_that_breaks_off_is_read_as_far_as_it_goes()
    {
        var file = new PdfFile();
        var content = string.Concat(Enumerable.Range(0, 60).Select(i => $"BT /F1 10 Tf 50 {790 - 12 * i} Td (line number {i}) Tj ET\n"));
        file.PageOf(file.Packed(Encoding.Latin1.GetBytes(content)));
        var bytes = file.ToBytes();
        var start = Encoding.Latin1.GetString(bytes).IndexOf("stream\n", StringComparison.Ordinal) + 200;
        bytes.AsSpan(start, 40).Fill(0xFF);

        Assert.Contains("line number 3", Extraction.Read("a.pdf", bytes).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Forms_that_draw_forms_without_end_are_left_off()
    {
        var file = new PdfFile();
        var forms = Enumerable.Range(0, 12).Select(i => $"/X{i} {i + 3} 0 R").ToArray();
        for (var i = 0; i < 12; i++)
            file.Stream(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat($"/X{i + 1} Do\n", 10))), "/Type/XObject/Subtype/Form/BBox[0 0 9 9]");

        file.Resources = $"/XObject<<{string.Join(' ', forms)} /X12 3 0 R>>";
        file.Page(PdfFile.Lines((50, 700, "before")) + " /X0 Do");

        var document = Extraction.Read("a.pdf", file.ToBytes());

        Assert.Equal("before", document.Text);
        Assert.Equal("1 of 1 pages could be read in part only", document.Loss);
    }

    [Fact]
    public void Content_that_unpacks_to_more_than_is_read_of_a_page_is_cut_off()
    {
        var file = new PdfFile();
        var content = Encoding.Latin1.GetBytes(PdfFile.Lines((50, 700, "at the beginning")));
        Array.Resize(ref content, 40 << 20);
        file.PageOf(file.Packed(content));

        var document = Extraction.Read("a.pdf", file.ToBytes());

        Assert.Equal("at the beginning", document.Text);
        Assert.Equal("1 of 1 pages could be read in part only", document.Loss);
    }

    [Fact]
    public void A_document_in_whose_rest_text_may_stand_is_not_called_empty()
    {
        var file = new PdfFile();
        file.PageOf(file.Packed(new byte[40 << 20]));

        Assert.Equal((SkipReason.Corrupt, "no text was found, but 1 of 1 pages could be read in part only"), Skip(file.ToBytes()));
    }

    [Fact]
    public void Arrays_that_are_nested_deep_end_nothing_but_the_document()
    {
        var file = new PdfFile { Catalog = "/Deep 3 0 R" };
        file.Object(new string('[', 100_000) + new string(']', 100_000));
        file.Page(PdfFile.Lines((50, 700, "fine")), "/Annots 3 0 R");

        Assert.Equal("fine", Extraction.Read("a.pdf", file.ToBytes()).Text);
    }

    [Fact]
    public void Rows_of_an_object_list_that_are_absurdly_wide_do_no_harm()
    {
        var bytes = Encoding.Latin1.GetBytes(
            "%PDF-1.7\n1 0 obj\n<</Type/XRef/Size 3/W[1 2 16666666666]/Root 2 0 R/Length 4>>stream\nabcd\nendstream\nendobj\nstartxref\n9\n%%EOF");

        Assert.Equal(SkipReason.Corrupt, Skip(bytes).Reason);
    }

    [Fact]
    public void No_mutation_of_a_document_makes_extraction_fail()
    {
        var file = new PdfFile { Catalog = "/PageLabels<</Nums[0<</S/r>>]>>/Lang(en)" };
        file.FontOf("a", "b");
        file.PageOf(file.Packed(Encoding.Latin1.GetBytes(PdfFile.Lines((50, 700, "some text"), (50, 600, "more of it")))), "/Annots[<</Subtype/Text/Contents(note)>>]");
        file.Page("BT /F2 10 Tf 50 700 Td <0102> Tj ET");
        var whole = file.ToBytes();

        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[1, 8].Sample(
            changes =>
            {
                var mutated = whole.ToArray();
                foreach (var (at, value) in changes)
                    mutated[at] = value;

                if (Extraction.Run("a.pdf", mutated) is ExtractResult.Ok { Document: var document })
                    Extraction.AssertSound(document);
            },
            iter: 300);
    }

    private static (SkipReason Reason, string Detail) Skip(byte[] file)
    {
        var skipped = Extraction.Skip("a.pdf", file);
        return (skipped.Reason, skipped.Detail);
    }
}
