using CsCheck;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.IndexFormat.Tests.Analysis;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace DocumentSearch.IndexFormat.Tests;

public sealed class DocumentTokensTests
{
    private static readonly Gen<string?> Stated = Gen.Frequency((1, Gen.Const((string?)null)), (1, RandomText.Texts.Select(text => (string?)text)));

    [Fact]
    public void Links_follow_at_positions_of_their_own() => Gen.Select(RandomText.Texts, Stated, Stated, Stated).Array[1, 5].Sample(
        texts =>
        {
            using var tokens = new DocumentTokens(new TextAnalyzer());
            foreach (var (text, title, description, links) in texts)
            {
                tokens.Read(text, new StatedWords(title, null, null, description, links));
                for (var round = 0; round < 2; round++)
                {
                    Assert.Equal(Expected(text, title, description, links, t => t.Term), Read(tokens.Body, End(text, title, description, links)));
                    Assert.Equal(Expected(text, title, description, links, t => t.Form), Read(tokens.Forms, End(text, title, description, links)));
                }
            }
        },
        iter: 300);

    private static int End(params string?[] stated) => stated.Sum(s => s is { Length: > 0 } ? s.Length + 1 : s == stated[0] ? 1 : 0) - 1;

    private static List<(string Term, int Position, int Start, int End, int Length)> Expected(
        string text, string? title, string? description, string? links, Func<AnalyzedToken, string> term)
    {
        var (expected, offset) = (new List<(string, int, int, int, int)>(), 0);
        foreach (var (words, position) in new[] { (text, 0), (title, IndexFields.TitlePosition), (description, IndexFields.DescriptionPosition), (links, IndexFields.LinksPosition) })
        {
            if (position > 0 && string.IsNullOrEmpty(words))
                continue;

            expected.AddRange(new TextAnalyzer().Analyze(words!).Select(t => (term(t), position + t.Position, offset + t.Start, offset + t.End, t.Length)));
            offset += words!.Length + 1;
        }

        return expected;
    }

    private static List<(string Term, int Position, int Start, int End, int Length)> Read(TokenStream stream, int end)
    {
        var (term, offset) = (stream.GetAttribute<ITermToBytesRefAttribute>(), stream.GetAttribute<IOffsetAttribute>());
        var (increment, payload) = (stream.GetAttribute<IPositionIncrementAttribute>(), stream.GetAttribute<IPayloadAttribute>());
        var (read, position) = (new List<(string, int, int, int, int)>(), -1);
        stream.Reset();
        while (stream.IncrementToken())
        {
            position += increment.PositionIncrement;
            var length = payload.Payload is { } bytes ? bytes.Bytes[bytes.Offset] : 1;
            read.Add((term.BytesRef.Utf8ToString(), position, offset.StartOffset, offset.EndOffset, length));
        }

        Assert.False(stream.IncrementToken());
        stream.End();
        // Links without a word leave no trace.
        if (read.Count > 0 && read[^1].Item2 >= IndexFields.LinksPosition)
            Assert.Equal((end, end), (offset.StartOffset, offset.EndOffset));

        return read;
    }
}
