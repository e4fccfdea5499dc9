using System.Text;
using CsCheck;
using DocumentSearch.Extract.Formats;

namespace DocumentSearch.Extract.Tests.Formats;

public sealed class TextBuilderTests
{
    private static readonly Gen<string> Pieces = Gen.String[Gen.Char["ab \t\r\n\0\u0007\u00A0\u00AD\uFEFF\u2028\uD83D\uDE00漢"], 0, 12];

    [Fact]
    public void Blocks_and_places_keep_their_promises_whatever_is_written() =>
        Gen.Select(Pieces.List[0, 30], Gen.Int[0, 6].List[30], Gen.Int[1, 120]).Sample((pieces, steps, longest) =>
        {
            var builder = Builder(longest);
            for (var i = 0; i < pieces.Count; i++)
                Step(builder, steps[i], pieces[i], i);

            var text = builder.Finish("test");

            Assert.True(text.Text.Length <= longest);
            Assert.Equal(text.Text, new UTF8Encoding(false, true).GetString(Encoding.UTF8.GetBytes(text.Text)));
            Assert.DoesNotContain(text.Text, c => char.IsControl(c) && c is not ('\n' or '\t'));
            var end = 0;
            foreach (var block in text.Blocks)
            {
                Assert.True(block.Start >= end && block.End > block.Start && block.End <= text.Text.Length);
                Assert.False(char.IsWhiteSpace(text.Text[block.Start]) || char.IsWhiteSpace(text.Text[block.End - 1]));
                end = block.End;
            }

            Assert.Equal(text.Places.Select(p => p.Start).Distinct().Order(), text.Places.Select(p => p.Start));
            Assert.All(text.Places, p => Assert.InRange(p.Start, 0, text.Text.Length));
        });

    [Fact]
    public void White_space_of_a_source_counts_as_one_space()
    {
        var builder = Builder();
        builder.Write("  one \r\n two");
        builder.Write("  ");
        builder.Write("three\t");
        builder.LineBreak();
        builder.Write(" four ");
        builder.End(BlockKind.Paragraph);

        Assert.Equal("one two three\nfour", builder.Finish("test").Text);
    }

    [Fact]
    public void Preformatted_text_keeps_its_white_space()
    {
        var builder = Builder();
        builder.IsPreformatted = true;
        builder.Block(BlockKind.Code, "\nif (a)\r\n    b();\n");

        Assert.Equal("if (a)\n    b();", builder.Finish("test").Text);
    }

    [Fact]
    public void Cells_are_counted_by_tabs_from_the_place_of_their_row()
    {
        var builder = Builder();
        builder.Place(PlaceKind.Sheet, 1, "Data", row: 3, column: 1);
        builder.Tab();
        builder.Write("b3");
        builder.Tab();
        builder.Write("c3");
        builder.End(BlockKind.TableRow);
        builder.Place(PlaceKind.Sheet, 1, "Data", row: 4, column: 1);
        builder.Block(BlockKind.TableRow, "a4");
        var text = builder.Finish("test");

        Assert.Equal("\tb3\tc3\na4", text.Text);
        Assert.Equal([new Place(0, PlaceKind.Sheet, 1, "Data", 3, 1), new Place(7, PlaceKind.Sheet, 1, "Data", 4, 1)], text.Places);
        Assert.Equal([new Block(1, 6, BlockKind.TableRow), new Block(7, 9, BlockKind.TableRow)], text.Blocks);
    }

    [Fact]
    public void A_place_without_text_is_passed_over()
    {
        var builder = Builder();
        builder.Place(PlaceKind.Page, 1);
        builder.Block(BlockKind.Paragraph, " ");
        builder.Place(PlaceKind.Page, 2);
        builder.Block(BlockKind.Paragraph, "two");

        Assert.Equal([new Place(0, PlaceKind.Page, 2)], builder.Finish("test").Places);
    }

    [Fact]
    public void A_text_that_is_too_long_says_that_it_is_cut()
    {
        var builder = Builder(longest: 5);
        builder.Block(BlockKind.Paragraph, "four");
        builder.Block(BlockKind.Paragraph, "more");
        var text = builder.Finish("test");

        Assert.True(builder.IsFull);
        Assert.True(text.IsCutOff);
        Assert.Equal("four", text.Text);
    }

    private static TextBuilder Builder(int longest = 1000) =>
        new(ExtractionTask.Of(ExtractLimits.Default with { MaxText = longest }, null, TestContext.Current.CancellationToken));

    private static void Step(TextBuilder builder, int step, string piece, int number)
    {
        builder.IsPreformatted = piece.Length > 9;

        switch (step)
        {
            case 0:
                builder.End(BlockKind.Paragraph);
                break;
            case 1:
                builder.End(BlockKind.TableRow);
                break;
            case 2:
                builder.Tab();
                break;
            case 3:
                builder.LineBreak();
                break;
            case 4:
                builder.Place(PlaceKind.Page, number + 1);
                break;
            default:
                builder.Write(piece);
                break;
        }
    }
}
