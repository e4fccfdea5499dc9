using CsCheck;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.IndexFormat.Passages;
using DocumentSearch.IndexFormat.Tests.Analysis;

namespace DocumentSearch.IndexFormat.Tests.Passages;

public sealed class TokenOffsetsTests
{
    private static readonly Gen<string?> Stated = Gen.Frequency((1, Gen.Const((string?)null)), (1, RandomText.Texts.Select(text => (string?)text)));

    private static readonly Gen<int> Gaps = Gen.Frequency((9, Gen.Const(1)), (4, Gen.Int[0, 4]), (2, Gen.Int[-3, 70]), (1, Gen.Int[-5000, 1 << 24]));
    private static readonly Gen<int> Lengths = Gen.Frequency((9, Gen.Int[1, 12]), (1, Gen.Int[1, 255]), (1, Gen.Int[1, 1 << 20]));

    // Up to the bounds of blocks, and around them; some of the same gaps throughout.
    private static readonly Gen<(int Gap, int Length)[]> Words = Gen.Select(
        Gen.OneOf(Gen.Int[0, 20], Gen.Int[126, 130], Gen.Int[254, 258], Gen.Int[0, 1000]), Gaps, Lengths, Gen.Int[0, 3])
        .SelectMany(static (count, gap, length, same) => Gen.Select((same & 1) == 0 ? Gaps : Gen.Const(gap), (same & 2) == 0 ? Lengths : Gen.Const(length)).Array[count]);

    [Fact]
    public void Every_position_of_a_text_has_the_offsets_of_its_tokens() => Gen.Select(RandomText.Texts, Stated, Stated, Stated, Stated).Sample(
        (text, title, author, keywords, description) =>
        {
            using var tokens = new TextTokens(new TextAnalyzer());
            tokens.Read("another text that it reads before, of more-than-one words", new StatedWords("and a title"));
            tokens.EncodeOffsets();
            tokens.Read(text, new StatedWords(title, author, keywords, description));
            var table = Read(tokens.EncodeOffsets());
            var count = 0;
            var offset = 0;
            foreach (var (words, first) in new[]
            {
                (text, 0), (title, IndexFields.TitlePosition), (author, IndexFields.AuthorPosition), (keywords, IndexFields.KeywordsPosition),
                (description, IndexFields.DescriptionPosition),
            })
            {
                if (first > 0 && string.IsNullOrEmpty(words))
                    continue;

                var analyzed = new TextAnalyzer().Analyze(words);
                foreach (var token in analyzed)
                {
                    // Each token lies within what the table says of its positions.
                    Assert.InRange(offset + token.Start, table.Start(first + token.Position), table.End(first + token.Position + token.Length - 1) - 1);
                    Assert.InRange(offset + token.End, table.Start(first + token.Position) + 1, table.End(first + token.Position + token.Length - 1));
                }

                foreach (var position in analyzed.Select(t => t.Position).Distinct())
                {
                    Assert.Equal(offset + analyzed.Where(t => t.Position == position).Min(t => t.Start), table.Start(first + position));
                    Assert.Equal(offset + analyzed.Where(t => t.Position + t.Length - 1 == position).Max(t => t.End), table.End(first + position));
                    count++;
                }

                Assert.Throws<InvalidDataException>(() => table.Start(first + (analyzed.Count == 0 ? 0 : analyzed[^1].Position + 1)));
                offset += words!.Length + 1;
            }

            Assert.Equal(count, table.Count);
        },
        iter: 2000);

    [Theory]
    [InlineData("see mother-in-law's house", 3, "law's", "mother-in-law's")]
    [InlineData("say C++ or C", 1, "C++", "C++")]
    [InlineData("㍿ ab", 0, "㍿", "㍿")]
    public void The_last_position_of_a_compound_ends_where_the_compound_does(string text, int position, string word, string whole)
    {
        using var tokens = new TextTokens(new TextAnalyzer());
        tokens.Read(text);
        var table = Read(tokens.EncodeOffsets());
        var first = text.IndexOf(whole, StringComparison.Ordinal);
        Assert.Equal(word, text[table.Start(position)..table.End(position)]);
        Assert.Equal(first + whole.Length, table.End(position));
    }

    [Fact]
    public void What_is_stored_is_read_back() => Gen.Select(Words, Gen.Int[0, 1000].Array[IndexFields.Ranges - 1], Gen.Bool).Sample(
        (words, cuts, isStated) =>
        {
            var (starts, ends) = Offsets(words);
            var counts = Counts(words.Length, isStated ? cuts : []);
            var table = Read(new TokenOffsetsEncoder().Encode(starts, ends, counts));
            Assert.Equal(words.Length, table.Count);
            for (int range = 0, i = 0; range < counts.Length; range++)
            {
                for (var k = 0; k < counts[range]; k++, i++)
                {
                    var position = range * IndexFields.TitlePosition + k;
                    Assert.Equal((starts[i], ends[i]), (table.Start(position), table.End(position)));
                }

                Assert.Throws<InvalidDataException>(() => table.End(range * IndexFields.TitlePosition + counts[range]));
            }
        },
        iter: 3000);

    [Fact]
    public void Any_position_is_found_first()
    {
        var words = Enumerable.Range(0, 1000).Select(i => (i % 7, i % 11 + 1)).ToArray();
        var (starts, ends) = Offsets(words);
        var stored = new TokenOffsetsEncoder().Encode(starts, ends, Counts(words.Length, []));
        for (var i = 0; i < words.Length; i += 37)
            Assert.Equal((starts[i], ends[i]), (Read(stored).Start(i), Read(stored).End(i)));
    }

    [Fact]
    public void It_may_be_used_again_after_it_gave_its_memory_back()
    {
        var words = Enumerable.Range(0, 5000).Select(i => (i % 5, i % 13 + 1)).ToArray();
        var (starts, ends) = Offsets(words);
        using var table = new TokenOffsets();
        for (var turn = 0; turn < 3; turn++)
        {
            table.Read(new TokenOffsetsEncoder().Encode(starts, ends, Counts(words.Length, [])));
            for (var i = 0; i < words.Length; i += 7)
            {
                var position = i * 31 % words.Length;
                Assert.Equal((starts[position], ends[position]), (table.Start(position), table.End(position)));
            }

            if (turn == 1)
                table.Dispose();
        }

        table.Dispose();
        Assert.Throws<InvalidDataException>(() => table.Start(0));
    }

    [Fact]
    public void Words_that_are_all_alike_take_nearly_nothing()
    {
        var (starts, ends) = Offsets([.. Enumerable.Repeat((1, 5), 128 * 100)]);
        Assert.InRange(new TokenOffsetsEncoder().Encode(starts, ends, Counts(starts.Length, [])).Length, 1, 100 * 7);
    }

    [Fact]
    public void Damaged_bytes_are_told_or_give_ranges() => Gen.Select(Words, Gen.Int[0, 1 << 20], Gen.Byte, Gen.Int[0, 3]).Sample(
        (words, place, value, way) =>
        {
            var (starts, ends) = Offsets(words);
            var stored = new TokenOffsetsEncoder().Encode(starts, ends, Counts(words.Length, []));
            if (way == 0)
                stored = stored[..(place % stored.Length)];
            else
                stored[way == 1 ? place % stored.Length : place % Math.Min(8, stored.Length)] = value;

            AssertToldOrBounded(stored);
        },
        iter: 3000);

    [Fact]
    public void Any_bytes_are_a_table_or_told_to_be_none() => Gen.Byte.Array[0, 40].Sample(AssertToldOrBounded, iter: 3000);

    [Theory]
    [InlineData()]
    [InlineData(0x80)]
    [InlineData(0x02)]
    [InlineData(0x02, 0x00, 0x01)]
    [InlineData(0x02, 0x00, 0x01, 0x05)]
    [InlineData(0xFE, 0xFF, 0xFF, 0x0F, 0x00, 0x01, 0x44)]
    public void Nonsense_is_told(params int[] bytes) =>
        Assert.Throws<InvalidDataException>(() => Read([.. bytes.Select(b => (byte)b)]).Start(0));

    private static void AssertToldOrBounded(byte[] stored)
    {
        try
        {
            var table = Read(stored);
            // No more is held than the bytes can say.
            Assert.InRange(table.Count, 0, stored.Length * 128);
            for (var i = 0; i < table.Count; i++)
                Assert.InRange(table.Start(i), 0, table.End(i));
        }
        catch (InvalidDataException)
        {
            // Told.
        }
    }

    private static TokenOffsets Read(byte[] stored)
    {
        var table = new TokenOffsets();
        // What was read before is gone.
        table.Read(new TokenOffsetsEncoder().Encode([3, 9], [5, 12], [1, 1, 0, 0, 0, 0]));
        Assert.Equal((3, 12), (table.Start(0), table.End(IndexFields.TitlePosition)));
        table.Read(stored);
        return table;
    }

    private static (int[] Starts, int[] Ends) Offsets((int Gap, int Length)[] words)
    {
        var end = 0;
        var starts = new int[words.Length];
        var ends = new int[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            starts[i] = Math.Clamp(end + words[i].Gap, 0, 1 << 29);
            ends[i] = end = starts[i] + words[i].Length;
        }

        return (starts, ends);
    }

    private static int[] Counts(int all, int[] cuts)
    {
        var counts = new int[IndexFields.Ranges];
        counts[0] = all;
        for (var i = 0; i < cuts.Length; i++)
        {
            counts[i + 1] = Math.Min(counts[0], cuts[i]);
            counts[0] -= counts[i + 1];
        }

        return counts;
    }
}
